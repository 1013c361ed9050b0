import type {FailureKind} from '../buildx/failures.ts';
import {ActionError} from '../errors.ts';
import type {ContainerRuntime, Registry} from '../ports.ts';
import {type RetryPolicy, withRetries} from './retry.ts';

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

function temporaryError(outcome: {readonly value: unknown} | {readonly error: unknown}): string | undefined {
  if (!('error' in outcome) || !(outcome.error instanceof ActionError)) return undefined;
  return (outcome.error.cause as Partial<FailureKind> | undefined)?.temporary ? outcome.error.message : undefined;
}
