import {userDockerConfig} from '../stages/open-session.ts';
import type {Prepared} from '../stages/prepare.ts';
import {pullRequestState} from '../stages/pull-request-state.ts';
import type {LateEnd} from '../stages/remove-late-preview.ts';
import {failedOutcome, type Outcome} from './outcome.ts';
import type {RunPorts} from './ports.ts';

/** Asks whether the run's pull request was closed meanwhile, and if so takes away what the run has written. */
export async function endLate(prepared: Prepared & {ok: true}, ports: RunPorts): Promise<LateEnd | undefined> {
  const {settings, facts, github} = prepared;
  return (await pullRequestState(facts, settings, github)) === 'closed' ? endClosed(prepared, ports) : undefined;
}

export async function endClosed(
  {plan, settings, facts, github, retries}: Prepared & {ok: true},
  ports: RunPorts
): Promise<LateEnd> {
  const {removeLatePreview} = await import('../stages/remove-late-preview.ts');
  return removeLatePreview(plan, settings, facts, {
    ...ports,
    ...{github, retries, dockerConfig: userDockerConfig(ports.env)}
  });
}

type Ended = Pick<Outcome, 'failures' | 'warnings' | 'notes'>;

/** What failed before stays failed. */
export const withLateEnd = (before: Ended, late: LateEnd | undefined) =>
  late && {
    plan: late.plan,
    publications: late.publications,
    failures: [...before.failures, ...late.failures],
    warnings: [...before.warnings, ...late.warnings],
    notes: [...(before.notes ?? []), ...late.notes]
  };

/** For what was thrown outside of any target: its builds may have written caches until then. */
export async function endThrown(prepared: Prepared & {ok: true}, error: unknown, ports: RunPorts): Promise<Outcome> {
  const {plan} = prepared;
  const failed = failedOutcome(plan, error, ports.signal);
  if (failed.outcome === 'cancelled' || !plan.push.push) return failed;
  const late = await endLate(prepared, ports).catch(() => undefined);
  return {...failed, ...withLateEnd(failed, late)};
}
