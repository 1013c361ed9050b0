import {parse} from 'semver';
import type {TagClaim, VersionScheme} from '../plan.ts';
import {parsePep440} from './pep440.ts';
import {branchOf, tagOf} from './ref.ts';
import type {RuleRun} from './rule-run.ts';

export const NO_CLAIM: TagClaim = {kind: 'none'};
export const NEWEST: TagClaim = {kind: 'newest'};

/** A version as its scheme spells it, without `v`. */
export interface NamedVersion extends VersionScheme {
  readonly version: string;
}

export const versionClaim = (named: NamedVersion): TagClaim => ({kind: 'version', ...named});

/** @param range `''` for latest, `1`, `1.2` */
export const highestClaim = ({version, ...scheme}: NamedVersion, range: string): TagClaim => ({
  kind: 'highest',
  version,
  range,
  ...scheme
});

/** The version that a text is or ends with (`v1.2.3`, `api-v1.2.3`, `release1.2.3`, `v1.4`, `1.2.3rc1`), if any. */
export const versionIn = (text: string): NamedVersion | undefined => semverIn(text) ?? pythonIn(text);

function semverIn(text: string): NamedVersion | undefined {
  const found = /(?:^|[^0-9.])(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$/.exec(text)?.[1];
  const version = parse(found)?.version;
  return version === undefined ? undefined : {version};
}

/** One number is none: `v1` is a Git tag that moves, and `20260102` is a day. */
function pythonIn(text: string): NamedVersion | undefined {
  const found = /(?:^|[^0-9A-Za-z.])v?((?:\d+!)?\d+\.\d.*)$/i.exec(text)?.[1];
  const version = found === undefined ? undefined : parsePep440(found);
  return version && {version: version.normal, scheme: 'pep440'};
}

/**
 * What a text says that was taken out of a longer one: a whole version, `1.2` or `1` of the one that is named there, or
 * nothing.
 */
export function claimOf(text: string, named: NamedVersion | undefined): TagClaim {
  const bare = text.replace(/^v(?=\d)/i, '');
  const own = versionIn(bare);
  if (named && (bare === named.version || own?.version === named.version)) return versionClaim(named);
  if (named && rangesOf(named).includes(bare)) return highestClaim(named, bare);
  return own && isWhole(bare) ? versionClaim(own) : NO_CLAIM;
}

/** `1` and `1.2` of 1.2.3. */
function rangesOf({version}: NamedVersion): readonly string[] {
  const [major = '', minor] =
    version
      .replace(/^\d+!/, '')
      .split(/[^\d.]/)[0]
      ?.split('.') ?? [];
  return minor === undefined ? [major] : [major, `${major}.${minor}`];
}

/** Fewer than three numbers may be meant to move. */
const isWhole = (text: string): boolean => /^\d+\.\d+\.\d+/.test(text);

/** `latest` of a version, of a branch, or of something else. */
export function latestClaim({ref}: RuleRun, named: NamedVersion | undefined = versionIn(tagOf(ref) ?? '')): TagClaim {
  if (named !== undefined) return highestClaim(named, '');
  return branchOf(ref) === undefined ? NO_CLAIM : NEWEST;
}
