import {describe, expect, it, test} from 'vitest';
import {
  promotionAnnotations,
  promotionHeadline,
  promotionOutputs,
  renderPromotionSummary,
  renderPromotionTerminal
} from '../../src/report/promotion.ts';
import type {PromotedImage, PromotedTag, PromotionResult} from '../../src/report/promotion-result.ts';
import {digest, REVISION, RUN_URL} from './fixtures.ts';

const back: PromotedTag = {
  name: 'latest',
  status: 'written',
  before: {digest: digest('b'), version: '1.2.0', revision: REVISION},
  says: 'latest moves from 1.2.0 back to 1.1.0'
};
const image: PromotedImage = {
  id: 'app',
  repository: 'ghcr.io/acme/app',
  source: 'ghcr.io/acme/app:1.1.0',
  digest: digest('a'),
  version: '1.1.0',
  tags: [back]
};
const result = (over: Partial<PromotionResult> = {}): PromotionResult => ({
  outcome: 'success',
  from: '1.1.0',
  to: ['latest'],
  dryRun: false,
  promotions: [image],
  failures: [],
  warnings: [{target: 'app', message: 'ghcr.io/acme/app: latest moves from 1.2.0 back to 1.1.0.'}],
  notes: [],
  leftovers: [],
  durationMs: 1234,
  runUrl: RUN_URL,
  ...over
});
const withTags = (...tags: readonly PromotedTag[]) => ({promotions: [{...image, tags}]});
const refused: PromotedTag = {name: '1.2.0', status: 'refused'};

test.each([
  {name: 'done', over: {}, want: 'Promoted 1.1.0 to latest'},
  {
    name: 'a dry run',
    over: {dryRun: true, ...withTags({...back, status: 'planned'})},
    want: 'A dry run: 1.1.0 would be promoted to latest'
  },
  {
    name: 'nothing to do',
    over: withTags({name: 'latest', status: 'unchanged'}),
    want: 'Nothing to do: latest is 1.1.0 already'
  },
  {
    name: 'perhaps done',
    over: {outcome: 'failure' as const, ...withTags({...back, status: 'not-confirmed'})},
    want: '1.1.0 was perhaps promoted to latest: the registry does not tell of 1 tag'
  },
  {
    name: 'done as far as is known',
    over: {
      outcome: 'failure' as const,
      ...withTags({...back, status: 'not-confirmed'}, back, {...back, status: 'not-written'})
    },
    want: '1.1.0 was not promoted to latest, 1 of 3 tags written, and the registry does not tell of 1 tag'
  },
  {
    name: 'refused',
    over: {outcome: 'failure' as const, ...withTags({...back, status: 'not-written'}, refused)},
    want: '1.1.0 was not promoted to latest: no tag was written'
  },
  {
    name: 'in part',
    over: {outcome: 'failure' as const, ...withTags(back, {...back, name: 'stable', status: 'not-written'})},
    want: '1.1.0 was not promoted to latest, 1 of 2 tags written'
  },
  {
    name: 'cancelled',
    over: {outcome: 'cancelled' as const, promotions: []},
    want: 'The promotion of 1.1.0 to latest was cancelled: run it again'
  }
])('headline: $name', ({over, want}) => {
  expect(promotionHeadline(result(over))).toBe(want);
});

describe('the report', () => {
  it('says first what goes back', () => {
    const summary = renderPromotionSummary(result());
    const [headline, warning, table] = ['Promoted', '⚠️ Warnings', '| Repository'].map(text => summary.indexOf(text));
    expect(headline).toBeLessThan(warning ?? 0);
    expect(warning).toBeLessThan(table ?? 0);
    expect(summary).toContain('| `ghcr.io/acme/app` | `latest` | 1.2.0, commit 3f2c1ab | 1.1.0 |');
    expect(summary).toContain('docker pull ghcr.io/acme/app:latest');
    expect(renderPromotionTerminal(result())).toContain('latest moves from 1.2.0 back to 1.1.0');
    expect(promotionAnnotations(result()).map(({level, message}) => `${level}: ${message}`)).toEqual([
      'warning: ghcr.io/acme/app: latest moves from 1.2.0 back to 1.1.0.'
    ]);
  });

  it('tells a failure with its remedy, and foreign text as text', () => {
    const failed = result({
      outcome: 'failure',
      ...withTags(refused),
      failures: [{code: 'version-taken', title: 'x <b>', cause: 'It points at 1.2.0.', remedy: 'Another tag.'}]
    });
    const summary = renderPromotionSummary(failed);
    expect(summary).toContain('### ❌ x &lt;b&gt;');
    expect(summary).toContain('**Remedy:** Another tag.');
    expect(summary).not.toContain('docker pull');
    expect(renderPromotionTerminal(failed)).toContain('remedy: Another tag.');
    expect(promotionOutputs(failed)).toMatchObject({
      ...{version: '1.1.0', pushed: 'false', tags: '', 'tag-names': '', digest: '', digests: '{}'}
    });
    const half = result({outcome: 'failure', ...withTags(back, {...back, name: 'stable', status: 'not-written'})});
    expect(promotionOutputs(half)).toMatchObject({tags: 'ghcr.io/acme/app:latest', digest: digest('a')});
  });

  it('has the outputs of a run', () => {
    expect(promotionOutputs(result())).toMatchObject({
      version: '1.1.0',
      tags: 'ghcr.io/acme/app:latest',
      'tag-names': 'latest',
      digest: digest('a'),
      digests: JSON.stringify({app: digest('a')}),
      pushed: 'true',
      plan: ''
    });
    const gpu = {...image, id: 'app/gpu', digest: digest('c')};
    const two = promotionOutputs(result({promotions: [image, gpu]}));
    expect(two.digest).toBe('');
    expect(JSON.parse(two.digests ?? '')).toEqual({app: digest('a'), 'app/gpu': digest('c')});
  });
});
