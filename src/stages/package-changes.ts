import type {Manifest} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import {withDigest} from '../oci/reference.ts';
import {comparePackages, type PackageChanges, type Packages, parseSbom, SPDX_PREDICATE} from '../oci/sbom.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Clock} from '../ports/clock.ts';
import type {Registry} from '../ports/registry.ts';
import type {PublishedBefore} from './published-before.ts';

export interface PackagePorts {
  readonly registry: Pick<Registry, 'find' | 'blob'>;
  readonly published: PublishedBefore;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Of what is compared while the checks run; after them, nobody waits for longer. */
const PATIENCE_MS = 5_000;
const MAX_SBOM_BYTES = 64_000_000;

/**
 * Begins to compare the packages of a build with those of the image that it stands in for.
 * @param digest of its index
 * @param image its manifest, where others are in the index too
 * @returns the changes, undefined where one of the two has no SBOM or it is not read by now. Never rejects.
 */
export function readPackageChanges(
  target: BuildTarget,
  {digest, image}: {readonly digest: Digest; readonly image?: Digest},
  ports: PackagePorts
): () => Promise<PackageChanges | undefined> {
  const comparing = compare(target, {digest, ...(image ? {image} : {})}, ports).catch(() => undefined);
  return async () => {
    const over = new AbortController();
    const late = ports.clock.sleep(PATIENCE_MS, over.signal).then(() => undefined);
    const changes = await Promise.race([comparing, late]);
    over.abort();
    return changes;
  };
}

async function compare(
  target: BuildTarget,
  {digest, image}: {readonly digest: Digest; readonly image?: Digest},
  {published, ...ports}: PackagePorts
): Promise<PackageChanges | undefined> {
  const before = await published.of(target);
  if (before.state !== 'found') return undefined;
  const {repository} = target;
  const [old, built] = await Promise.all([
    readPackages(before.reference, repository, ports, before.image.slice(before.image.indexOf('@') + 1)),
    readPackages(withDigest(repository, digest), repository, ports, image)
  ]);
  return old && built && comparePackages(old, built);
}

/**
 * @param reference of an index with attestations
 * @param image whose SBOM it is; absent: of the only one
 */
async function readPackages(
  reference: string,
  repository: string,
  {registry, signal}: Pick<PackagePorts, 'registry' | 'signal'>,
  image?: string
): Promise<Packages | undefined> {
  const attestation = attestationOf(await registry.find(reference), image);
  const manifest = attestation && (await registry.find(withDigest(repository, attestation)));
  if (manifest === undefined || manifest === 'absent' || manifest.kind !== 'image') return undefined;
  const sbom = manifest.layers.find(({annotations}) => annotations?.['in-toto.io/predicate-type'] === SPDX_PREDICATE);
  if (!sbom || sbom.size > MAX_SBOM_BYTES) return undefined;
  const blob = await registry.blob(withDigest(repository, sbom.digest), signal);
  if (!blob) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob) chunks.push(chunk);
  return parseSbom(Buffer.concat(chunks).toString('utf8'));
}

function attestationOf(index: Manifest | 'absent' | undefined, image: string | undefined): Digest | undefined {
  if (index === undefined || index === 'absent' || index.kind !== 'index') return undefined;
  return index.manifests.find(({annotations}) => {
    const of = annotations?.['vnd.docker.reference.digest'];
    return of !== undefined && (image === undefined || of === image);
  })?.digest;
}
