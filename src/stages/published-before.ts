import {defined} from '../inputs/objects.ts';
import {OCI} from '../oci/annotations.ts';
import {compressedSize, imageDescriptors, type Manifest} from '../oci/descriptor.ts';
import {formatPlatform} from '../oci/platform.ts';
import {withDigest, withTag} from '../oci/reference.ts';
import type {ComparedTags} from '../plan/compared-tags.ts';
import type {BuildTarget, Plan, Publication} from '../plan/plan.ts';
import type {Clock} from '../ports/clock.ts';
import type {Registry} from '../ports/registry.ts';
import type {Measured} from '../report/result.ts';

/** The image that a build target stands in for, as the registry has it. */
export type Before =
  | {
      readonly state: 'found';
      /** `repo:tag`. */
      readonly reference: string;
      /** `repo@digest` of the target's platform. */
      readonly image: string;
      readonly measured: Measured;
      /** ISO 8601, as the image says. */
      readonly created?: string;
    }
  /** None of the tags is there, or none has the platform. */
  | {readonly state: 'absent'}
  | {readonly state: 'unknown'};

export interface PublishedBefore {
  /** What is known by now. */
  known(target: BuildTarget): Before;
  /** Waits for the registry, not for long. */
  of(target: BuildTarget): Promise<Before>;
}

const UNKNOWN: Before = {state: 'unknown'};
const PATIENCE_MS = 30_000;

/** Begins to read what the tags point at now, beside the builds; nobody has to wait for it, and it never fails. */
export function readPublished(
  plan: Plan,
  tags: ComparedTags,
  {registry, clock}: {readonly registry: Pick<Registry, 'find'>; readonly clock: Clock}
): PublishedBefore {
  const known = new Map<string, Before>();
  const manifests = new Map<string, ReturnType<Find>>();
  const find: Find = reference => {
    const asked = manifests.get(reference) ?? registry.find(reference);
    manifests.set(reference, asked);
    return asked;
  };
  const read = async (target: BuildTarget, {id, targets}: Publication): Promise<Before> => {
    const asked: Asked = {target, tags: tags[id] ?? [], isOnly: targets.length === 1};
    const before = await findBefore(asked, find).catch(() => UNKNOWN);
    known.set(target.id, before);
    return before;
  };
  const reading = new Map(
    plan.publications.flatMap(publication =>
      plan.targets
        .filter(({id}) => publication.targets.includes(id))
        .map(target => [target.id, read(target, publication)] as const)
    )
  );
  return {
    known: ({id}) => known.get(id) ?? UNKNOWN,
    of: async ({id}) => {
      const over = new AbortController();
      const late = clock.sleep(PATIENCE_MS, over.signal).then(() => UNKNOWN);
      const found = await Promise.race([reading.get(id) ?? UNKNOWN, late]);
      over.abort();
      return found;
    }
  };
}

interface Asked {
  readonly target: BuildTarget;
  readonly tags: readonly string[];
  /** Nothing else is published under these tags: an image without an index is of this platform. */
  readonly isOnly: boolean;
}

type Find = Registry['find'];

async function findBefore({target: {repository, platform}, tags, isOnly}: Asked, find: Find): Promise<Before> {
  for (const tag of tags) {
    const reference = withTag(repository, tag);
    const top = await find(reference);
    if (top === undefined) return UNKNOWN;
    if (top === 'absent') continue;
    const image = top.kind === 'index' ? await imageOf(top, repository, platform, find) : isOnly ? top : 'absent';
    if (image === undefined) return UNKNOWN;
    if (image !== 'absent') return {state: 'found', reference, ...measure(image, repository)};
  }
  return {state: 'absent'};
}

type Image = Manifest & {kind: 'image'};

async function imageOf(
  {manifests}: Manifest & {kind: 'index'},
  repository: string,
  platform: string,
  find: Find
): Promise<Image | 'absent' | undefined> {
  const entry = imageDescriptors(manifests).find(one => one.platform && formatPlatform(one.platform) === platform);
  if (!entry) return 'absent';
  const found = await find(withDigest(repository, entry.digest));
  return found === 'absent' || found?.kind === 'index' ? undefined : found;
}

const measure = (image: Image, repository: string) => ({
  image: withDigest(repository, image.digest),
  measured: {size: compressedSize(image), layers: image.layers.length},
  ...defined({created: image.annotations?.[OCI.created]})
});
