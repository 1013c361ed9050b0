import {userDockerConfig} from '../stages/open-session.ts';
import type {Prepared} from '../stages/prepare.ts';
import {pullRequestState} from '../stages/pull-request-state.ts';
import type {LateEnd} from '../stages/remove-late-preview.ts';
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
