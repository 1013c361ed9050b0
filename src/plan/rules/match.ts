import {type RuleAttributes, toRegExp} from '../../inputs/rules/rule.ts';
import {claimOf, latestClaim, NO_CLAIM, versionIn} from './claims.ts';
import type {RuleOutcome, RuleRun} from './rule-run.ts';
import {givenText} from './version.ts';

/** With the flag `g` the groups are the matches, as in docker/metadata-action. */
export function matchTag(rule: RuleAttributes['match'], run: RuleRun): RuleOutcome {
  const text = givenText(rule, run);
  if (text === undefined || text === '') return undefined;
  const found = text.match(toRegExp(rule.pattern));
  if (!found) return {note: `"${rule.pattern}" does not match "${text}"`};
  const value = found[rule.group];
  if (value === undefined) return {note: `"${rule.pattern}" has no group ${rule.group} in "${text}"`};
  const version = versionIn(text) ?? versionIn(value);
  const claim = claimOf(value, version);
  return {
    value,
    claim,
    moving: claim.kind !== 'version',
    latest: version === undefined ? NO_CLAIM : latestClaim(run, version)
  };
}
