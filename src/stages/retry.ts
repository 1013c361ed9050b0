import type {Clock} from '../ports.ts';

export interface RetryPolicy {
  /** Further tries after the first. */
  readonly retries: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told before each further try. */
  readonly onRetry: (reason: string, delayMs: number) => void;
}

const FIRST_DELAY_MS = 1000;

/** Why something is worth a further try, and when it was asked to be. */
export interface Temporary {
  readonly reason: string;
  readonly afterMs?: number;
}

/**
 * Tries again while `isTemporary` gives a reason, each time after twice the time and a random part, so that the jobs
 * of a matrix do not come back together. The last outcome is returned, or thrown.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  isTemporary: (outcome: {readonly value: T} | {readonly error: unknown}) => string | Temporary | undefined,
  {retries, clock, signal, onRetry}: RetryPolicy
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const outcome = await attempt().then(
      value => ({value}),
      (error: unknown) => ({error})
    );
    const found = tries < retries && !signal.aborted ? isTemporary(outcome) : undefined;
    if (found === undefined) {
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    }
    const {reason, afterMs} = typeof found === 'string' ? {reason: found} : {afterMs: undefined, ...found};
    const delayMs = afterMs ?? FIRST_DELAY_MS * 2 ** tries * (0.5 + Math.random());
    onRetry(reason, delayMs);
    await clock.sleep(delayMs, signal);
  }
}
