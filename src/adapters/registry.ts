import {inspectConfigCommand, inspectRawCommand} from '../buildx/imagetools.ts';
import type {TagTarget} from '../context/facts.ts';
import {messageOf} from '../errors.ts';
import {digestOf, imageDescriptors, type Manifest, parseManifest} from '../oci/descriptor.ts';
import {layersOf} from '../oci/history.ts';
import {annotationsIn, labelsIn, type Origin, originOf} from '../oci/image-labels.ts';
import {parseReference, parseRepository, type Reference, withDigest} from '../oci/reference.ts';
import type {Command, CommandResult} from '../ports/process.ts';
import type {Registry, RegistryAccess} from '../ports/registry.ts';
import {createIndexWriter, readManifest} from './index-writer.ts';
import {reasonOf, registryError} from './registry-error.ts';
import type {RegistryReader} from './registry-http.ts';
import type {ManifestWriter} from './registry-writer.ts';

/** How registries are asked by HTTP. */
export interface RegistryClient {
  readonly reader: RegistryReader;
  readonly writer: ManifestWriter;
}

/**
 * Reads and writes by HTTP; and by buildx, with the builder's own mirrors, CAs, plain-HTTP settings and credential helpers,
 * where that gives no answer. A new index is composed, and copies to other repositories are made, by buildx alone.
 * @param buildx its builder may still be starting: only what buildx does waits for it
 */
export function createRegistry({reader, writer}: RegistryClient, buildx: RegistryAccess['buildx']): Registry {
  const run = async (command: (builder: string) => Command, asked?: Reference): Promise<CommandResult> => {
    if (!buildx) throw new Error((asked && reader.silence(asked)) ?? 'it gives no answer that can be read');
    return buildx.process.run(command(await buildx.builder));
  };
  const manifest = async (reference: string): Promise<Manifest> => {
    const parsed = parseReference(reference);
    const byHttp = readManifest(await reader.manifest(parsed), parsed.identifier);
    if (byHttp) return byHttp;
    const result = await run(builder => inspectRawCommand(builder, reference), parsed);
    if (result.exitCode !== 0) throw registryError(`Reading ${reference} failed`, result);
    return parseManifest(result.stdout);
  };
  const writes = createIndexWriter({reader, writer}, run);
  return {
    manifest,
    async find(reference) {
      try {
        const parsed = parseReference(reference);
        const found = await reader.find(parsed);
        if (found === 'absent') return 'absent';
        const byHttp = readManifest(found, parsed.identifier);
        if (byHttp) return byHttp;
        const {exitCode, stdout, stderr} = await run(builder => inspectRawCommand(builder, reference), parsed);
        if (exitCode === 0) return parseManifest(stdout);
        return NOT_THERE.test(stderr) ? 'absent' : undefined;
      } catch {
        return undefined;
      }
    },
    async layers(reference) {
      try {
        const parsed = parseReference(reference);
        const manifest = readManifest(await reader.manifest(parsed), parsed.identifier);
        if (manifest?.kind !== 'image' || manifest.config.size > MAX_CONFIG_BYTES) return [];
        const config = await reader.blob({...parsed, identifier: manifest.config.digest});
        return config === undefined ? [] : layersOf(manifest, config);
      } catch {
        return [];
      }
    },
    blob: (reference, signal) => reader.stream(parseReference(reference), signal).catch(() => undefined),
    tags: repository => reader.tags(parseRepository(repository)).catch(() => undefined),
    async target(reference) {
      try {
        const parsed = parseReference(reference);
        const byHttp = await readTarget(parsed, reader).catch((error: unknown) => {
          if (!buildx) throw error;
        });
        if (byHttp) return byHttp;
        const result = await run(builder => inspectConfigCommand(builder, reference), parsed);
        if (result.exitCode === 0) return {state: 'found', ...originOf(labelsIn(result.stdout))};
        if (NOT_THERE.test(result.stderr)) return {state: 'absent'};
        return {state: 'unreadable', reason: reasonOf(result)};
      } catch (error) {
        return {state: 'unreadable', reason: messageOf(error)};
      }
    },
    async upload(repository, request) {
      const digest = digestOf(await writes.compose(request));
      const reference = withDigest(repository, digest);
      // With the digest where a tag would stand, the index is written by it.
      await writes.write({...request, tags: [reference]});
      await manifest(reference);
      return digest;
    },
    tag: writes.write
  };
}

/** Undefined where HTTP gives no more. */
async function readTarget(reference: Reference, reader: RegistryReader): Promise<TagTarget | undefined> {
  const found = await reader.find(reference);
  if (found === 'absent') return {state: 'absent'};
  if (found === undefined) return undefined;
  const origin = await readOrigin(found, reference, reader);
  return origin && {state: 'found', digest: digestOf(found), ...origin};
}

const NOT_THERE = /: not found|manifest unknown|name unknown/i;
/** Image configs are small; something else that is called one need not be. */
const MAX_CONFIG_BYTES = 4_000_000;

/** From the first image's annotations, else its config; undefined where HTTP gives no more. */
async function readOrigin(bytes: string, reference: Reference, reader: RegistryReader): Promise<Origin | undefined> {
  const top = parseManifest(bytes);
  const text = top.kind === 'image' ? bytes : await readFirstImage(top, reference, reader);
  if (text === undefined) return undefined;
  const annotated = originOf({...annotationsIn(bytes), ...annotationsIn(text)});
  const image = parseManifest(text);
  if (annotated.revision !== undefined || image.kind === 'index') return annotated;
  const {digest, size} = image.config;
  const config = size <= MAX_CONFIG_BYTES ? await reader.blob({...reference, identifier: digest}) : undefined;
  return config === undefined ? undefined : {...annotated, ...originOf(labelsIn(config))};
}

async function readFirstImage(
  {manifests}: Manifest & {kind: 'index'},
  reference: Reference,
  reader: RegistryReader
): Promise<string | undefined> {
  const [first] = imageDescriptors(manifests);
  return first && reader.manifest({...reference, identifier: first.digest});
}
