import type {Clock, Retry} from '../ports/clock.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {RetryCounts, RetryStep} from '../report/result.ts';
import {type RetryPolicy, withRetries} from './retry.ts';

/** The one way a run tries anything again: each further try is a line of the log, and is counted. */
export interface Retries {
  /**
   * @param what begins the line: a build target, a reference
   * @param signal instead of the run's own, for what a cancellation must not leave half done
   */
  policy(step: RetryStep, what: string, signal?: AbortSignal): RetryPolicy;
  /** Further tries so far. */
  counts(): RetryCounts;
}

export interface RetryPorts {
  readonly clock: Clock;
  readonly workflow: Pick<Workflow, 'info'>;
  readonly signal: AbortSignal;
}

/** @param retries further tries of one step after its first */
export function createRetries(retries: number, {clock, workflow, signal}: RetryPorts): Retries {
  const counted = new Map<RetryStep, number>();
  return {
    policy: (step, what, own = signal) => ({
      retries,
      clock,
      signal: own,
      onRetry: (reason, delayMs, tries) => {
        counted.set(step, (counted.get(step) ?? 0) + 1);
        const wait = `${(delayMs / 1000).toFixed(1)} s`;
        workflow.info(`${what}  tried again in ${wait} (${tries} of ${retries}): ${reason}`);
      }
    }),
    counts: () => Object.fromEntries(counted)
  };
}

/** For adapters, whose requests know themselves what of their trouble is temporary. */
export const retryBy =
  (policy: RetryPolicy): Retry =>
  (attempt, temporary) =>
    withRetries(attempt, outcome => ('error' in outcome ? temporary(outcome.error) : undefined), policy);
