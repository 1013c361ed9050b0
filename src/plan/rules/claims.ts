import {parse} from 'semver';
import type {TagClaim} from '../plan.ts';
import {branchOf, tagOf} from './ref.ts';
import type {RuleRun} from './rule-run.ts';

export const NO_CLAIM: TagClaim = {kind: 'none'};
export const NEWEST: TagClaim = {kind: 'newest'};

/** The version that a text is or ends with (`v1.2.3`, `api-v1.2.3`, `p1/1.2.3-rc.1`); undefined when there is none. */
export function versionIn(text: string): string | undefined {
  const found = /(?:^|[^0-9A-Za-z.])v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$/.exec(text)?.[1];
  return found === undefined ? undefined : parse(found)?.version;
}

/** What a text says that was taken out of a longer one: the whole version, `1.2` or `1` of it, or nothing. */
export function claimOf(text: string, version: string | undefined): TagClaim {
  const parsed = parse(version);
  if (version === undefined || !parsed) return NO_CLAIM;
  const bare = text.replace(/^v/, '');
  if (bare === version) return {kind: 'version', version};
  const range = [String(parsed.major), `${parsed.major}.${parsed.minor}`].find(part => part === bare);
  return range === undefined ? NO_CLAIM : {kind: 'highest', version, range};
}

/** `latest` of a version, of a branch, or of something else. */
export function latestClaim({ref}: RuleRun, version: string | undefined = versionIn(tagOf(ref) ?? '')): TagClaim {
  if (version !== undefined) return {kind: 'highest', version, range: ''};
  return branchOf(ref) === undefined ? NO_CLAIM : NEWEST;
}
