import pLimit from 'p-limit';
import {toActionError} from '../../errors.ts';
import type {Digest} from '../../oci/digest.ts';
import {subjectOfTag} from '../../oci/inventory.ts';
import {closure, type Removal, type RemovedManifest} from '../../plan/retention/reach.ts';
import type {Deletion, PackageStore, RefusedDeletion} from '../../ports/package-store.ts';
import {NEEDED, type Recheck, WRITTEN} from './recheck.ts';

export interface Removed {
  /** Names of tags. */
  readonly tags: readonly string[];
  /** Digests. */
  readonly manifests: readonly string[];
  /** What is still there, each with why. */
  readonly left: readonly Left[];
}

export interface Left {
  /** Tag, or digest of a manifest without one. */
  readonly name: string;
  readonly why: RefusedDeletion | Spared | Error;
  /** Its images were removed before it. */
  readonly broken: boolean;
}

/** It was to go, and may not any more: a clause. */
export interface Spared {
  readonly done: false;
  readonly kind: 'spared';
  readonly reason: string;
}

export interface RemovePorts {
  readonly store: PackageStore;
  readonly signal: AbortSignal;
  /** What the registry holds by now. */
  readonly look: () => Promise<Recheck>;
  /** What an index is made of. */
  readonly partsOf: (digest: Digest) => readonly Digest[];
  /** True: what loses its index to a crash is found again without it. */
  readonly listsUntagged: boolean;
}

/** Deletions at one time: registries look through all of their tags for each. */
const PARALLEL = 4;
/** Deletions until the next look: others write tags while hundreds of them go. */
const ROUND = 60;

/** One deletion: of a tag alone, or of a manifest with its tags. */
interface Task {
  readonly names: readonly string[];
  readonly manifest?: Digest;
  /** What its tags point at. */
  readonly digest: Digest;
  /** One goes after the other. */
  readonly group: number;
  readonly run: () => Promise<Deletion>;
}

interface Tried {
  readonly task: Task;
  readonly why: Left['why'];
}

/**
 * Removes in order: parts before what is made of them, so that after a crash the tag is still there to find the rest by;
 * but after it where the registry lists what has no tag, since a tag without its images can come of the other. Looks
 * before each round, so that nothing goes that a tag of the meantime needs. What a registry refuses while something else
 * holds it is tried once more at the end; where it deletes nothing at all, or no answer comes, nothing else is tried.
 */
export async function remove(removal: Removal, ports: RemovePorts): Promise<Removed> {
  const {signal, look, partsOf} = ports;
  const done: Task[] = [];
  let left: Tried[] = [];
  let spared: readonly Tried[] = [];
  let stopped: RefusedDeletion | Error | undefined;
  let seen: Recheck | undefined;
  let sinceLook = Number.POSITIVE_INFINITY;

  const attempt = async (task: Task): Promise<void> => {
    if (signal.aborted) stopped ??= new Error('the run was cancelled');
    const keeper = stopped ? undefined : keeperOf(task, ports, [...spared, ...left]);
    if (keeper) {
      left.push({task, why: keeper.why});
      return;
    }
    const outcome = stopped ?? (await runChecked(task, ports).catch((error: unknown) => toActionError(error)));
    if ('spared' in outcome) {
      left.push(...outcome.spared);
      // What else is to go may be needed by what was written.
      sinceLook = Number.POSITIVE_INFINITY;
      return;
    }
    if (!(outcome instanceof Error) && outcome.done) {
      done.push(task);
      return;
    }
    if (outcome instanceof Error || outcome.kind !== 'refused') stopped ??= outcome;
    left.push({task, why: outcome});
  };
  const runRound = async (tasks: readonly Task[]): Promise<void> => {
    if (!stopped && sinceLook + tasks.length > ROUND) {
      sinceLook = 0;
      seen = await look().catch((error: unknown) => {
        stopped = toActionError(error);
        return undefined;
      });
    }
    sinceLook += tasks.length;
    const limit = pLimit(PARALLEL);
    const checked = tasks.map(task => (seen ? check(task, seen) : {task, spared: []}));
    left.push(...checked.flatMap(({spared}) => spared));
    await Promise.all(checked.map(({task}) => task && limit(() => attempt(task))));
  };
  const runAll = async (tasks: readonly Task[]): Promise<void> => {
    for (let at = 0; at < tasks.length; at += ROUND) await runRound(tasks.slice(at, at + ROUND));
  };

  for (const group of tasksOf(removal, ports)) await runAll(group);
  const refused = left.filter(isRefused);
  spared = left.filter(one => !isRefused(one));
  left = [];
  sinceLook = Number.POSITIVE_INFINITY;
  for (const group of Map.groupBy(refused, ({task}) => task.group).values()) await runAll(group.map(({task}) => task));
  const gone = new Set(done.flatMap(({manifest}) => manifest ?? []));
  const isBroken = (manifest: Digest | undefined): boolean =>
    manifest !== undefined && [...closure([manifest], partsOf)].some(part => gone.has(part));
  return {
    tags: done.flatMap(({names}) => names),
    manifests: [...gone],
    left: [...spared, ...left].flatMap(({task: {names, manifest}, why}) =>
      (names.length > 0 ? names : [manifest ?? '']).map(name => ({name, why, broken: isBroken(manifest)}))
    )
  };
}

/** Asks for the tags of what goes right before it does; what was written since the last look stays. */
async function runChecked(task: Task, {store}: RemovePorts): Promise<Deletion | {readonly spared: readonly Tried[]}> {
  const {names, manifest, digest, run} = task;
  if (names.length === 0) return run();
  const now = await store.tagsOf(digest, names);
  const moved = names.filter(name => !now.includes(name));
  const isNeeded = manifest !== undefined && now.some(name => !names.includes(name));
  if (moved.length === 0 && !isNeeded) return run();
  const spare = (part: Task, reason: string): Tried => ({task: part, why: {done: false, kind: 'spared', reason}});
  const rest = {...task, names: names.filter(name => now.includes(name))};
  return {
    spared: [
      ...moved.map(name => spare(withoutManifest({...task, names: [name]}), WRITTEN)),
      ...(manifest === undefined ? [] : [spare(rest, NEEDED)])
    ]
  };
}

/** What is still there and needs the task's manifest, where the parts come last. */
function keeperOf({manifest}: Task, {listsUntagged, partsOf}: RemovePorts, left: readonly Tried[]): Tried | undefined {
  if (!listsUntagged || manifest === undefined) return undefined;
  return left.find(
    ({task}) =>
      task.manifest !== undefined && task.manifest !== manifest && closure([task.manifest], partsOf).has(manifest)
  );
}

const withoutManifest = ({manifest: _manifest, ...task}: Task): Task => task;

const isRefused = ({why}: Tried): boolean => why instanceof Error || why.kind !== 'spared';

/** What may go of it by now; absent where nothing of it is left to do. */
function check(task: Task, seen: Recheck): {readonly task?: Task; readonly spared: readonly Tried[]} {
  const spare = (reason: string, part: Partial<Task> = {}): Tried => ({
    task: {...task, ...part},
    why: {done: false, kind: 'spared', reason}
  });
  const tags = task.names.map(name => ({name, state: seen.tag(name)}));
  const written = tags.flatMap(({name, state}) => {
    if (typeof state !== 'object') return [];
    const stays = spare(state.stays, {names: [name]});
    // What is moved has nothing to do with the manifest any more.
    return [state.stays === WRITTEN ? {...stays, task: withoutManifest(stays.task)} : stays];
  });
  const names = tags.filter(({state}) => state === 'goes').map(({name}) => name);
  if (task.manifest === undefined) return names.length > 0 ? {task, spared: []} : {spared: written};
  const state = seen.manifest(task.manifest);
  if (state === 'goes') return {task: {...task, names}, spared: written};
  return {spared: names.length > 0 || written.length === 0 ? [...written, spare(state.stays, {names})] : written};
}

function tasksOf(
  {untag, groups}: Removal,
  {store, listsUntagged}: Pick<RemovePorts, 'store' | 'listsUntagged'>
): readonly (readonly Task[])[] {
  const off = (name: string, digest: Digest, group: number): Task => ({
    names: [name],
    digest,
    group,
    run: () => store.untag(name)
  });
  const whole = ({digest, tags}: RemovedManifest, group: number): Task => ({
    names: tags,
    manifest: digest,
    digest,
    group,
    run: () => store.remove(digest)
  });
  const ordered = listsUntagged ? topsFirst(groups) : groups;
  return [
    untag.map(({name, digest}) => off(name, digest, 0)),
    ...ordered.map((group, at) =>
      store.traits.removesManifests
        ? group.map(one => whole(one, at + 1))
        : group.flatMap(({tags, digest}) => tags.map(name => off(name, digest, at + 1)))
    )
  ];
}

/** Tags of signatures still go before what they are about: no rule is for those that a crash leaves. */
function topsFirst(groups: Removal['groups']): Removal['groups'] {
  const isSignature = ({tags}: RemovedManifest): boolean => tags.some(tag => subjectOfTag(tag) !== undefined);
  return [
    groups.flat().filter(isSignature),
    ...groups.map(group => group.filter(one => !isSignature(one))).toReversed()
  ];
}
