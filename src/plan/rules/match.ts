import {type RuleAttributes, toRegExp} from '../../inputs/rules/rule.ts';
import {claimOf, latestClaim, NEWEST, versionIn} from './claims.ts';
import {branchOf} from './ref.ts';
import type {RuleOutcome, RuleRun} from './rule-run.ts';
import {givenText} from './version.ts';

/** With the flag `g` the groups are the matches, as in docker/metadata-action. */
export function matchTag(rule: RuleAttributes['match'], run: RuleRun): RuleOutcome {
  const text = givenText(rule, run);
  if (text === undefined || text === '') return undefined;
  const found = text.match(toRegExp(rule.pattern));
  if (!found) return {note: `"${rule.pattern}" does not match "${text}"`};
  const value = /^(?:0|[1-9]\d*)$/.test(rule.group) ? found[Number(rule.group)] : undefined;
  if (value === undefined) return {note: `"${rule.pattern}" has no group ${rule.group} in "${text}"`};
  const named = versionIn(text) ?? versionIn(value);
  const claim = value === branchOf(run.ref) ? NEWEST : claimOf(value, named);
  return {
    value,
    claim,
    moving: claim.kind !== 'version',
    latest: {wanted: true, claim: latestClaim(run, named)}
  };
}
