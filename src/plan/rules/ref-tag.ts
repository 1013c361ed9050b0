import type {RuleAttributes} from '../../inputs/rules/rule.ts';
import {latestClaim, NEWEST, NO_CLAIM, versionClaim, versionIn} from './claims.ts';
import {branchOf, pullRequestOf, tagOf} from './ref.ts';
import type {RuleOutcome, RuleRun} from './rule-run.ts';

/** `type=ref`: the name of the branch or Git tag, or the number of the pull request. */
export function refTag({event}: RuleAttributes['ref'], run: RuleRun): RuleOutcome {
  if (event === 'branch') return moving(branchOf(run.ref));
  if (event === 'pr') return plain(pullRequestOf(run.ref));
  return gitTag(tagOf(run.ref), run);
}

/** `type=edge`: the last commit of a branch, the default one unless the rule names another. */
export function edgeTag({branch}: RuleAttributes['edge'], {facts, ref}: RuleRun): RuleOutcome {
  const wanted = branch || facts.repository.defaultBranch;
  return wanted !== '' && branchOf(ref) === wanted ? moving('edge') : undefined;
}

const moving = (value: string | undefined): RuleOutcome =>
  value === undefined ? undefined : {value, claim: NEWEST, moving: true};

const plain = (value: string | undefined): RuleOutcome =>
  value === undefined ? undefined : {value, claim: NO_CLAIM, moving: true};

function gitTag(value: string | undefined, run: RuleRun): RuleOutcome {
  if (value === undefined) return undefined;
  const named = versionIn(value);
  const latest = {wanted: true, claim: latestClaim(run, named)};
  if (!named) return {value, claim: NO_CLAIM, moving: true, latest};
  return {value, claim: versionClaim(named), moving: false, latest};
}
