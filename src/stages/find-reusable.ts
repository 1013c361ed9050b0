import {OCI} from '../oci/annotations.ts';
import {compressedSize, imageDescriptors, type Manifest} from '../oci/descriptor.ts';
import {formatPlatform} from '../oci/platform.ts';
import {withDigest, withTag} from '../oci/reference.ts';
import {FINGERPRINT} from '../plan/fingerprint.ts';
import type {BuildTarget, Plan, Publication} from '../plan/plan.ts';
import type {ReuseCandidates} from '../plan/reuse.ts';
import type {Clock} from '../ports/clock.ts';
import type {Registry} from '../ports/registry.ts';
import type {Measured} from '../report/result.ts';
import type {TestedBuild} from './compare-tag.ts';

/** Images of an earlier run that are what this run would build. */
export interface ReusedPublication {
  /** Id of the publication. */
  readonly id: string;
  /** `repo:tag` that proves their checks: no tag is written without. */
  readonly reference: string;
  readonly images: readonly ReusedImage[];
}

export interface ReusedImage extends TestedBuild {
  readonly measured: Measured;
  /** `org.opencontainers.image.version` of the image, where it says one. */
  readonly version?: string;
}

export interface ReusePorts {
  readonly registry: Pick<Registry, 'find'>;
  readonly clock: Clock;
}

/** Builds wait for the answer. */
const PATIENCE_MS = 5_000;

/** Publications that are in the registry already, all of their targets. Never throws: what is not found is built. */
export async function findReusable(
  plan: Plan,
  candidates: ReuseCandidates,
  {registry, clock}: ReusePorts
): Promise<readonly ReusedPublication[]> {
  const over = new AbortController();
  const found = Promise.all(
    plan.publications.map(publication =>
      findPublication(publication, plan, candidates[publication.id] ?? [], registry).catch(() => undefined)
    )
  ).then(all => (canBeSplit(plan) || all.every(one => one !== undefined) ? all.flatMap(one => one ?? []) : []));
  const late = clock.sleep(PATIENCE_MS, over.signal).then(() => []);
  const reused = await Promise.race([found, late]);
  over.abort();
  return reused;
}

/** A stack is checked with other images of the same run. */
export const canBeSplit = ({targets}: Plan): boolean =>
  !targets.some(({smoke}) => smoke !== 'off' && smoke.compose !== undefined);

async function findPublication(
  {id, targets: ids}: Publication,
  plan: Plan,
  tags: readonly string[],
  registry: ReusePorts['registry']
): Promise<ReusedPublication | undefined> {
  const targets = plan.targets.filter(target => ids.includes(target.id));
  const repository = targets[0]?.repository;
  if (repository === undefined || targets.some(({fingerprint}) => fingerprint === undefined)) return undefined;
  const tops = await Promise.all(
    tags.map(async tag => ({reference: withTag(repository, tag), top: await registry.find(withTag(repository, tag))}))
  );
  // One index often has several tags.
  const seen = new Set<string>();
  for (const {reference, top} of tops) {
    if (top === undefined || top === 'absent' || seen.has(top.digest)) continue;
    seen.add(top.digest);
    const images = await imagesOf(top, repository, targets, registry);
    if (images) return {id, reference, images};
  }
  return undefined;
}

/** Undefined unless the tag holds an image of every target, and nothing else. */
async function imagesOf(
  top: Manifest,
  repository: string,
  targets: readonly BuildTarget[],
  registry: ReusePorts['registry']
): Promise<readonly ReusedImage[] | undefined> {
  const children = top.kind === 'index' ? imageDescriptors(top.manifests) : [];
  if (children.length !== (top.kind === 'index' ? targets.length : 0)) return undefined;
  const images = await Promise.all(
    targets.map(async (target): Promise<ReusedImage | undefined> => {
      const child = children.find(({platform}) => platform && formatPlatform(platform) === target.platform);
      const image = child ? await registry.find(withDigest(repository, child.digest)) : onlyImage(top, targets);
      if (image === undefined || image === 'absent' || image.kind !== 'image') return undefined;
      if (image.annotations?.[FINGERPRINT] !== target.fingerprint) return undefined;
      const version = image.annotations?.[OCI.version];
      return {
        target,
        digest: top.digest,
        manifest: image.digest,
        measured: {size: compressedSize(image)},
        ...(version === undefined ? {} : {version})
      };
    })
  );
  const found = images.filter(image => image !== undefined);
  return found.length === targets.length ? found : undefined;
}

const onlyImage = (top: Manifest, targets: readonly BuildTarget[]): Manifest | undefined =>
  top.kind === 'image' && targets.length === 1 ? top : undefined;
