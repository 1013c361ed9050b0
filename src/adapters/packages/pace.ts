import pLimit from 'p-limit';
import type {Clock} from '../../ports/clock.ts';
import type {Trouble} from '../temporary.ts';

export type Pace = <T>(request: () => Promise<T>) => Promise<T>;

/**
 * One request after the other, with a pause between them; after one that was asked to wait, as long as that: who goes on
 * meanwhile is kept out for longer.
 */
export function createPace(pauseMs: number, clock: Pick<Clock, 'elapsed' | 'sleep'>): Pace {
  const limit = pLimit(1);
  let notBefore = Number.NEGATIVE_INFINITY;
  const rest = (ms: number): void => {
    notBefore = Math.max(notBefore, clock.elapsed() + ms);
  };
  return request =>
    limit(async () => {
      const waitMs = notBefore - clock.elapsed();
      if (waitMs > 0) await clock.sleep(waitMs);
      return request()
        .catch((error: unknown) => {
          const {temporary, waitMs: asked = 0} = ((error as Error).cause ?? {}) as Partial<Trouble>;
          if (temporary) rest(asked);
          throw error;
        })
        .finally(() => rest(pauseMs));
    });
}
