import type {RuleType, TagRule} from '../../inputs/rules/rule.ts';
import type {TagClaim} from '../plan.ts';
import {claimOf, latestClaim, NEWEST, NO_CLAIM, versionIn} from './claims.ts';
import {dateContext} from './expressions.ts';
import {matchTag} from './match.ts';
import {branchOf, tagOf} from './ref.ts';
import {edgeTag, refTag} from './ref-tag.ts';
import type {RuleOutcome, RuleRun} from './rule-run.ts';
import {pep440Tag, semverTag} from './version.ts';

type Rules = {readonly [T in RuleType]: (rule: TagRule<T>, run: RuleRun) => RuleOutcome};

const RULES = {
  schedule: scheduleTag,
  semver: semverTag,
  pep440: pep440Tag,
  match: matchTag,
  edge: edgeTag,
  ref: refTag,
  raw: rawTag,
  sha: shaTag
} satisfies Rules;

/** What one rule makes of the event. @throws Error when an expression of it cannot be worked out. */
export function applyRule(rule: TagRule, run: RuleRun): RuleOutcome {
  const enabled = run.expand(rule.enable);
  if (enabled !== 'true' && enabled !== 'false') {
    throw new Error(`"enable" is "${enabled}" (want true or false)`);
  }
  // The rule's type picks the function that takes it, which the compiler cannot follow.
  const apply = RULES[rule.type] as (rule: TagRule, run: RuleRun) => RuleOutcome;
  return enabled === 'true' ? apply(rule, run) : undefined;
}

function scheduleTag({pattern}: TagRule<'schedule'>, {facts, render}: RuleRun): RuleOutcome {
  if (!facts.event.name.includes('schedule')) return undefined;
  return {value: render(pattern, dateContext(facts)), claim: NO_CLAIM, moving: true};
}

function rawTag({value}: TagRule<'raw'>, run: RuleRun): RuleOutcome {
  const claim = rawClaim(value, run);
  return {value: run.expand(value), claim, moving: claim.kind !== 'version'};
}

/** One of these with text around it, `{{branch}}-alpine`, says of the commit what it says alone. */
const SUBJECT = /^[^{}]*(\{\{\s*(?:branch|tag)\s*\}\})[^{}]*$/;

function rawClaim(value: string, run: RuleRun): TagClaim {
  const text = run.expand(SUBJECT.exec(value)?.[1] ?? value);
  if (text === 'latest') return latestClaim(run);
  if (text !== '' && text === branchOf(run.ref)) return NEWEST;
  return claimOf(text, versionIn(tagOf(run.ref) ?? ''));
}

function shaTag({format}: TagRule<'sha'>, {facts, shortSha}: RuleRun): RuleOutcome {
  const {sha} = facts.event;
  return sha === '' ? undefined : {value: format === 'long' ? sha : shortSha, claim: NO_CLAIM, moving: false};
}
