import {parse, type SemVer} from 'semver';
import type {Facts} from '../context/facts.ts';
import type {StrategyName, TagStrategy} from '../inputs/settings.ts';
import type {PlannedTag} from './plan.ts';
import {toTagName} from './tag-name.ts';

/** Tags of an event before the variant is joined to them, most specific first, `latest` last. */
export interface EventTags {
  readonly version: string;
  readonly tags: readonly PlannedTag[];
  readonly notes: readonly string[];
}

type Strategy = (facts: Facts, line: TagStrategy, lines: readonly TagStrategy[]) => readonly PlannedTag[];

const STRATEGY: Record<StrategyName, Strategy> = {
  nightly: ({event}, line) => (event.name === 'schedule' ? [moving('nightly', line)] : []),
  semver: ({event}, line) => versionTags(releaseVersion(event), line),
  edge: (facts, line) => (isBranch(facts, line.value ?? facts.repository.defaultBranch) ? [moving('edge', line)] : []),
  branch: ({event}, line) => (event.kind === 'branch' ? named(event.refName, true, line) : []),
  pr: ({event}, line) => (event.pullRequest ? [moving(`pr-${event.pullRequest.number}`, line)] : []),
  sha: ({event}, line) => (event.kind === 'branch' && event.sha ? [fixed(`sha-${event.sha.slice(0, 7)}`, line)] : []),
  latest: (facts, line, lines) => (isLatest(facts, line, lines) ? [moving('latest', line)] : [])
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
  const full = named(`${version.version}${build}`, false, line);
  if (version.prerelease.length > 0 || build) return full;
  const minor = moving(`${version.major}.${version.minor}`, line);
  return version.major === 0 ? [...full, minor] : [...full, minor, moving(String(version.major), line)];
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
const moving = (name: string, line: TagStrategy): PlannedTag => ({name, moving: true, source: sourceOf(line)});
const fixed = (name: string, line: TagStrategy): PlannedTag => ({name, moving: false, source: sourceOf(line)});

function named(text: string, isMoving: boolean, line: TagStrategy): readonly PlannedTag[] {
  const name = toTagName(text);
  return name === undefined ? [] : [{name, moving: isMoving, source: sourceOf(line)}];
}

function noTagsNote({event}: Facts, tags: readonly PlannedTag[]): readonly string[] {
  if (tags.length > 0) return [];
  const where = event.ref ? `${event.name || 'the event'} of ${event.ref}` : event.name || 'the event';
  return [`No strategy of "tags" names a tag for ${where}: images are built and checked, and no tag is written.`];
}
