import {classifyFailure, errorLine} from '../buildx/failures.ts';
import {createIndexCommand, inspectRawCommand} from '../buildx/imagetools.ts';
import {ActionError} from '../errors.ts';
import {parseManifest} from '../oci/descriptor.ts';
import {parseReference} from '../oci/reference.ts';
import type {CommandResult, Process, Registry} from '../ports.ts';
import type {RegistryReader} from './registry-http.ts';

/**
 * Reads by HTTP; and by buildx, with the builder's own mirrors, CAs, plain-HTTP settings and credential helpers, where
 * that gives no answer. Writes by buildx alone.
 */
export function createRegistry(process: Process, builder: string, reader: RegistryReader): Registry {
  return {
    async manifest(reference) {
      const bytes = await reader.manifest(parseReference(reference));
      if (bytes !== undefined) return parseManifest(bytes);
      const result = await process.run(inspectRawCommand(builder, reference));
      if (result.exitCode !== 0) throw registryError(`Reading ${reference} failed`, result);
      return parseManifest(result.stdout);
    },
    async tag(request) {
      const result = await process.run(createIndexCommand(builder, request));
      if (result.exitCode !== 0) throw registryError(`Writing ${request.tags.join(', ')} failed`, result);
    }
  };
}

function registryError(what: string, {stderr, timedOut}: CommandResult): ActionError {
  const kind = classifyFailure(stderr);
  return new ActionError({
    code: 'registry-failed',
    message: `${what}: ${timedOut ? 'no answer in time' : errorLine(stderr)}`,
    ...(kind ? {remedy: kind.remedy} : {}),
    details: stderr,
    cause: kind
  });
}
