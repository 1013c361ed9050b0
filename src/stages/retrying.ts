import {classifyFailure, errorLine, type FailureKind, kindOf} from '../buildx/failures.ts';
import {ActionError} from '../errors.ts';
import type {Temporary} from '../ports/clock.ts';
import type {Deletion, PackageStore} from '../ports/package-store.ts';
import type {CommandResult} from '../ports/process.ts';
import type {Registry} from '../ports/registry.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import type {Retries} from './retries.ts';
import {type RetryPolicy, waitOfLimit, withRetries} from './retry.ts';

/**
 * The same registry, whose reads and writes are tried again after a temporary failure.
 * @param signal instead of the run's own
 */
export const retryingRegistry = (registry: Registry, retries: Retries, signal?: AbortSignal): Registry => ({
  ...registry,
  manifest: (reference, written = isDigest(reference)) =>
    withRetries(
      () => registry.manifest(reference),
      written ? notThereYet : temporaryError,
      retries.policy('read', reference, signal)
    ),
  upload: (repository, sources) =>
    withRetries(() => registry.upload(repository, sources), notThereYet, retries.policy('upload', repository, signal)),
  tag: request =>
    withRetries(() => registry.tag(request), notThereYet, retries.policy('tag', request.tags.join(', '), signal))
});

/** The same engine, whose pulls are tried again after a temporary failure. */
export const retryingPulls = (runtime: ContainerRuntime, retries: Retries): ContainerRuntime => ({
  ...runtime,
  pull: (reference, platform) =>
    withRetries(
      () => runtime.pull(reference, platform),
      isDigest(reference) ? notThereYet : temporaryError,
      retries.policy('pull', reference)
    )
});

/** The same store, whose requests are tried again after a temporary failure, and not before the time that they were told. */
export function retryingStore(store: PackageStore, retries: Retries): PackageStore {
  const read = <T>(what: string, request: () => Promise<T>): Promise<T> =>
    withRetries(request, temporaryError, retries.policy('read', what));
  const removed = (what: string, request: () => Promise<Deletion>): Promise<Deletion> =>
    withRetries(request, temporaryError, retries.policy('delete', what));
  return {
    traits: store.traits,
    list: () => read('List of tags', store.list),
    node: digest => read(digest, () => store.node(digest)),
    referrers: digest => read(digest, () => store.referrers(digest)),
    age: digest => read(digest, () => store.age(digest)),
    tagsOf: (digest, known) => read(digest, () => store.tagsOf(digest, known)),
    untag: tag => removed(tag, () => store.untag(tag)),
    remove: digest => removed(digest, () => store.remove(digest))
  };
}

export const retryingDownload = <T>(download: () => Promise<T>, policy: RetryPolicy): Promise<T> =>
  withRetries(download, temporaryError, policy);

/** A command that ended by a temporary failure of the network, as its words say. */
export const retryingCommand = (run: () => Promise<CommandResult>, policy: RetryPolicy): Promise<CommandResult> =>
  withRetries(
    run,
    (outcome, tries) => {
      if (!('value' in outcome) || outcome.value.exitCode === 0) return undefined;
      const {stderr} = outcome.value;
      const kind = classifyFailure(stderr);
      return kind?.temporary ? {reason: errorLine(stderr), waitMs: waitOfLimit(kind, tries)} : undefined;
    },
    policy
  );

type Ended = {readonly value: unknown} | {readonly error: unknown};

export function temporaryError(outcome: Ended, tries: number): Temporary | undefined {
  const {temporary, limited = false, waitMs = waitOfLimit({limited}, tries)} = troubleOf(outcome);
  return temporary ? {reason: reasonOf(outcome), waitMs} : undefined;
}

/** What was pushed a moment ago may not have come to the part of a registry that is asked next. */
const notThereYet = (outcome: Ended, tries: number): Temporary | undefined =>
  troubleOf(outcome).absent ? reasonOf(outcome) : temporaryError(outcome, tries);

const troubleOf = (outcome: Ended): Partial<FailureKind> & {readonly waitMs?: number} =>
  'error' in outcome && outcome.error instanceof ActionError ? kindOf(outcome.error) : {};

const reasonOf = (outcome: Ended): string => ('error' in outcome ? (outcome.error as Error).message : '');

/** Every digest that a run asks for was pushed by it, or is in an index that is there. */
const isDigest = (reference: string): boolean => reference.includes('@');
