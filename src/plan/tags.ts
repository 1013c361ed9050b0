import {parse, type SemVer} from 'semver';
import type {Facts} from '../context/facts.ts';
import type {StrategyName, TagStrategy} from '../inputs/settings.ts';
import type {PlannedTag, TagClaim} from './plan.ts';
import {toTagName} from './tag-name.ts';

/** Tags of an event before the variant is joined to them, most specific first, `latest` last. */
export interface EventTags {
  readonly version: string;
  readonly tags: readonly PlannedTag[];
  readonly notes: readonly string[];
}

type Strategy = (facts: Facts, line: TagStrategy, lines: readonly TagStrategy[]) => readonly PlannedTag[];

const STRATEGY: Record<StrategyName, Strategy> = {
  nightly: ({event}, line) => (event.name === 'schedule' ? [moving('nightly', line, NO_CLAIM)] : []),
  semver: ({event}, line) => versionTags(releaseVersion(event), line),
  edge: (facts, line) =>
    isBranch(facts, line.value ?? facts.repository.defaultBranch) ? [moving('edge', line, NEWEST)] : [],
  branch: ({event}, line) => (event.kind === 'branch' ? named(event.refName, true, line, NEWEST) : []),
  pr: ({event}, line) => (event.pullRequest ? [moving(`pr-${event.pullRequest.number}`, line, NO_CLAIM)] : []),
  sha: ({event}, line) => (event.kind === 'branch' && event.sha ? [fixed(`sha-${event.sha.slice(0, 7)}`, line)] : []),
  latest: (facts, line, lines) => (isLatest(facts, line, lines) ? [moving('latest', line, latestClaim(facts))] : [])
};

/** The first strategy that gives a tag gives the version; `latest` is never one. */
const PRECEDENCE: readonly StrategyName[] = ['nightly', 'semver', 'edge', 'branch', 'pr', 'sha', 'latest'];

/**
 * Computes the tags of an event.
 * @param tagsAreDefault the user wrote no `tags`: then a `semver` line of the default does not take `latest` from the
 *   default branch
 */
export function computeTags(facts: Facts, lines: readonly TagStrategy[], tagsAreDefault: boolean): EventTags {
  const asked = tagsAreDefault
    ? lines.map(line => (line.strategy === 'latest' ? {...line, value: 'branch'} : line))
    : lines;
  const all = PRECEDENCE.flatMap(name =>
    asked.filter(({strategy}) => strategy === name).flatMap(line => STRATEGY[name](facts, line, asked))
  );
  const tags = all.filter((tag, index) => all.findIndex(({name}) => name === tag.name) === index);
  return {version: tags[0]?.name ?? '', tags, notes: noTagsNote(facts, tags)};
}

/** The semantic version a git tag names (`v` allowed), or undefined. */
function releaseVersion(event: Facts['event']): SemVer | undefined {
  return event.kind === 'tag' ? (parse(event.refName) ?? undefined) : undefined;
}

function versionTags(version: SemVer | undefined, line: TagStrategy): readonly PlannedTag[] {
  if (!version) return [];
  const build = version.build.length > 0 ? `-${version.build.join('.')}` : '';
  const full = named(`${version.version}${build}`, false, line, {
    kind: 'version',
    version: version.raw.replace(/^v/, '')
  });
  if (version.prerelease.length > 0 || build) return full;
  const ranges = [`${version.major}.${version.minor}`, ...(version.major === 0 ? [] : [String(version.major)])];
  return [...full, ...ranges.map(range => moving(range, line, {kind: 'highest', version: version.version, range}))];
}

function isLatest(facts: Facts, line: TagStrategy, lines: readonly TagStrategy[]): boolean {
  const version = releaseVersion(facts.event);
  if (version) return version.prerelease.length === 0 && version.build.length === 0;
  if (!isBranch(facts, facts.repository.defaultBranch)) return false;
  return line.value === 'branch' || !lines.some(({strategy}) => strategy === 'semver');
}

const isBranch = ({event}: Facts, branch: string): boolean =>
  branch !== '' && event.kind === 'branch' && event.refName === branch;

const sourceOf = ({strategy, value}: TagStrategy): string => (value === undefined ? strategy : `${strategy}=${value}`);
const NO_CLAIM: TagClaim = {kind: 'none'};
const NEWEST: TagClaim = {kind: 'newest'};

function latestClaim({event}: Facts): TagClaim {
  const version = releaseVersion(event);
  return version ? {kind: 'highest', version: version.version, range: ''} : NEWEST;
}

const moving = (name: string, line: TagStrategy, claim: TagClaim): PlannedTag => ({
  name,
  moving: true,
  source: sourceOf(line),
  claim
});
const fixed = (name: string, line: TagStrategy): PlannedTag => ({
  name,
  moving: false,
  source: sourceOf(line),
  claim: NO_CLAIM
});

function named(text: string, isMoving: boolean, line: TagStrategy, claim: TagClaim): readonly PlannedTag[] {
  const name = toTagName(text);
  return name === undefined ? [] : [{name, moving: isMoving, source: sourceOf(line), claim}];
}

function noTagsNote({event}: Facts, tags: readonly PlannedTag[]): readonly string[] {
  if (tags.length > 0) return [];
  const where = event.ref ? `${event.name || 'the event'} of ${event.ref}` : event.name || 'the event';
  return [`No strategy of "tags" names a tag for ${where}: images are built and checked, and no tag is written.`];
}
