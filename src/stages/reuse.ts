import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import {checksBases, decideReuse, isReusedWhole} from '../plan/reuse.ts';
import type {RecordStore} from '../ports/record-store.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {NotReused, ReusedPublication, ReusePorts} from './find-reusable.ts';

export interface Reused {
  readonly publications: readonly ReusedPublication[];
  /** What the report says of it. */
  readonly notes: readonly string[];
}

const NOTHING: Reused = {publications: [], notes: []};

const NO_SERVICE =
  'there is no GitHub Actions cache to read here, and nothing else tells what an earlier run has tested';

export interface ReuseStagePorts extends Omit<ReusePorts, 'records'> {
  readonly workflow: Pick<Workflow, 'info'>;
  /** Undefined where there is none. */
  readonly createRecordStore: () => Promise<RecordStore | undefined>;
  readonly signal: AbortSignal;
}

/** Looks for images of an earlier run where that is allowed, and tells what it finds. */
export async function reuse(plan: Plan, settings: Settings, facts: Facts, ports: ReuseStagePorts): Promise<Reused> {
  const {workflow} = ports;
  const decision = decideReuse(plan, settings, facts);
  if (!decision.allowed) {
    if (settings.reuse === 'auto' && plan.push.push) workflow.info(`Everything is built: ${decision.reason}.`);
    return NOTHING;
  }
  const records = await ports.createRecordStore();
  const {findReusable} = await import('./find-reusable.ts');
  const {reused, built} = records
    ? await findReusable(plan, facts, {...ports, records})
    : {reused: [], built: plan.publications.map(({id}) => ({id, reason: NO_SERVICE}))};
  const lines = describeBuilt(built, reused.length > 0);
  for (const line of lines) workflow.info(line);
  const looksAtBases = checksBases(settings, facts);
  const {publications, notes} = looksAtBases
    ? await onSameBases(plan, reused, ports)
    : {publications: reused, notes: []};
  for (const note of notes) workflow.info(note);
  for (const {id, runId} of publications)
    workflow.info(
      `${id} is not built again: run ${runId} built and tested this commit with these inputs, and its images are there.`
    );
  return {
    publications,
    // Whoever pushes a branch expects a build; a version may have been promised one of before.
    notes: [
      ...notes,
      ...publications.map(one => reuseNote(one, facts)),
      ...(facts.event.kind === 'tag' || looksAtBases ? lines : [])
    ]
  };
}

/** Those that stand on what they stood on: all of them or none, where images are checked in one stack. */
async function onSameBases(plan: Plan, found: readonly ReusedPublication[], ports: ReuseStagePorts): Promise<Reused> {
  if (found.length === 0) return NOTHING;
  const {checkBases} = await import('./base-check.ts');
  const {unchanged, notes} = await checkBases(found, ports);
  const isWhole = unchanged.length === plan.publications.length;
  return {publications: isWhole || !isReusedWhole(plan) ? unchanged : [], notes};
}

/** One line for each reason. */
function describeBuilt(built: readonly NotReused[], isPart: boolean): readonly string[] {
  const reasons = [...new Set(built.map(({reason}) => reason))];
  return reasons.map(reason => {
    const ids = built.filter(one => one.reason === reason).map(({id}) => id);
    const what =
      !isPart && reasons.length === 1 ? 'Everything is' : `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'}`;
    return `${what} built: ${reason}.`;
  });
}

/** With what the images say otherwise than new ones would. */
function reuseNote({id, runId, images}: ReusedPublication, facts: Facts): string {
  const differences = [...new Set(images.flatMap(one => one.differences))];
  const labels =
    differences.length === 0
      ? ''
      : ` Its images keep the labels of that run: ${differences.join('; ')} ("reuse: never" builds new ones).`;
  return `${id} was not built again: ${runPage(runId, facts)} built and tested this commit with these inputs.${labels}`;
}

/** Page of another run of the same repository; its number where there are no pages. */
export const runPage = (runId: string, {run}: Facts): string =>
  run.url.endsWith(`/${run.id}`) && run.id !== '' ? run.url.slice(0, -run.id.length) + runId : `run ${runId}`;
