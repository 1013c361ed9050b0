import {describe, expect, it, test} from 'vitest';
import type {RetentionRule} from '../../../src/inputs/retention.ts';
import type {ImageSettings} from '../../../src/inputs/settings.ts';
import {digestOf} from '../../../src/oci/descriptor.ts';
import {type JudgeContext, judgeTags, judgeUntagged, ruleOf} from '../../../src/plan/retention/judge.ts';
import {matchesGlob} from '../../../src/plan/retention/match.ts';
import {tagForms, takeApart} from '../../../src/plan/retention/tag-forms.ts';
import {isVersionTag} from '../../../src/plan/retention/version-tag.ts';

const NOW = '2026-06-01T00:00:00Z';
const ago = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const tag = (name: string, days?: number) => ({
  name,
  digest: digestOf(name),
  ...(days === undefined ? {} : {createdAt: ago(days)})
});
const ofCommit = (name: string, days: number) => ({name, digest: digestOf(name), sourceTime: ago(days)});
const rule = (match: string | readonly string[], more: Partial<RetentionRule> = {}): RetentionRule => ({
  match: [match].flat(),
  includeVersions: false,
  keepDays: 10,
  ...more
});
const forms = [
  {variant: 'gpu', prefix: '', suffix: '-gpu'},
  {variant: 'cpu', prefix: '', suffix: '-cpu'}
];
const context: JudgeContext = {now: NOW, forms, branchTags: new Set(['main']), affixes: [], ranges: new Set()};
const removed = (tags: readonly ReturnType<typeof tag>[], rules: readonly RetentionRule[]): readonly string[] =>
  judgeTags(tags, rules, context)
    .filter(({keep}) => !keep)
    .map(({item}) => item.name)
    .sort();

test.each([
  {pattern: 'pr-*', text: 'pr-7', want: true},
  {pattern: 'pr-2', text: 'pr-26', want: false},
  {pattern: 'pr-?', text: 'pr-26', want: false},
  {pattern: 'pr-??', text: 'pr-26', want: true},
  {pattern: '1.2', text: '1x2', want: false},
  {pattern: 'PR-*', text: 'pr-7', want: false},
  {pattern: '*-rc.*', text: '1.0.0-rc.1', want: true},
  {pattern: '*', text: '', want: true}
])('$pattern matches $text: $want', ({pattern, text, want}) => {
  expect(matchesGlob(pattern, text)).toBe(want);
});

test.each([
  {text: '1', want: true},
  {text: '1.2', want: true},
  {text: 'v1.2.3', want: true},
  {text: '1.2.3-rc.1', want: true},
  {text: '1.2.3-alpine_3', want: true},
  {text: '2026.1.15', want: true},
  {text: '20260115', want: false},
  {text: '1234567', want: false},
  {text: 'sha-1234567', want: false},
  {text: 'pr-7', want: false},
  {text: 'main', want: false}
])('$text is a version: $want', ({text, want}) => {
  expect(isVersionTag(text)).toBe(want);
});

const image = (tagFormat: string, ...names: readonly string[]): ImageSettings =>
  ({tagFormat, variants: names.map(name => ({name}))}) as unknown as ImageSettings;

test.each([
  {name: 'at the end', format: '{tag}-{variant}', given: '1.2.3-gpu', want: {base: '1.2.3', variant: 'gpu'}},
  {name: 'at the beginning', format: '{variant}-{tag}', given: 'gpu-pr-7', want: {base: 'pr-7', variant: 'gpu'}},
  {name: 'the longer one', format: '{tag}-{variant}', given: '1-slim-gpu', want: {base: '1', variant: 'slim-gpu'}},
  {name: 'none', format: '{tag}-{variant}', given: 'main', want: {base: 'main', variant: ''}},
  {name: 'nothing but a variant', format: '{tag}-{variant}', given: '-gpu', want: {base: '-gpu', variant: ''}}
])('the variant of a tag: $name', ({format, given, want}) => {
  expect(takeApart(given, tagForms(image(format, 'gpu', 'slim-gpu')))).toEqual(want);
});

test('a further name of latest is latest of its variant', () => {
  const named = {...image('{tag}-{variant}', 'gpu'), latestFormats: ['{variant}']};
  expect(takeApart('gpu', tagForms(named))).toEqual({base: 'latest', variant: 'gpu'});
  expect(takeApart('gpu', tagForms(image('{tag}-{variant}', 'gpu')))).toEqual({base: 'gpu', variant: ''});
});

describe('the rule of a tag', () => {
  const rules = [rule('pr-*'), rule('1.0.0'), rule('*-rc.*', {includeVersions: true}), rule('main-*'), rule('*')];
  test.each([
    {tag: 'pr-7', want: 0},
    {tag: 'pr-7-gpu', want: 0},
    {tag: 'feature', want: 4},
    {tag: 'nightly', want: 4},
    // Named as it is.
    {tag: '1.0.0', want: 1},
    {tag: '1.0.0-gpu', want: 1},
    {tag: '1.1.0-rc.1', want: 2},
    {tag: '1.1.0', want: undefined},
    {tag: '1.1.0-gpu', want: undefined},
    {tag: '1', want: undefined},
    {tag: 'latest', want: undefined},
    {tag: 'latest-gpu', want: undefined},
    {tag: 'main', want: undefined},
    {tag: 'main-gpu', want: undefined},
    {tag: 'main-2', want: 3},
    {tag: `sha256-${'0'.repeat(64)}.sig`, want: undefined},
    {tag: `sha256-${'0'.repeat(64)}`, want: undefined}
  ])('$tag: $want', ({tag: name, want}) => {
    expect(ruleOf(name, rules, context)).toBe(want === undefined ? undefined : rules[want]);
  });
});

describe('what goes', () => {
  test.each([
    {name: 'what is older', rules: [rule('*')], tags: [tag('a', 11), tag('b', 9), tag('c', 10)], want: ['a', 'c']},
    {name: 'nothing of unknown age', rules: [rule('*')], tags: [tag('a')], want: []},
    {
      name: 'everything, whatever its age',
      rules: [rule('*', {keepDays: 0})],
      tags: [tag('a'), tag('b', 0)],
      want: ['a', 'b']
    },
    {
      name: 'all but the newest',
      rules: [{match: ['t*'], keepLast: 2, includeVersions: false}],
      tags: [tag('t1', 3), tag('t2', 2), tag('t3', 1), tag('t4', 4)],
      want: ['t1', 't4']
    },
    {
      name: 'what neither age nor count keeps',
      rules: [rule('t*', {keepLast: 1})],
      tags: [tag('t1', 20), tag('t2', 15), tag('t3', 5)],
      want: ['t1', 't2']
    },
    {
      name: 'nothing of unknown age, which takes no place from the others',
      rules: [{match: ['t*'], keepLast: 1, includeVersions: false}],
      tags: [tag('t1', 3), tag('t2', 2), tag('t3'), tag('t4')],
      want: ['t1']
    },
    {
      name: 'by count, what only its commit dates',
      rules: [{match: ['t*'], keepLast: 1, includeVersions: false}],
      tags: [ofCommit('t1', 3), ofCommit('t2', 2), tag('t3', 1)],
      want: ['t1', 't2']
    },
    {
      name: 'never by age, what only its commit dates',
      rules: [rule('t*')],
      tags: [ofCommit('t1', 300), tag('t2', 300)],
      want: ['t2']
    },
    {
      name: 'the lower number of one age',
      rules: [{match: ['pr-*'], keepLast: 1, includeVersions: false}],
      tags: [tag('pr-9', 1), tag('pr-10', 1)],
      want: ['pr-9']
    },
    {
      name: 'of each variant as many',
      rules: [{match: ['sha-*'], keepLast: 1, includeVersions: false}],
      tags: ['sha-1', 'sha-1-gpu', 'sha-1-cpu', 'sha-2', 'sha-2-gpu'].map(name =>
        tag(name, name.includes('1') ? 2 : 1)
      ),
      want: ['sha-1', 'sha-1-gpu']
    },
    {
      name: 'what the first rule that matches says',
      rules: [rule('keep-*', {keepDays: 99}), rule('*')],
      tags: [tag('keep-1', 50), tag('x', 50)],
      want: ['x']
    }
  ])('$name', ({rules, tags, want}) => {
    expect(removed(tags, rules)).toEqual(want);
  });

  it('says why', () => {
    const rules = [rule('t*', {keepLast: 1}), rule('x', {keepDays: 0})];
    const verdicts = judgeTags(
      [tag('t1', 20), tag('t2', 12), tag('t3', 1), tag('x', 1), tag('none', 1)],
      rules,
      context
    );
    expect(verdicts.map(({item, keep, reason}) => [item.name, keep, reason])).toEqual([
      ['t3', true, 'among the newest 1'],
      ['t2', false, 'older than 10 days, not among the newest 1'],
      ['t1', false, 'older than 10 days, not among the newest 1'],
      ['x', false, 'the rule keeps none']
    ]);
  });

  it('is nothing without a tag, unless a rule names it', () => {
    const loose = [
      {digest: digestOf('a'), createdAt: ago(4)},
      {digest: digestOf('b'), createdAt: ago(2)}
    ];
    expect(judgeUntagged(loose, [rule('*', {keepDays: 0})], NOW)).toEqual([]);
    const verdicts = judgeUntagged(loose, [rule('*'), rule(['untagged', 'x'], {keepDays: 3})], NOW);
    expect(verdicts.map(({item, keep}) => [item.digest, keep])).toEqual([
      [digestOf('b'), true],
      [digestOf('a'), false]
    ]);
  });
});
