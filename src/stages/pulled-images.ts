import type {ContainerRuntime, Files} from '../ports.ts';
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
  let count = 0;
  // Where the engine's disk is takes a child process to find out: beside the first builds nobody waits for it.
  void isEngineShort(runtime);

  const ofTarget = (): TargetPulls => {
    const work: Promise<unknown>[] = [];
    const own: string[] = [];
    return {
      remember: async reference => {
        own.push(reference);
        kept.add(reference);
        count += 1;
        await files.writePrivate(`${pulledFolder(session)}/${count}`, reference);
      },
      defer: one => {
        work.push(one);
        deferred.push(one);
      },
      release: async () => {
        if (own.length === 0 || signal.aborted || !(await isEngineShort(runtime))) return;
        // An image cannot go before its container.
        await Promise.all(work);
        await runtime.removeImages(own);
        for (const reference of own) kept.delete(reference);
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
