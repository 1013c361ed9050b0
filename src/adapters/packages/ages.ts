import {OCI} from '../../oci/annotations.ts';
import {type Descriptor, imageDescriptors, type Manifest, parseManifest} from '../../oci/descriptor.ts';
import type {Digest} from '../../oci/digest.ts';
import {ageOf, type ImageAge, provenanceTime, toIso} from '../../oci/image-age.ts';
import {annotationsIn} from '../../oci/image-labels.ts';
import {PLACEHOLDER} from './placeholder.ts';

/** Parts of a repository; undefined for what is not there. */
export interface AgeSources {
  readonly manifest: (digest: Digest) => Promise<StoredText | undefined>;
  readonly blob: (digest: Digest) => Promise<string | undefined>;
}

export interface StoredText {
  readonly text: string;
  /** When the registry got it, ISO 8601, where it says so (`Last-Modified`). */
  readonly storedAt?: string;
}

/** Configs and attestations are small; something else that is called one need not be. */
const MAX_BLOB_BYTES = 4_000_000;
/** What BuildKit says of each layer of a cache. */
const CACHED_AT = 'buildkit/createdat';

/**
 * The age of what a tag points at: the registry's own time of the upload; the newest step of a build cache; what the first
 * image says; and where that is the time of its commit, the end of the build by its provenance.
 */
export async function readAge(digest: Digest, sources: AgeSources): Promise<ImageAge | undefined> {
  const top = await sources.manifest(digest);
  if (top === undefined) return undefined;
  const annotations = annotationsIn(top.text);
  if (annotations[PLACEHOLDER] !== undefined) return {at: annotations[OCI.created] ?? '', of: 'build'};
  if (top.storedAt !== undefined) return {at: top.storedAt, of: 'build'};
  const manifest = parseOrNothing(top.text);
  if (manifest?.kind !== 'index') return imageAge(manifest, annotations[OCI.created], sources);
  const [first] = imageDescriptors(manifest.manifests);
  const image = first && (await sources.manifest(first.digest));
  const age = await imageAge(image && parseOrNothing(image.text), annotations[OCI.created], sources);
  if (age?.of === 'build') return age;
  const built = await builtAt(manifest.manifests, sources);
  return built === undefined ? age : {at: built, of: 'build'};
}

async function imageAge(
  manifest: Manifest | undefined,
  indexCreated: string | undefined,
  {blob}: AgeSources
): Promise<ImageAge | undefined> {
  if (manifest?.kind !== 'image') return ageOf(undefined, [indexCreated]);
  const steps = manifest.layers.flatMap(({annotations}) => toIso(annotations?.[CACHED_AT]) ?? []);
  const newest = steps.toSorted().at(-1);
  if (newest !== undefined) return {at: newest, of: 'build'};
  const {digest, size} = manifest.config;
  const config = size > MAX_BLOB_BYTES ? undefined : await blob(digest);
  return ageOf(config, [indexCreated, manifest.annotations?.[OCI.created]]);
}

/** The newest end of a build that an attestation of the index tells. */
async function builtAt(entries: readonly Descriptor[], {manifest, blob}: AgeSources): Promise<string | undefined> {
  const attestations = entries.filter(
    ({annotations}) => annotations?.['vnd.docker.reference.type'] === 'attestation-manifest'
  );
  const times = await Promise.all(
    attestations.map(async ({digest}) => {
      const stored = await manifest(digest);
      const read = stored && parseOrNothing(stored.text);
      const layers = read?.kind === 'image' ? read.layers : [];
      const provenance = layers.find(
        ({annotations, size}) =>
          /slsa\.dev\/provenance/.test(annotations?.['in-toto.io/predicate-type'] ?? '') && size <= MAX_BLOB_BYTES
      );
      const statement = provenance && (await blob(provenance.digest));
      return statement === undefined ? undefined : provenanceTime(statement);
    })
  );
  return times
    .filter(time => time !== undefined)
    .toSorted()
    .at(-1);
}

function parseOrNothing(text: string): Manifest | undefined {
  try {
    return parseManifest(text);
  } catch {
    return undefined;
  }
}
