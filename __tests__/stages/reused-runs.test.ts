import {describe, expect, it} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';
import type {BudgetLimit} from '../../src/inputs/check-settings.ts';
import type {ReusedPublication} from '../../src/stages/find-reusable.ts';
import type {Before} from '../../src/stages/published-before.ts';
import {reusedRuns} from '../../src/stages/reused-runs.ts';
import {pushOf} from '../context/support.ts';
import {settingsOf} from '../plan/support.ts';
import {digest, planTarget} from '../report/fixtures.ts';
import {manualClock} from './support.ts';

const FOUND: Before = {
  state: 'found',
  reference: 'ghcr.io/acme/hello:latest',
  image: `ghcr.io/acme/hello@${digest('before')}`,
  measured: {size: 1000, layers: 2},
  created: '2026-11-01T00:00:00Z'
};

const grows = (measure: BudgetLimit['measure'], percent: number): BudgetLimit => ({
  measure,
  level: 'fail',
  text: `+${percent}%`,
  limit: {kind: 'growth', percent}
});

async function run(limits: readonly BudgetLimit[], before: Promise<Before> | Before = FOUND, clock = systemClock) {
  const target = planTarget('', 'linux/amd64', {budgets: {nonRoot: false, limits}});
  const reused: ReusedPublication = {
    id: 'hello',
    runId: '41',
    images: [
      {target, digest: digest('index'), manifest: digest('image'), measured: {size: 1500, layers: 2}, differences: []}
    ]
  };
  const lines: string[] = [];
  const [first] = await reusedRuns([reused], await settingsOf(), pushOf('refs/tags/v1.2.3'), {
    registry: {find: async () => 'absent', blob: async () => undefined},
    published: {known: () => ({state: 'unknown'}), of: async () => before},
    clock,
    signal: new AbortController().signal,
    workflow: {info: line => void lines.push(line)}
  });
  if (!first) throw new Error('there is no run');
  return {...first, lines};
}

describe('an image of an earlier run', () => {
  it('is compared with what the tags point at, like a new one', async () => {
    const {result, tested, lines} = await run([]);
    expect(result).toMatchObject({
      status: 'reused',
      reusedFrom: 'https://github.com/acme/hello/actions/runs/41',
      measured: {size: 1500, layers: 2},
      before: {reference: FOUND.reference, measured: FOUND.measured, created: '2026-11-01T00:00:00Z'}
    });
    expect(tested).toMatchObject({digest: digest('index'), manifest: digest('image')});
    expect(lines).toEqual(['hello/linux/amd64  size 1.5 kB (+500 B, +50 %), layers 2 (unchanged)']);
  });

  it('is judged again by limits of growth that a registry can tell, and by no other', async () => {
    const over = await run([grows('size', 10), grows('startup', 0), grows('memory', 0)]);
    expect(over.failures.map(({code, title}) => [code, title])).toEqual([
      ['over-budget', expect.stringMatching(/^size is .*\+50 % against .*:latest; the budget is \+10 %$/)]
    ]);
    expect(over.result.status).toBe('failed');
    expect(over.tested).toBeUndefined();
    const within = await run([grows('size', 50), grows('layers', 0)]);
    expect([within.failures, within.warnings, within.result.status]).toEqual([[], [], 'reused']);
  });

  it('is not waited for where the registry does not tell what is published', async () => {
    const {result, warnings} = await run([grows('size', 10)], new Promise<Before>(() => {}), manualClock());
    expect(result.status).toBe('reused');
    expect(result.before).toBeUndefined();
    expect(warnings.map(({message}) => message)).toEqual([expect.stringMatching(/does not tell what is published/)]);
  });
});
