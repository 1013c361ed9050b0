import pLimit from 'p-limit';
import type {EarlierTags, Facts} from '../context/facts.ts';
import {messageOf} from '../errors.ts';
import type {Plan, Publication} from '../plan/plan.ts';
import {leavesRecords} from '../plan/reuse.ts';
import {
  earlierTags,
  extendHistory,
  formatHistory,
  isOfEveryRun,
  parseHistory,
  sameHistory,
  tagsPrefix
} from '../plan/tags-record.ts';
import type {RecordStore} from '../ports/record-store.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {PublicationResult} from '../report/result.ts';

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
  {createRecordStore}: Pick<EarlierTagsPorts, 'createRecordStore'>
): Promise<Readonly<Record<string, EarlierTags>>> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const read = await eachOnRecord(plan, facts, async ({tags}, prefix) => {
    try {
      const name = await (await createRecordStore())?.find(prefix, signal);
      return {known: true, tags: earlierTags(tags, parseHistory(name, prefix))} as const;
    } catch (error) {
      return {known: false, reason: `the records of earlier runs cannot be read (${messageOf(error)})`} as const;
    }
  });
  return Object.fromEntries(read);
}

/** A plan as it was written, and what became of it. */
export interface WrittenTags {
  readonly plan: Plan;
  readonly publications: readonly PublicationResult[];
}

/** Leaves word of the moving tags that this run has pointed at its commit, for base checks of later days. */
export async function recordTags(
  {plan, publications}: WrittenTags,
  facts: Facts,
  {workflow, createRecordStore}: EarlierTagsPorts
): Promise<void> {
  if (!leavesRecords(plan, facts) || facts.run.id === '') return;
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const records = await createRecordStore();
    await eachOnRecord(plan, facts, async ({id, tags}, prefix) => {
      const digest = publications.find(one => one.id === id)?.repositories[0]?.digest;
      const names = tags.filter(isOfEveryRun).map(({name}) => name);
      if (digest === undefined || names.length === 0) return;
      const before = parseHistory(await records?.find(prefix, signal), prefix);
      const history = extendHistory(before, digest, names);
      if (!sameHistory(before, history)) await records?.add(formatHistory(prefix, history, facts.run.id), signal);
    });
  } catch (error) {
    workflow.info(
      `A later base check will not know which tags this run has written: they could not be put on record (${messageOf(error)}).`
    );
  }
}

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
