import type {Facts} from '../context/facts.ts';
import {messageOf} from '../errors.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import {isRecorded} from '../plan/reuse.ts';
import {formatRecord, recordPrefix} from '../plan/tested-record.ts';
import type {RecordStore} from '../ports/record-store.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {TargetResult} from '../report/result.ts';
import type {PublishedIndex} from './publish.ts';

export interface RecordPorts {
  readonly workflow: Pick<Workflow, 'info'>;
  /** Undefined where there is none. */
  readonly createRecordStore: () => Promise<RecordStore | undefined>;
}

export interface TestedRun {
  readonly indexes: readonly PublishedIndex[];
  readonly targets: readonly TargetResult[];
}

/** Where there is a GPU, the same inputs would be checked by more. */
const isUnseen = ({check}: TargetResult): boolean => check?.notRun === true || check?.lacksGpu === true;

const LIMIT_MS = 10_000;

/**
 * Leaves word of what this run has tested and published, for a later one of the same commit. What does not get there is
 * built again then, and nothing worse.
 * @param tested what tags of this run point at, of images that it has built itself, and how every target was checked
 */
export async function recordTested(
  {indexes, targets}: TestedRun,
  plan: Plan,
  settings: Settings,
  facts: Facts,
  {workflow, createRecordStore}: RecordPorts
): Promise<void> {
  if (!isRecorded(plan, settings, facts) || facts.run.id === '') return;
  const names = plan.publications.flatMap(publication => {
    const digest = indexes.find(({id}) => id === publication.id)?.digest;
    const prefix = recordPrefix(publication, plan, facts);
    const unseen = targets.filter(({id}) => publication.targets.includes(id)).find(isUnseen);
    if (digest && prefix && unseen) {
      workflow.info(
        `A later run of this commit will build ${publication.id} again: ${unseen.id} was not checked as a runner with a GPU would check it.`
      );
      return [];
    }
    return digest && prefix ? [formatRecord(prefix, {digest, runId: facts.run.id})] : [];
  });
  if (names.length === 0) return;
  try {
    const records = await createRecordStore();
    const signal = AbortSignal.timeout(LIMIT_MS);
    await Promise.all(names.map(name => records?.add(name, signal)));
  } catch (error) {
    const why = messageOf(error);
    workflow.info(
      `A later run of this commit will build it again: what was tested could not be put on record (${why}).`
    );
  }
}
