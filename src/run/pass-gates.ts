import type {GateResult} from '../report/result.ts';
import type {TestedBuild} from '../stages/compare-tag.ts';
import {type Gated, type GatePorts, runGates} from '../stages/gates.ts';
import {planSigning, type SignContext, type Signing} from '../stages/sign.ts';

export interface PassedGates extends Pick<Gated, 'failures'> {
  /** Of the gates that have run, and of the signing as far as it has come. */
  readonly results: () => readonly GateResult[];
  readonly approve: Signing['approve'] | undefined;
}

/** Runs the gates of the tested images; what signs is to run when everything is uploaded. */
export async function passGates(
  tested: readonly TestedBuild[],
  context: SignContext,
  ports: GatePorts
): Promise<PassedGates> {
  const {results, failures} = await runGates(context.plan.gates, tested, context, ports);
  const signing = planSigning(context.plan.gates, context, ports);
  return {failures, approve: signing?.approve, results: () => [...results, ...(signing?.results() ?? [])]};
}
