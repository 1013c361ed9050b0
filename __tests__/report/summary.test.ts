import {describe, expect, it, test} from 'vitest';
import type {Failure, RunResult} from '../../src/report/result.ts';
import {renderPlanSummary, renderSummary} from '../../src/report/summary.ts';
import {
  crashed,
  dockerfileError,
  partial,
  passed,
  plan,
  planTarget,
  publication,
  SCENARIOS,
  smoke,
  success
} from './fixtures.ts';

const LIMIT = 1024 * 1024;

describe('renderSummary', () => {
  test.each(Object.entries(SCENARIOS))('%s', (_, make) => {
    expect(renderSummary(make())).toMatchSnapshot();
  });

  it('tells a failure shared by several platforms once', () => {
    const summary = renderSummary(dockerfileError());
    expect(summary.match(/### ❌/g)).toHaveLength(1);
    expect(summary).toContain('`hello/cpu/linux/amd64`, `hello/cpu/linux/arm64`');
  });

  it('links a place to the line of the commit', () => {
    expect(renderSummary(dockerfileError())).toContain(
      '[docker/cpu.Dockerfile:7](https://github.com/acme/hello/blob/3f2c1ab9d5e6f708192a3b4c5d6e7f8091a2b3c4/docker/cpu.Dockerfile#L7)'
    );
  });

  test.each(['/etc/Dockerfile', '../Dockerfile', 'a/../../Dockerfile', 'C:\\Dockerfile'])('does not link %s', file => {
    const [failure] = dockerfileError().failures;
    if (!failure) throw new Error('the fixture has a failure');
    const summary = renderSummary(success({outcome: 'failure', failures: [{...failure, place: {file, line: 7}}]}));
    expect(summary).not.toContain('/blob/');
  });

  it('has no link without the address of a run', () => {
    expect(renderSummary({...dockerfileError(), runUrl: ''})).toContain('**Where:** `docker/cpu.Dockerfile:7`');
  });

  it('keeps the last 100 lines of a log and says how many there were', () => {
    const summary = renderSummary(withDetails(numbered(340)));
    expect(summary).toContain('<summary>Last 100 of 340 lines</summary>');
    expect(summary).toContain('\nline 240\n');
    expect(summary).not.toContain('\nline 239\n');
  });

  it('keeps the first problems of wrong inputs', () => {
    const summary = renderSummary(withDetails(numbered(340), 'invalid-input'));
    expect(summary).toContain('<summary>First 100 of 340 lines</summary>');
    expect(summary).toContain('\nline 0\n');
  });

  it('says which tags were written and which were not, in repositories it never reached too', () => {
    const rows = renderSummary(partial()).split('\n');
    expect(rows.find(row => row.startsWith('| `hello/cpu` | `acme/hello`'))).toContain(
      '`1.2.3`, `cpu-1.2.3` | `1.2`, `1`, `latest`'
    );
    expect(rows.find(row => row.startsWith('| `hello/gpu` | `acme/hello`'))).toContain('– | `gpu-1.2.3`');
  });

  it('has no section of published images when no tag was written', () => {
    expect(renderSummary(crashed())).not.toMatch(/### Published|docker pull ghcr/);
  });

  it('names the digest of an image that has no tag', () => {
    const untagged = success().publications.map(one => ({
      ...one,
      repositories: one.repositories.map(repository => ({...repository, tags: []}))
    }));
    const summary = renderSummary(success({plan: plan({publications: []}), publications: untagged}));
    expect(summary).toContain('## ✅ Built and checked 4 build targets, no tag to write');
    expect(summary).toMatch(/docker pull ghcr\.io\/acme\/hello@sha256:/);
  });

  it('pulls by a tag that stays, where the plan names a moving one first', () => {
    const main = publication('', [
      {name: 'main', moving: true, source: 'branch', claim: {kind: 'newest'}},
      {name: 'sha-3f2c1ab', moving: false, source: 'sha', claim: {kind: 'none'}}
    ]);
    const {publications} = success();
    const result = success({
      plan: plan({version: 'main', publications: [main]}),
      publications: publications.slice(0, 1).map(one => ({
        ...one,
        id: 'hello',
        repositories: one.repositories.map(repository => ({...repository, tags: ['main', 'sha-3f2c1ab']}))
      }))
    });
    expect(renderSummary(result)).toContain('docker pull ghcr.io/acme/hello:sha-3f2c1ab\n');
    expect(renderSummary(result)).toContain('## ✅ Published hello as main');
  });

  it('tells a warning of several platforms once', () => {
    expect(renderSummary(dockerfileError()).match(/The 'as' keyword/g)).toHaveLength(1);
  });

  test.each([
    {name: 'long logs', result: () => manyFailures(15, 'x'.repeat(1990)), note: 'log tails have 20 lines'},
    {name: 'many long logs', result: () => manyFailures(400, '€'.repeat(900)), note: 'log tails are left out'},
    {name: 'many build targets', result: () => manyTargets(12_000), note: 'all but 100 rows'},
    {name: 'long hostile names', result: () => manyTargets(2_000, '|@1'.repeat(400)), note: 'all but 100 rows'}
  ])('stays below the limit with $name and says so', ({result, note}) => {
    const summary = renderSummary(result());
    expect(Buffer.byteLength(summary)).toBeLessThan(LIMIT);
    expect(summary.split('\n').slice(0, 4).join('\n')).toContain(note);
  });

  it('cuts the end when even short tables are too long', () => {
    const cause = `${'@a'.repeat(500)}\n`.repeat(20);
    const failures = Array.from({length: 90}, (_, index) => ({code: 'internal', title: `${index}`, cause}) as const);
    const summary = renderSummary(success({outcome: 'failure', failures}));
    expect(Buffer.byteLength(summary)).toBeLessThan(LIMIT);
    expect(summary).toContain('### ❌ 0\n');
    expect(summary).not.toContain('### ❌ 89\n');
  });

  it('shortens nothing that fits', () => {
    expect(renderSummary(manyTargets(180))).not.toContain('Shortened');
  });
});

describe('renderPlanSummary', () => {
  it('shows tags and build targets', () => {
    expect(renderPlanSummary(plan())).toMatchSnapshot();
  });

  it('says why nothing will be pushed, and leaves out an empty table of tags', () => {
    const push = {push: false, trusted: true, reason: 'the input "push" is false'};
    const summary = renderPlanSummary(plan({version: '', publications: [], push, notes: ['No tag for this event.']}));
    expect(summary).toContain('- push of tag v1.2.3, trusted → build and check only: the input "push" is false');
    expect(summary).toContain('### Notes\n\n- No tag for this event.');
    expect(summary).not.toContain('### Tags');
  });

  test.each([
    {name: 'checks off', over: {smoke: 'off'} as const, want: '| off |'},
    {name: 'a stage', over: {target: 'runtime'}, want: '| `runtime` |'},
    {
      name: 'no HTTP check',
      over: {smoke: smoke([])},
      want: '| starts, HEALTHCHECK if there is one |'
    }
  ])('describes $name', ({over, want}) => {
    expect(renderPlanSummary(plan({targets: [planTarget('cpu', 'linux/amd64', over)]}))).toContain(want);
  });
});

const numbered = (lines: number): string => Array.from({length: lines}, (_, index) => `line ${index}`).join('\n');

const withDetails = (details: string, code: Failure['code'] = 'check-failed'): RunResult =>
  success({outcome: 'failure', publications: [], failures: [{code, title: 'It failed', details}]});

const manyFailures = (failures: number, line: string): RunResult =>
  success({
    outcome: 'failure',
    publications: [],
    failures: Array.from({length: failures}, (_, index) => ({
      code: 'build-failed',
      title: `failure ${index}`,
      details: `${line}\n`.repeat(100)
    }))
  });

const manyTargets = (targets: number, image = 'hello'): RunResult => {
  const target = planTarget('', 'linux/amd64', {image});
  return success({targets: Array.from({length: targets}, () => passed(target)), publications: []});
};
