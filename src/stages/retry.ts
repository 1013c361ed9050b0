import type {Clock, Temporary} from '../ports/clock.ts';

export interface RetryPolicy {
  /** Further tries after the first. */
  readonly retries: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told before each further try, the first of which is 1. */
  readonly onRetry: (reason: string, delayMs: number, tries: number) => void;
}

const FIRST_DELAY_MS = 1000;

const LIMITED_MS = 15_000;
const MAX_LIMITED_MS = 60_000;

/**
 * Milliseconds to leave a registry alone that limits the rate of requests, where what it told of the time is lost: the
 * tools of Docker print the status alone.
 * @param tries further ones that were made before
 */
export const waitOfLimit = ({limited}: {readonly limited?: boolean}, tries: number): number =>
  limited ? Math.min(LIMITED_MS * 2 ** tries, MAX_LIMITED_MS) : 0;

/**
 * Tries again while `isTemporary` gives a reason, each time after twice the time and a random part, so that the jobs
 * of a matrix do not come back together. The last outcome is returned, or thrown.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  isTemporary: (outcome: {readonly value: T} | {readonly error: unknown}, tries: number) => Temporary | undefined,
  {retries, clock, signal, onRetry}: RetryPolicy
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const outcome = await attempt().then(
      value => ({value}),
      (error: unknown) => ({error})
    );
    const temporary = tries < retries && !signal.aborted ? isTemporary(outcome, tries) : undefined;
    if (temporary === undefined) {
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    }
    const {reason, waitMs} = typeof temporary === 'string' ? {reason: temporary, waitMs: 0} : temporary;
    const delayMs = waitMs + FIRST_DELAY_MS * 2 ** tries * (0.5 + Math.random());
    onRetry(reason, delayMs, tries + 1);
    await clock.sleep(delayMs, signal);
  }
}
