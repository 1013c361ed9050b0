import type {Files} from '../ports/files.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import {isEngineShort} from './disk.ts';
import {pulledFolder, type Session} from './session.ts';

export interface PullPorts {
  readonly runtime: Pick<ContainerRuntime, 'disk' | 'removeImages'>;
  readonly files: Pick<Files, 'writePrivate' | 'remove'>;
  readonly signal: AbortSignal;
}

/** What the checks of one target leave to be removed. */
export interface TargetPulls {
  /** Is told each reference before the engine pulls it, so that it is removed again whatever happens. */
  readonly remember: (reference: string) => Promise<void>;
  /** Takes on work that nothing waits for, but that must have ended before the run does. */
  readonly defer: (work: Promise<unknown>) => void;
  /** Called when the checks have ended: where the engine's disk is short, its containers and images go at once. */
  readonly release: () => Promise<void>;
}

export interface PulledImages {
  readonly ofTarget: () => TargetPulls;
  /** Waits for everything that was deferred, and removes the images that are still there. */
  readonly tidy: () => Promise<void>;
}

/** Images stay until the end of the run, since the next target shares their layers; unless the disk gets short. */
export function trackPulls(session: Session, {runtime, files, signal}: PullPorts): PulledImages {
  const deferred: Promise<unknown>[] = [];
  const kept = new Set<string>();
  /** Reference → targets whose checks need it. */
  const users = new Map<string, number>();
  const removals = new Map<string, Promise<void>>();
  let count = 0;
  // Where the engine's disk is takes a child process to find out: beside the first builds nobody waits for it.
  void isEngineShort(runtime);

  const remove = async (reference: string): Promise<void> => {
    const gone = runtime.removeImages([reference]);
    removals.set(
      reference,
      gone.then(() => {})
    );
    const isForgotten = (await gone) && users.get(reference) === 0;
    if (isForgotten) kept.delete(reference);
  };

  const ofTarget = (): TargetPulls => {
    const work: Promise<unknown>[] = [];
    const own = new Set<string>();
    return {
      remember: async reference => {
        if (!own.has(reference)) users.set(reference, (users.get(reference) ?? 0) + 1);
        own.add(reference);
        kept.add(reference);
        count += 1;
        await files.writePrivate(`${pulledFolder(session)}/${count}`, reference);
        // What is just being removed would seem to be there.
        await removals.get(reference);
      },
      defer: one => {
        work.push(one);
        deferred.push(one);
      },
      release: async () => {
        const isShort = own.size > 0 && !signal.aborted && (await isEngineShort(runtime));
        // An image cannot go before its container.
        if (isShort) await Promise.all(work);
        for (const reference of own) users.set(reference, (users.get(reference) ?? 1) - 1);
        const unused = [...own].filter(reference => users.get(reference) === 0 && kept.has(reference));
        if (isShort) await Promise.all(unused.map(remove));
      }
    };
  };

  const tidy = async (): Promise<void> => {
    await Promise.all(deferred);
    await runtime.removeImages([...kept]);
    // After a cancellation nothing was removed, and the clean-up needs the list.
    if (!signal.aborted) await files.remove(pulledFolder(session));
  };
  return {ofTarget, tidy};
}
