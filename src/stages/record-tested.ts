import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import {isRecorded} from '../plan/reuse.ts';
import {formatRecord, recordPrefix} from '../plan/tested-record.ts';
import type {RecordStore} from '../ports/record-store.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {PublishedIndex} from './publish.ts';

export interface RecordPorts {
  readonly workflow: Pick<Workflow, 'info'>;
  /** Undefined where there is none. */
  readonly createRecordStore: () => Promise<RecordStore | undefined>;
}

const LIMIT_MS = 10_000;

/**
 * Leaves word of what this run has tested and published, for a later one of the same commit. What does not get there is
 * built again then, and nothing worse.
 * @param indexes that tags of this run point at, of images that it has built itself
 */
export async function recordTested(
  indexes: readonly PublishedIndex[],
  plan: Plan,
  settings: Settings,
  facts: Facts,
  {workflow, createRecordStore}: RecordPorts
): Promise<void> {
  if (!isRecorded(plan, settings, facts) || facts.run.id === '') return;
  const names = plan.publications.flatMap(publication => {
    const digest = indexes.find(({id}) => id === publication.id)?.digest;
    const prefix = recordPrefix(publication, plan, facts);
    return digest && prefix ? [formatRecord(prefix, {digest, runId: facts.run.id})] : [];
  });
  if (names.length === 0) return;
  try {
    const records = await createRecordStore();
    const signal = AbortSignal.timeout(LIMIT_MS);
    await Promise.all(names.map(name => records?.add(name, signal)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    workflow.info(
      `A later run of this commit will build it again: what was tested could not be put on record (${why}).`
    );
  }
}
