import type {RuleType, TagRule} from '../../inputs/rules/rule.ts';
import {latestClaim, NO_CLAIM} from './claims.ts';
import {dateContext} from './expressions.ts';
import {matchTag} from './match.ts';
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
  const text = run.expand(value);
  return {value: text, claim: text === 'latest' ? latestClaim(run) : NO_CLAIM, moving: true};
}

function shaTag({format}: TagRule<'sha'>, {facts, shortSha}: RuleRun): RuleOutcome {
  const {sha} = facts.event;
  return sha === '' ? undefined : {value: format === 'long' ? sha : shortSha, claim: NO_CLAIM, moving: false};
}
