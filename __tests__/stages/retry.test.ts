import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {withRetries} from '../../src/stages/retry.ts';
import {manualClock} from './support.ts';

/** Runs an attempt that ends as listed; 'temporary' and 'lasting' are thrown. */
async function run(outcomes: readonly string[], retries: number, signal = new AbortController().signal) {
  const clock = manualClock();
  const told: string[] = [];
  let attempts = 0;
  const result = await withRetries(
    async () => {
      const outcome = outcomes[attempts++] ?? 'no more';
      if (outcome !== 'good') throw new Error(outcome);
      return outcome;
    },
    outcome => ('error' in outcome && String(outcome.error).includes('temporary') ? String(outcome.error) : undefined),
    {retries, clock, signal, onRetry: (reason, delayMs) => told.push(`${reason} ${delayMs}`)}
  ).catch((error: Error) => error);
  return {result, attempts, told, sleeps: clock.sleeps};
}

describe('withRetries', () => {
  it('does not repeat what succeeds', async () => {
    expect(await run(['good'], 5)).toEqual({result: 'good', attempts: 1, told: [], sleeps: []});
  });

  it('repeats what is temporary, and says so before it waits', async () => {
    const {result, attempts, told, sleeps} = await run(['temporary', 'temporary', 'good'], 5);
    expect(result).toBe('good');
    expect(attempts).toBe(3);
    expect(told).toEqual(sleeps.map(delay => `Error: temporary ${delay}`));
  });

  it('throws what lasts at once', async () => {
    const {result, attempts, sleeps} = await run(['lasting', 'good'], 5);
    expect(result).toEqual(new Error('lasting'));
    expect(attempts).toBe(1);
    expect(sleeps).toEqual([]);
  });

  it('gives up after as many further tries as it has', async () => {
    expect(await run(['temporary', 'temporary', 'temporary', 'good'], 2)).toMatchObject({
      result: new Error('temporary'),
      attempts: 3
    });
    expect(await run(['temporary', 'good'], 0)).toMatchObject({attempts: 1, sleeps: []});
  });

  it('repeats a value that is temporary, and returns the last', async () => {
    const clock = manualClock();
    const values = [503, 503, 200];
    const result = await withRetries(
      async () => values.shift(),
      outcome => ('value' in outcome && outcome.value === 503 ? 'status 503' : undefined),
      {retries: 3, clock, signal: new AbortController().signal, onRetry: () => {}}
    );
    expect(result).toBe(200);
    expect(clock.sleeps).toHaveLength(2);
  });

  it('waits twice as long each time, give or take a half', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 0, max: 10}), async retries => {
        const {sleeps} = await run(Array(retries + 1).fill('temporary'), retries);
        expect(sleeps).toHaveLength(retries);
        for (const [index, delay] of sleeps.entries()) {
          expect(delay).toBeGreaterThanOrEqual(500 * 2 ** index);
          expect(delay).toBeLessThan(1500 * 2 ** index);
        }
      })
    );
  });

  it('does not come back at the same time as another', async () => {
    const delays = await Promise.all(Array.from({length: 20}, () => run(['temporary', 'good'], 1)));
    expect(new Set(delays.map(({sleeps}) => sleeps[0])).size).toBeGreaterThan(1);
  });

  it('does not repeat once the run is cancelled', async () => {
    expect(await run(['temporary', 'good'], 5, AbortSignal.abort())).toMatchObject({
      result: new Error('temporary'),
      attempts: 1,
      sleeps: []
    });
  });

  it('waits as long as it was told to, and a random part more', async () => {
    const clock = manualClock();
    const outcomes = ['limited', 'good'];
    const result = await withRetries(
      async () => outcomes.shift(),
      outcome => ('value' in outcome && outcome.value === 'limited' ? {reason: 'limited', waitMs: 60_000} : undefined),
      {retries: 1, clock, signal: new AbortController().signal, onRetry: () => {}}
    );
    expect(result).toBe('good');
    expect(clock.sleeps[0]).toBeGreaterThan(60_000);
  });
});
