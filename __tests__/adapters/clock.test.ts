import {describe, expect, it} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';

describe('systemClock', () => {
  it('sleeps about as long as asked', async () => {
    const before = systemClock.elapsed();
    await systemClock.sleep(60);
    expect(systemClock.elapsed() - before).toBeGreaterThan(50);
  });

  it('wakes early when the signal comes, and does not sleep after it', async () => {
    const stop = new AbortController();
    const before = systemClock.elapsed();
    const sleep = systemClock.sleep(60_000, stop.signal);
    stop.abort();
    await sleep;
    await systemClock.sleep(60_000, stop.signal);
    expect(systemClock.elapsed() - before).toBeLessThan(5000);
  });
});
