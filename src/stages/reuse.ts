import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {OCI} from '../oci/annotations.ts';
import type {Plan} from '../plan/plan.ts';
import {checksBases, decideReuse, reuseCandidates} from '../plan/reuse.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {BaseCheckPorts} from './base-check.ts';
import {canBeSplit, findReusable, type ReusedImage, type ReusedPublication, type ReusePorts} from './find-reusable.ts';
import type {TargetRun} from './run-targets.ts';

export interface Reuse {
  readonly publications: readonly ReusedPublication[];
  /** For the summary, sentences. */
  readonly notes: readonly string[];
}

/** Looks for images of an earlier run where that is allowed, and tells what it finds. */
export async function reuse(
  plan: Plan,
  settings: Settings,
  facts: Facts,
  ports: ReusePorts & BaseCheckPorts & {readonly workflow: Workflow}
): Promise<Reuse> {
  const decision = decideReuse(plan, settings, facts);
  if (!decision.allowed) {
    if (settings.reuse === 'auto' && plan.push.push) ports.workflow.info(`Everything is built: ${decision.reason}.`);
    return {publications: [], notes: []};
  }
  const found = await findReusable(plan, reuseCandidates(plan, settings, facts), ports);
  const {publications, notes} = checksBases(settings, facts)
    ? await onSameBases(plan, found, ports)
    : {publications: found, notes: []};
  for (const note of notes) ports.workflow.info(note);
  for (const {id, reference} of publications)
    ports.workflow.info(
      `${id} is not built again: ${reference} is the same commit with the same inputs, and is tested.`
    );
  return {publications, notes: [...notes, ...reuseNotes(publications)]};
}

async function onSameBases(plan: Plan, found: readonly ReusedPublication[], ports: BaseCheckPorts): Promise<Reuse> {
  const {checkBases} = await import('./base-check.ts');
  const {unchanged, notes} = await checkBases(found, ports);
  const missing = plan.publications.filter(({id}) => !found.some(one => one.id === id));
  return {
    publications: unchanged.length === plan.publications.length || canBeSplit(plan) ? unchanged : [],
    notes: [
      ...notes,
      ...missing.map(({id}) => `${id} is built: no tested image of this commit with the same inputs is published.`)
    ]
  };
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
