import pLimit from 'p-limit';
import type {Layering, LayerStep} from '../buildx/provenance.ts';
import {saveCommand} from '../engine/image-command.ts';
import {ActionError} from '../errors.ts';
import {type OciConfig, parseOciConfig} from '../image/config.ts';
import type {Layer} from '../image/overlay.ts';
import {readSavedImage} from '../image/saved.ts';
import {type LayerScan, type ScanOptions, scanLayer} from '../image/scan-layer.ts';
import type {Descriptor, Manifest} from '../oci/descriptor.ts';
import {stepsOf} from '../oci/history.ts';
import type {Process} from '../ports/process.ts';
import type {Registry} from '../ports/registry.ts';
import {readOutput} from './child-output.ts';

export interface ImageContents {
  readonly config: OciConfig;
  /** The lowest first. */
  readonly layers: readonly Layer[];
}

export interface ContentsPorts {
  readonly registry: Registry;
  readonly process: Process;
  readonly signal: AbortSignal;
}

export interface ContentsReader {
  /** Undefined where the registry cannot be read from here. */
  inRegistry(reference: string, layering: Layering | undefined): Promise<ImageContents | undefined>;
  /** Of an image that the engine has. @throws ActionError when it cannot be read there either. */
  inEngine(reference: string, layering: Layering | undefined): Promise<ImageContents>;
}

/** A base image up to this size (compressed, bytes) is read as a whole, which costs less than asking the engine for a file of it. */
const SMALL_BASE = 16_000_000;
const MAX_CONFIG = 8_000_000;
const AT_ONCE = 4;

/** Reads images without unpacking them anywhere; a layer that several of them share is read once. */
export function createContentsReader(secrets: readonly string[], ports: ContentsPorts): ContentsReader {
  const {registry, process, signal} = ports;
  const needles = secrets.map(secret => Buffer.from(secret));
  const limit = pLimit(AT_ONCE);
  const scans = new Map<string, Promise<LayerScan | undefined>>();

  const open = async (repository: string, {digest}: Descriptor) => registry.blob(`${repository}@${digest}`, signal);
  const scan = (repository: string, layer: Descriptor, options: ScanOptions): Promise<LayerScan | undefined> => {
    const key = `${layer.digest} ${options.searched}`;
    const known = scans.get(key);
    if (known) return known;
    const scanning = limit(async () => {
      const blob = await open(repository, layer);
      return blob && scanLayer(blob, options);
    });
    scans.set(key, scanning);
    return scanning;
  };

  return {
    async inRegistry(reference, layering) {
      const repository = reference.slice(0, reference.indexOf('@'));
      const manifest = await registry.manifest(reference);
      const text = manifest.kind === 'image' ? await readConfig(await open(repository, manifest.config)) : undefined;
      if (manifest.kind !== 'image' || text === undefined) return undefined;
      const config = parseOciConfig(text);
      const steps = placeSteps(manifest.layers.length, config, layering);
      const isSmall = baseSize(manifest, steps) <= SMALL_BASE;
      const layers = await Promise.all(
        manifest.layers.map(async (layer, index): Promise<Layer | undefined> => {
          const place = steps[index] ?? {own: true};
          if (!place.own && !isSmall) return place;
          const found = await scan(repository, layer, {secrets: needles, searched: place.own});
          return found && {...place, scan: found};
        })
      );
      const complete = layers.filter(layer => layer !== undefined);
      return complete.length === layers.length ? {config, layers: complete} : undefined;
    },

    async inEngine(reference, layering) {
      const options = {secrets: needles, searched: true};
      const {result, value} = await readOutput(saveCommand(reference), process, output =>
        readSavedImage(output, options)
      );
      if (!value)
        throw new ActionError({code: 'check-failed', message: `it could not be looked into: ${result.stderr.trim()}`});
      const config = parseOciConfig(value.config);
      const steps = placeSteps(value.layers.length, config, layering);
      return {config, layers: value.layers.map((one, index) => ({...(steps[index] ?? {own: true}), scan: one}))};
    }
  };
}

/** Undefined when it cannot be read, or is no config by its size. */
export async function readConfig(blob: AsyncIterable<Uint8Array> | undefined): Promise<string | undefined> {
  if (!blob) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of blob) {
    size += chunk.length;
    if (size > MAX_CONFIG) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

type Place = Omit<Layer, 'scan'>;

/** Which layers are the build's own, and whose step they are; all of them where that is not known. */
function placeSteps(count: number, config: OciConfig, layering: Layering | undefined): readonly Place[] {
  const fits = layering && layering.steps.length <= count && (layering.total ?? count) === count;
  if (!fits) {
    const words = config.layers === count ? stepsOf(config.history, count) : undefined;
    return Array.from({length: count}, (_, index) => placeOf(true, wordsOf(words?.[index])));
  }
  const below = count - layering.steps.length;
  return Array.from({length: count}, (_, index) =>
    index < below ? placeOf(false, layering.base) : placeOf(true, layering.steps[index - below])
  );
}

const placeOf = (own: boolean, step: LayerStep | undefined): Place => (step ? {own, step} : {own});
const wordsOf = (words: string | undefined): LayerStep | undefined => (words ? {words} : undefined);

const baseSize = ({layers}: Manifest & {kind: 'image'}, places: readonly Place[]): number =>
  layers.reduce((sum, {size}, index) => (places[index]?.own === false ? sum + size : sum), 0);
