import {describe, expect, it, test} from 'vitest';
import {
  cleanupAnnotations,
  cleanupHeadline,
  renderCleanupSummary,
  renderCleanupTerminal
} from '../../src/report/cleanup.ts';
import type {CleanedRepository, CleanupResult} from '../../src/report/cleanup-result.ts';
import {digest, RUN_URL} from './fixtures.ts';

const closed: CleanedRepository = {
  repository: 'ghcr.io/acme/hello',
  purpose: 'pull-request',
  dryRun: false,
  removed: ['pr-7', 'pr-7-gpu'].map(name => ({name, reason: 'of pull request 7'})),
  manifests: [digest('a'), digest('b')],
  bytes: 123_456_789,
  kept: []
};

const dry: CleanedRepository = {
  repository: 'acme/hello',
  purpose: 'retention',
  dryRun: true,
  removed: [{name: 'sha-1a2b3c4', reason: 'older than 30 days'}],
  manifests: [],
  kept: [{name: 'pr-8', reason: 'younger than 14 days', failed: false}]
};

const refused: CleanedRepository = {
  ...closed,
  removed: [],
  manifests: [],
  bytes: 0,
  kept: [{name: 'pr-7', reason: 'the registry answers 405 | <b>', failed: true}]
};

const result = (over: Partial<CleanupResult> = {}): CleanupResult => ({
  outcome: 'success',
  pullRequest: 7,
  repositories: [closed],
  failures: [],
  warnings: [],
  notes: [],
  durationMs: 1234,
  runUrl: RUN_URL,
  ...over
});

test.each([
  {name: 'removed', over: {}, want: 'Removed 2 tags'},
  {
    name: 'both',
    over: {repositories: [closed, dry]},
    want: 'Removed 2 tags of pull request 7; a dry run: 1 tag would be removed'
  },
  {name: 'a dry run', over: {repositories: [dry]}, want: 'A dry run: 1 tag would be removed'},
  {name: 'nothing there', over: {repositories: [refused]}, want: 'Nothing to remove of pull request 7'},
  {
    name: 'a fork',
    over: {skipped: 'the pull request comes from a fork', repositories: []},
    want: 'Nothing to clean up: the pull request comes from a fork'
  },
  {name: 'half', over: {outcome: 'failure'}, want: 'The clean-up failed in part: removed 2 tags'},
  {name: 'cancelled', over: {outcome: 'cancelled'}, want: 'The clean-up was cancelled: run it again to complete it'}
] satisfies {name: string; over: Partial<CleanupResult>; want: string}[])('headline: $name', ({over, want}) => {
  expect(cleanupHeadline(result(over))).toBe(want);
});

describe('the report of a clean-up', () => {
  const all = result({
    outcome: 'failure',
    repositories: [closed, dry, refused],
    failures: [
      {
        code: 'registry-failed',
        title: 'acme/other was not cleaned: no answer',
        remedy: 'Run the job again later.',
        details: 'stack'
      }
    ],
    warnings: [{message: '1 of ghcr.io/acme/hello (pr-7) cannot be removed: the registry answers 405.'}],
    notes: ['Ages in acme/hello are the time of the last push of the tag.']
  });

  it('is a summary', () => {
    expect(renderCleanupSummary(all)).toMatchSnapshot();
  });

  it('is plain text', () => {
    expect(renderCleanupTerminal(all)).toMatchSnapshot();
  });

  it('says what was decided, and what was tried again', () => {
    const decided = 'schedule of branch main, trusted → clean up: the input "mode" is cleanup';
    const told = result({decided, retries: {read: 2}});
    for (const text of [renderCleanupSummary(told), renderCleanupTerminal(told)]) {
      expect(text).toContain(decided);
      expect(text).toContain('tried again: read 2×');
    }
  });

  it('annotates failures and warnings', () => {
    expect(cleanupAnnotations(all)).toEqual([
      {level: 'error', message: 'acme/other was not cleaned: no answer\nRun the job again later.'},
      {level: 'warning', message: '1 of ghcr.io/acme/hello (pr-7) cannot be removed: the registry answers 405.'}
    ]);
  });

  it('fits, whatever was removed', () => {
    const many = Array.from({length: 20_000}, (_, at) => ({name: `pr-${at}`, reason: 'older than 14 days '.repeat(3)}));
    const text = renderCleanupSummary(result({repositories: [{...dry, removed: many}]}));
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_001);
    expect(text).toContain('20000 tags that would go');
  });
});
