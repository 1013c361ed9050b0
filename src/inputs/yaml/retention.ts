import {defined} from '../objects.ts';
import type {Place} from '../problems.ts';
import {parsePattern, type RetentionRule, type RetentionSettings} from '../retention.ts';
import type {RawRetention} from './schema.ts';

type RawRule = RawRetention['rules'][number];

/** Rules in the order of the text. Wrong ones are reported and left out. */
export function readRetention(raw: RawRetention, place: Place): RetentionSettings {
  const {rules} = raw;
  if (rules.length === 0) {
    place.child('rules').problem('is empty', 'Write some, such as: rules: [{match: "pr-*", keep-days: 14}]');
  }
  return {
    dryRun: raw['dry-run'] ?? true,
    rules: rules.flatMap((rule, index) => readRule(rule, place.child('rules').child(index)))
  };
}

function readRule(raw: RawRule, place: Place): readonly RetentionRule[] {
  const {'keep-days': keepDays, 'keep-last': keepLast} = raw;
  const patterns = [raw.match ?? []].flat();
  if (patterns.length === 0) place.problem('matches nothing: "match" is missing', 'Say what it is for: match: "pr-*"');
  const match = patterns.flatMap((pattern, index) => {
    const at = Array.isArray(raw.match) ? place.child('match').child(index) : place.child('match');
    return at.attempt(() => parsePattern(pattern)) ?? [];
  });
  if (keepDays === undefined && keepLast === undefined) {
    place.problem('says nothing of what it keeps', 'Add "keep-days" or "keep-last"; 0 removes everything it matches.');
  }
  return [{match, ...defined({keepDays, keepLast}), includeVersions: raw['include-versions'] ?? false}];
}
