import {classifyFailure, errorLine} from '../buildx/failures.ts';
import {createIndexCommand, inspectRawCommand} from '../buildx/imagetools.ts';
import {ActionError} from '../errors.ts';
import {type Manifest, parseManifest} from '../oci/descriptor.ts';
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
      const parsed = parseReference(reference);
      const byHttp = readManifest(await reader.manifest(parsed), parsed.identifier);
      if (byHttp) return byHttp;
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

/** Undefined for what is no manifest, or not the one that was asked for. */
function readManifest(bytes: string | undefined, identifier: string): Manifest | undefined {
  if (bytes === undefined) return undefined;
  try {
    const manifest = parseManifest(bytes);
    return identifier.includes(':') && manifest.digest !== identifier ? undefined : manifest;
  } catch {
    return undefined;
  }
}

function registryError(what: string, {stderr, timedOut}: CommandResult): ActionError {
  const kind = classifyFailure(stderr);
  return new ActionError({
    code: 'registry-failed',
    message: `${what}: ${timedOut ? 'no answer in time' : errorLine(stderr)}`,
    ...(kind ? {remedy: kind.remedy} : {}),
    details: stderr,
    cause: kind ?? (timedOut ? {temporary: true} : undefined)
  });
}
