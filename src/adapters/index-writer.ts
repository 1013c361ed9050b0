import {createIndexCommand, isCopy, isWithinRepository, printIndexCommand} from '../buildx/imagetools.ts';
import {ActionError, toActionError} from '../errors.ts';
import {type Manifest, parseManifest} from '../oci/descriptor.ts';
import {parseReference} from '../oci/reference.ts';
import type {Command, CommandResult} from '../ports/process.ts';
import type {TagRequest} from '../ports/registry.ts';
import {registryError} from './registry-error.ts';
import type {RegistryReader} from './registry-http.ts';
import type {ManifestWriter} from './registry-writer.ts';

export type IndexRequest = Omit<TagRequest, 'tags'>;

export interface IndexWriter {
  /** The manifest that a request asks for, by its own bytes: composed by buildx, unless it is one that is there. */
  compose(request: IndexRequest): Promise<string>;
  /**
   * Under every reference (`repo:tag` or `repo@digest`) of a request.
   * @throws ActionError with `unsent` when the manifest cannot be composed, and no earlier try has sent it
   */
  write(request: TagRequest): Promise<void>;
}

/**
 * Within one repository, where nothing is to be copied, manifests are written by HTTP; all else, and what is refused or has
 * no answer, by buildx.
 */
export function createIndexWriter(
  {reader, writer}: {readonly reader: RegistryReader; readonly writer: ManifestWriter},
  run: (command: (builder: string) => Command) => Promise<CommandResult>
): IndexWriter {
  const composed = new Map<string, Promise<string>>();
  /** By an earlier try, too. */
  const sent = new Set<string>();
  const composeNow = async (request: IndexRequest): Promise<string> => {
    const there = isCopy(request) ? await readSource(request, reader) : undefined;
    if (there !== undefined) return there;
    const printed = await run(builder => printIndexCommand(builder, request));
    if (printed.exitCode !== 0) throw registryError(`Reading ${request.sources.join(', ')} failed`, printed);
    return printed.stdout.replace(/\n$/, '');
  };
  /** Once for all that is written of it. */
  const compose = ({sources, annotations, exact}: IndexRequest): Promise<string> => {
    const key = JSON.stringify([sources, annotations, exact]);
    const composing = composed.get(key) ?? composeNow({sources, annotations, ...(exact ? {exact} : {})});
    composed.set(key, composing);
    composing.catch(() => composed.delete(key));
    return composing;
  };
  /** Undefined where it is for buildx to write. */
  const composeForHttp = async ({tags, ...request}: TagRequest): Promise<string | undefined> => {
    const isSilent = () => tags.some(tag => reader.silence(parseReference(tag)) !== undefined);
    if (isSilent() || !isWithinRepository({...request, tags})) return undefined;
    const manifest = await compose(request).catch((error: unknown) => {
      throw tags.some(tag => sent.has(tag)) ? error : unsent(error);
    });
    // Perhaps nobody has asked it before.
    return isSilent() ? undefined : manifest;
  };
  /** Gives the references that are left to be written. */
  const putAll = async (tags: readonly string[], manifest: string): Promise<readonly string[]> => {
    const puts = await Promise.allSettled(tags.map(tag => writer.put(tag, manifest)));
    const failed = puts.find(put => put.status === 'rejected');
    if (failed) throw failed.reason;
    return tags.filter((_, index) => puts[index]?.status === 'fulfilled' && !puts[index].value);
  };
  return {
    compose,
    async write(request) {
      const manifest = await composeForHttp(request);
      for (const tag of request.tags) sent.add(tag);
      const tags = manifest === undefined ? request.tags : await putAll(request.tags, manifest);
      if (tags.length === 0) return;
      const result = await run(builder => createIndexCommand(builder, {...request, tags}));
      if (result.exitCode !== 0) throw registryError(`Writing ${tags.join(', ')} failed`, result);
    }
  };
}

/** Undefined for what cannot be read, and for an image that buildx would put into an index. */
async function readSource({sources, exact}: IndexRequest, reader: RegistryReader): Promise<string | undefined> {
  const source = parseReference(sources[0] ?? '');
  const bytes = await reader.manifest(source);
  const found = readManifest(bytes, source.identifier);
  return found?.kind === 'index' || (found && exact) ? bytes : undefined;
}

/** Undefined for what is no manifest, or not the one that was asked for. */
export function readManifest(bytes: string | undefined, identifier: string): Manifest | undefined {
  if (bytes === undefined) return undefined;
  try {
    const manifest = parseManifest(bytes);
    return identifier.includes(':') && manifest.digest !== identifier ? undefined : manifest;
  } catch {
    return undefined;
  }
}

function unsent(thrown: unknown): ActionError {
  const {code, message, remedy, details, cause} = toActionError(thrown);
  return new ActionError({
    ...{code, message},
    ...(remedy === undefined ? {} : {remedy}),
    ...(details === undefined ? {} : {details}),
    cause: {...(cause as object | undefined), unsent: true}
  });
}
