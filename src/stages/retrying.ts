import type {FailureKind} from '../buildx/failures.ts';
import {ActionError} from '../errors.ts';
import type {ContainerRuntime, PackageStore, Registry} from '../ports.ts';
import {type RetryPolicy, type Temporary, withRetries} from './retry.ts';

/** The same registry, whose reads and writes are tried again after a temporary failure. */
export const retryingRegistry = (registry: Registry, policy: RetryPolicy): Registry => ({
  ...registry,
  manifest: reference => withRetries(() => registry.manifest(reference), temporaryError, policy),
  upload: (repository, sources) => withRetries(() => registry.upload(repository, sources), temporaryError, policy),
  tag: request => withRetries(() => registry.tag(request), temporaryError, policy)
});

/** The same engine, whose pulls are tried again after a temporary failure. */
export const retryingPulls = (runtime: ContainerRuntime, policy: RetryPolicy): ContainerRuntime => ({
  ...runtime,
  pull: (reference, platform) => withRetries(() => runtime.pull(reference, platform), temporaryError, policy)
});

/** The same store, whose requests are tried again after a temporary failure, and not before the time that they were told. */
export function retryingStore(store: PackageStore, policy: RetryPolicy): PackageStore {
  const retried = <T>(request: () => Promise<T>): Promise<T> => withRetries(request, temporaryError, policy);
  return {
    traits: store.traits,
    list: () => retried(store.list),
    node: digest => retried(() => store.node(digest)),
    referrers: digest => retried(() => store.referrers(digest)),
    createdAt: digest => retried(() => store.createdAt(digest)),
    untag: tag => retried(() => store.untag(tag)),
    remove: digest => retried(() => store.remove(digest))
  };
}

function temporaryError(outcome: {readonly value: unknown} | {readonly error: unknown}): Temporary | undefined {
  if (!('error' in outcome) || !(outcome.error instanceof ActionError)) return undefined;
  const {temporary, waitMs = 0} = (outcome.error.cause ?? {}) as Partial<FailureKind> & {waitMs?: number};
  return temporary ? {reason: outcome.error.message, waitMs} : undefined;
}
