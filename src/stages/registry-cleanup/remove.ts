import pLimit from 'p-limit';
import {toActionError} from '../../errors.ts';
import type {Removal, RemovedManifest} from '../../plan/retention/reach.ts';
import type {Deletion, PackageStore, RefusedDeletion} from '../../ports/package-store.ts';

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
  readonly why: RefusedDeletion | Error;
}

/** Deletions at one time: registries look through all of their tags for each. */
const PARALLEL = 4;

/** One deletion: of a tag alone, or of a manifest with its tags. */
interface Task {
  readonly names: readonly string[];
  readonly manifest?: string;
  readonly run: () => Promise<Deletion>;
}

/**
 * Removes in order, parts before what is made of them: after a crash the tag is still there to find the rest by. What a
 * registry refuses while something else holds it is tried once more at the end; where it deletes nothing at all, or no
 * answer comes, nothing else is tried.
 */
export async function remove(removal: Removal, store: PackageStore, signal: AbortSignal): Promise<Removed> {
  const done: Task[] = [];
  let left: {readonly task: Task; readonly why: RefusedDeletion | Error}[] = [];
  let stopped: RefusedDeletion | Error | undefined;

  const attempt = async (task: Task): Promise<void> => {
    if (signal.aborted) stopped ??= new Error('the run was cancelled');
    const outcome = stopped ?? (await task.run().catch((error: unknown) => toActionError(error)));
    if (!(outcome instanceof Error) && outcome.done) {
      done.push(task);
      return;
    }
    if (outcome instanceof Error || outcome.kind !== 'refused') stopped ??= outcome;
    left.push({task, why: outcome});
  };
  const runAll = async (tasks: readonly Task[]): Promise<void> => {
    const limit = pLimit(PARALLEL);
    await Promise.all(tasks.map(task => limit(() => attempt(task))));
  };

  for (const group of tasksOf(removal, store)) await runAll(group);
  const refused = left;
  left = [];
  await runAll(refused.map(({task}) => task));
  return {
    tags: done.flatMap(({names}) => names),
    manifests: done.flatMap(({manifest}) => manifest ?? []),
    left: left.flatMap(({task: {names, manifest}, why}) =>
      (names.length > 0 ? names : [manifest ?? '']).map(name => ({name, why}))
    )
  };
}

function tasksOf({untag, groups}: Removal, store: PackageStore): readonly (readonly Task[])[] {
  const off = (name: string): Task => ({names: [name], run: () => store.untag(name)});
  const whole = ({digest, tags}: RemovedManifest): Task => ({
    names: tags,
    manifest: digest,
    run: () => store.remove(digest)
  });
  return [
    untag.map(({name}) => off(name)),
    ...groups.map(group =>
      store.traits.removesManifests ? group.map(whole) : group.flatMap(({tags}) => tags.map(off))
    )
  ];
}
