import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {OCI} from '../oci/annotations.ts';
import type {Plan} from '../plan/plan.ts';
import {decideReuse, reuseCandidates} from '../plan/reuse.ts';
import type {Workflow} from '../ports/workflow.ts';
import {findReusable, type ReusedImage, type ReusedPublication, type ReusePorts} from './find-reusable.ts';
import type {TargetRun} from './run-targets.ts';

/** Looks for images of an earlier run where that is allowed, and tells what it finds. */
export async function reuse(
  plan: Plan,
  settings: Settings,
  facts: Facts,
  ports: ReusePorts & {readonly workflow: Workflow}
): Promise<readonly ReusedPublication[]> {
  const decision = decideReuse(plan, settings, facts);
  if (!decision.allowed) {
    if (settings.reuse === 'auto' && plan.push.push) ports.workflow.info(`Everything is built: ${decision.reason}.`);
    return [];
  }
  const reused = await findReusable(plan, reuseCandidates(plan, settings, facts), ports);
  for (const {id, reference} of reused)
    ports.workflow.info(
      `${id} is not built again: ${reference} is the same commit with the same inputs, and is tested.`
    );
  return reused;
}

/** As if they had just been built and checked. */
export const reusedRuns = (reused: readonly ReusedPublication[]): readonly TargetRun[] =>
  reused.flatMap(({reference, images}) => images.map(image => reusedRun(image, reference)));

function reusedRun({target, digest, manifest, measured}: ReusedImage, reference: string): TargetRun {
  const {id, image, variant, platform} = target;
  return {
    result: {id, image, variant, platform, status: 'reused', reusedFrom: reference, measured},
    tested: {target, digest, manifest},
    failures: [],
    warnings: [],
    notes: []
  };
}

/** What the images say otherwise than new ones would. */
export function reuseNotes(reused: readonly ReusedPublication[]): readonly string[] {
  return reused.flatMap(({id, reference, images}) => {
    const [other] = images.filter(
      ({version, target}) => version !== undefined && version !== target.labels[OCI.version]
    );
    const labels = other
      ? ` Its images keep the labels of that run: ${OCI.version} is "${other.version}", not "${other.target.labels[OCI.version] ?? ''}" ("reuse: never" builds new ones).`
      : '';
    return [
      `${id} was not built again: ${reference} is the same commit with the same inputs, and was tested.${labels}`
    ];
  });
}
