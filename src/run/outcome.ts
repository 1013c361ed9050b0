import type {Environment} from '../context/read-facts.ts';
import type {Plan} from '../plan/plan.ts';
import type {Failure, RunResult} from '../report/result.ts';
import {failureOf, takenFailures} from '../stages/failure.ts';
import {notPublished} from '../stages/not-published.ts';

/** How a run with a plan ended; what only the report adds is missing. */
export type Outcome = Omit<RunResult, 'durationMs' | 'runUrl'> & {readonly plan: Plan};

export type PlannedResult = RunResult & {readonly plan: Plan};

/** For wrong inputs: there is no plan. */
export const failedBeforePlan = (env: Environment, failures: readonly Failure[]): RunResult => ({
  outcome: 'failure',
  targets: [],
  publications: [],
  gates: [],
  failures,
  warnings: [],
  leftovers: [],
  durationMs: 0,
  runUrl: env.GITHUB_RUN_ID ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}` : ''
});

/** For what was thrown outside of any target: nothing was published. */
export const failedOutcome = (plan: Plan, error: unknown, {aborted}: AbortSignal): Outcome =>
  aborted
    ? unfinished(plan, {outcome: 'cancelled', failures: []})
    : unfinished(plan, {outcome: 'failure', failures: [failureOf(error)]});

/** Nothing is built: as it stands it cannot be, or its version belongs to another commit. */
export const refusedOutcome = (plan: Plan, failures: readonly Failure[] = takenFailures(plan)): Outcome =>
  unfinished(plan, {outcome: 'failure', failures});

/** For an event that asks for nothing. */
export const idleOutcome = (plan: Plan): Outcome => ({
  outcome: 'success',
  plan,
  targets: [],
  publications: [],
  gates: [],
  failures: [],
  warnings: [],
  leftovers: []
});

export const publishedOutcome = (failures: readonly Failure[]): RunResult['outcome'] =>
  failures.length === 0 ? 'success' : failures.every(({code}) => code === 'cancelled') ? 'cancelled' : 'failure';

function unfinished(plan: Plan, end: Pick<Outcome, 'outcome' | 'failures'>): Outcome {
  const status = end.outcome === 'cancelled' ? 'cancelled' : 'not-started';
  return {
    ...idleOutcome(plan),
    ...end,
    targets: plan.targets.map(({id, image, variant, platform}) => ({
      id,
      image,
      variant,
      platform,
      status,
      measured: {}
    })),
    publications: plan.publications.map(notPublished)
  };
}
