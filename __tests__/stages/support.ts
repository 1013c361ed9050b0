import type {Clock} from '../../src/ports/clock.ts';

/** A clock of its own time: sleeping moves it on, and is written down. */
export interface ManualClock extends Clock {
  readonly sleeps: readonly number[];
}

export function manualClock(start = 0): ManualClock {
  const sleeps: number[] = [];
  let time = start;
  return {
    sleeps,
    now: () => new Date(time),
    elapsed: () => time,
    sleep: async (ms, signal) => {
      if (signal?.aborted) return;
      sleeps.push(ms);
      time += ms;
    }
  };
}
