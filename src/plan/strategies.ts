import {parse, type SemVer} from 'semver';
import type {Facts} from '../context/facts.ts';
import {PRIORITY} from '../inputs/rules/rule.ts';
import type {StrategyName, TagLine, TagStrategy} from '../inputs/settings.ts';
import type {TagClaim} from './plan.ts';
import {NEWEST, NO_CLAIM} from './rules/claims.ts';

/** What a strategy makes of an event, before prefix, suffix and cleaning. */
export interface StrategyTag {
  readonly value: string;
  readonly claim: TagClaim;
  readonly moving: boolean;
}

export interface StrategyRun {
  readonly facts: Facts;
  /** All lines, strategies and rules. */
  readonly lines: readonly TagLine[];
  /** `latest` goes with the default branch although versions are asked for. */
  readonly latestOfBranch: boolean;
  readonly shortSha: string;
}

type Strategy = (run: StrategyRun, line: TagStrategy) => readonly StrategyTag[];

const STRATEGY = {
  nightly: ({facts}) => (facts.event.name === 'schedule' ? [moving('nightly', NO_CLAIM)] : []),
  semver: ({facts}) => versionTags(releaseVersion(facts), facts.event.preRelease),
  edge: ({facts}, line) =>
    isBranch(facts, line.value ?? facts.repository.defaultBranch) ? [moving('edge', NEWEST)] : [],
  branch: ({facts: {event}}) => (event.kind === 'branch' ? [moving(event.refName, NEWEST)] : []),
  pr: ({facts: {event}}) => (event.pullRequest ? [moving(`pr-${event.pullRequest.number}`, NO_CLAIM)] : []),
  sha: ({facts: {event}, shortSha}) =>
    event.kind === 'branch' && shortSha !== '' ? [{value: `sha-${shortSha}`, claim: NO_CLAIM, moving: false}] : [],
  latest: latestTag
} satisfies Record<StrategyName, Strategy>;

/** Strategies stand where the rules of their kind do; `latest` comes last. */
export const STRATEGY_PRIORITY: Readonly<Record<StrategyName, number>> = {
  nightly: PRIORITY.schedule,
  semver: PRIORITY.semver,
  edge: PRIORITY.edge,
  branch: PRIORITY.ref,
  pr: PRIORITY.ref,
  sha: PRIORITY.sha,
  latest: Number.NEGATIVE_INFINITY
};

export const applyStrategy = (line: TagStrategy, run: StrategyRun): readonly StrategyTag[] =>
  (STRATEGY[line.strategy] as Strategy)(run, line);

/** The semantic version a Git tag names (`v` allowed), or undefined. */
const releaseVersion = ({event}: Facts): SemVer | undefined =>
  event.kind === 'tag' ? (parse(event.refName) ?? undefined) : undefined;

function versionTags(found: SemVer | undefined, isMarked?: true): readonly StrategyTag[] {
  if (!found) return [];
  const {version, major, minor} = found;
  const build = found.build.length > 0 ? `-${found.build.join('.')}` : '';
  const full: StrategyTag = {
    value: `${version}${build}`,
    claim: {kind: 'version', version: `${version}${build.replace('-', '+')}`},
    moving: false
  };
  if (found.prerelease.length > 0 || build || isMarked) return [full];
  const ranges = major === 0 ? [`${major}.${minor}`] : [`${major}.${minor}`, String(major)];
  return [full, ...ranges.map(range => moving(range, {kind: 'highest', version, range}))];
}

function latestTag({facts, lines, latestOfBranch}: StrategyRun, {value}: TagStrategy): readonly StrategyTag[] {
  const found = releaseVersion(facts);
  if (found) {
    const isStable = found.prerelease.length === 0 && found.build.length === 0 && !facts.event.preRelease;
    return isStable ? [moving('latest', {kind: 'highest', version: found.version, range: ''})] : [];
  }
  if (!isBranch(facts, facts.repository.defaultBranch)) return [];
  return value === 'branch' || latestOfBranch || !lines.some(makesVersions) ? [moving('latest', NEWEST)] : [];
}

const makesVersions = (line: TagLine): boolean =>
  'strategy' in line ? line.strategy === 'semver' : line.type === 'semver' || line.type === 'pep440';

const isBranch = ({event}: Facts, branch: string): boolean =>
  branch !== '' && event.kind === 'branch' && event.refName === branch;

const moving = (value: string, claim: TagClaim): StrategyTag => ({value, claim, moving: true});
