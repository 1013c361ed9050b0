import {describe, expect, it, test} from 'vitest';
import type {RetentionRule} from '../../../src/inputs/retention.ts';
import {isSparedByLook, type JudgeContext, ruleOf} from '../../../src/plan/retention/judge.ts';
import {rangesOf, resemblance} from '../../../src/plan/retention/resembles.ts';

const branchTags = new Set(['main', 'release-x', '7']);
const around = {branchTags, ranges: rangesOf(['1.2.3-slim-gpu', 'api-2.0.1', 'latest-gpu', 'pr-7', 'sha-1.2'])};

describe('a tag with something around it that nobody explains', () => {
  test.each(
    [
      ...['latest-gpu', 'gpu-latest', 'latest_gpu', 'latest-slim-gpu', 'api-latest-gpu', 'latest-3.12'],
      ...['1-gpu', 'v1-gpu', '12-alpine3.19', '1-slim-gpu', 'api-2', '1.2-gpu', 'v1.2-slim-gpu', 'gpu-1.2'],
      ...['backend-1.2.3', 'backend-v1.2.3-gpu', 'backend-1.2.3-3f2c1ab', 'api_1.2.3', 'dependabot-npm-lodash-4.17.21']
    ].map(tag => ({tag}))
  )('$tag is a version', ({tag}) => expect(resemblance(tag, around)).toEqual({kind: 'version'}));

  test.each([
    {tag: 'main-gpu', branch: 'main'},
    {tag: 'main-slim-gpu', branch: 'main'},
    {tag: 'main-cuda-12', branch: 'main'},
    {tag: 'gpu-main', branch: 'main'},
    {tag: 'release-x-gpu', branch: 'release-x'},
    {tag: 'gpu-release-x', branch: 'release-x'}
  ])('$tag is of the branch $branch', ({tag, branch}) =>
    expect(resemblance(tag, around)).toEqual({kind: 'branch', branch})
  );

  test.each(
    [
      // Of one build or one pull request.
      ...[
        'main-3f2c1ab',
        'main-42',
        'main-20260115',
        'main-pr-7',
        'main-gpu-3f2c1ab',
        '3f2c1ab-main',
        'latest-3f2c1ab'
      ],
      ...['pr-7', 'pr-7-gpu', 'gpu-pr-7', 'pr-7-main', '3.11-pr-7', '1.2-3f2c1ab', '1-3f2c1ab'],
      ...['sha-1234567', 'sha-1', 'cache-latest-linux-amd64', 'cache-api-1.2.3-linux-arm-v7', 'cache-main'],
      // Of other branches, and of days.
      ...['feature-7', 'build-12345', '123-fix-login', 'feature-x', 'mainline-gpu', 'x-mainline', 'gpu-7', 'domain'],
      ...['nightly-2026.01.15', '2026-01-15', 'python3.12-slim', 'v1x-gpu'],
      // As they are: no look is needed.
      ...['latest', '1', '1.2', '1.2.3', 'main', '']
    ].map(tag => ({tag}))
  )('"$tag" is neither', ({tag}) => expect(resemblance(tag, around)).toBeUndefined());

  it('is a range of versions that are there', () => {
    expect([...around.ranges]).toEqual(['1-slim-gpu', 'api-2']);
  });
});

const rule = (pattern: string, includeVersions = false): RetentionRule => ({
  match: [pattern],
  keepDays: 60,
  includeVersions
});
const context: JudgeContext = {
  ...around,
  now: '2026-06-01T00:00:00Z',
  forms: [{variant: 'cuda', prefix: '', suffix: '-cuda'}],
  affixes: [{prefix: 'app', suffix: '.x'}]
};

describe('wildcards', () => {
  test.each<{tag: string; rule: RetentionRule; want: 'taken' | 'spared' | 'not for it'}>([
    {tag: 'latest-gpu', rule: rule('*'), want: 'spared'},
    {tag: 'latest-gpu', rule: rule('*-gpu'), want: 'spared'},
    {tag: 'latest-gpu', rule: rule('*-gpu', true), want: 'taken'},
    {tag: 'latest-gpu', rule: rule('latest-gpu'), want: 'taken'},
    {tag: 'backend-1.2.3', rule: rule('*'), want: 'spared'},
    {tag: 'backend-1.2.3', rule: rule('backend-*', true), want: 'taken'},
    {tag: 'backend-1.2.3-cuda', rule: rule('*'), want: 'spared'},
    {tag: 'main-gpu', rule: rule('*', true), want: 'spared'},
    {tag: 'main-gpu', rule: rule('main-*'), want: 'spared'},
    {tag: 'main-gpu', rule: rule('main-gpu'), want: 'taken'},
    // The pattern names more than the branch.
    {tag: 'main-build-x', rule: rule('main-b*'), want: 'taken'},
    {tag: 'main-build-x', rule: rule('main-?*'), want: 'spared'},
    {tag: 'main-cuda', rule: rule('*'), want: 'not for it'},
    {tag: 'main-3f2c1ab', rule: rule('*'), want: 'taken'},
    {tag: 'feature-x', rule: rule('pr-*'), want: 'not for it'},
    // Flavor and rules explain these.
    {tag: 'app1', rule: rule('*'), want: 'not for it'},
    {tag: '1.2.x', rule: rule('*'), want: 'not for it'},
    {tag: 'applatest.x', rule: rule('*'), want: 'not for it'},
    {tag: 'appmain.x-cuda', rule: rule('*', true), want: 'not for it'},
    {tag: 'app1.x', rule: rule('*', true), want: 'taken'},
    {tag: 'app-pr-7', rule: rule('*'), want: 'taken'}
  ])('$rule.match: $tag is $want', ({tag, rule: only, want}) => {
    const found = ruleOf(tag, [only], context) === undefined ? 'not for it' : 'taken';
    expect(isSparedByLook(tag, [only], context) ? 'spared' : found).toBe(want);
  });

  it('that spare a tag leave it to a later rule', () => {
    const rules = [rule('*'), rule('*-gpu', true)];
    expect(ruleOf('1.2-gpu', rules, context)).toBe(rules[1]);
    expect(isSparedByLook('1.2-gpu', rules, context)).toBe(false);
  });
});
