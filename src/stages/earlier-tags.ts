import pLimit from 'p-limit';
import type {EarlierTags, Facts} from '../context/facts.ts';
import type {Plan, Publication} from '../plan/plan.ts';
import {leavesRecords} from '../plan/reuse.ts';
import {formatMarks, isOfEveryRun, markOf, parseMarks, type TagMarks, tagsPrefix} from '../plan/tags-record.ts';
import type {RecordStore} from '../ports/record-store.ts';
import type {Workflow} from '../ports/workflow.ts';

export interface EarlierTagsPorts {
  readonly workflow: Pick<Workflow, 'info'>;
  /** Undefined where there is none. */
  readonly createRecordStore: () => Promise<RecordStore | undefined>;
}

/** Nothing is written before the answer. */
const PATIENCE_MS = 5_000;
const LIMIT_MS = 10_000;
/** Questions to the record store at one time. */
const AT_ONCE = 16;

/** Which moving tags of the plan an earlier run has pointed at this commit, by publication. Never throws. */
export async function readEarlierTags(
  plan: Plan,
  facts: Facts,
  {createRecordStore}: EarlierTagsPorts
): Promise<Readonly<Record<string, EarlierTags>>> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const read = await eachOnRecord(plan, facts, async ({tags}, prefix) => {
    try {
      const marks = parseMarks(await (await createRecordStore())?.find(prefix, signal), prefix);
      const names = tags.filter(isOfEveryRun).map(({name}) => name);
      return {known: true, tags: names.filter(name => marks.includes(markOf(name)))} as const;
    } catch (error) {
      return {known: false, reason: `the records of earlier runs cannot be read (${messageOf(error)})`} as const;
    }
  });
  return Object.fromEntries(read);
}

/**
 * Leaves word of the moving tags that this run has pointed at its commit, for base checks of later days.
 * @param plan as it was written
 */
export async function recordTags(
  plan: Plan,
  facts: Facts,
  {workflow, createRecordStore}: EarlierTagsPorts
): Promise<void> {
  if (!leavesRecords(plan, facts)) return;
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const records = await createRecordStore();
    await eachOnRecord(plan, facts, async ({tags}, prefix) => {
      const known = parseMarks(await records?.find(prefix, signal), prefix);
      const all = united(
        known,
        tags.filter(isOfEveryRun).map(({name}) => markOf(name))
      );
      if (all.length > known.length) await records?.add(formatMarks(prefix, all), signal);
    });
  } catch (error) {
    workflow.info(
      `A later base check will not know which tags this run has written: they could not be put on record (${messageOf(error)}).`
    );
  }
}

const united = (known: TagMarks, more: TagMarks): TagMarks => [...new Set([...known, ...more])];

/** By the id of the publication. */
async function eachOnRecord<T>(
  plan: Plan,
  facts: Facts,
  work: (publication: Publication, prefix: string) => Promise<T>
): Promise<readonly (readonly [string, T])[]> {
  const limit = pLimit(AT_ONCE);
  const all = await Promise.all(
    plan.publications.map(publication => {
      const prefix = tagsPrefix(publication, plan, facts);
      if (prefix === undefined || publication.repositories.length === 0) return [];
      return limit(async () => [[publication.id, await work(publication, prefix)] as const]);
    })
  );
  return all.flat();
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
