import {kindOf} from '../buildx/failures.ts';
import {ActionError, toActionError} from '../errors.ts';
import {type Labels, OCI} from '../oci/annotations.ts';
import {imageDescriptors, type Manifest} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import {formatPlatform} from '../oci/platform.ts';
import {withDigest, withTag} from '../oci/reference.ts';
import {FINGERPRINT} from '../plan/fingerprint.ts';
import type {BuildTarget, Publication} from '../plan/plan.ts';
import type {Registry} from '../ports/registry.ts';
import type {Failure} from '../report/result.ts';

/** A build target that passed every check. */
export interface TestedBuild {
  readonly target: BuildTarget;
  /** What was pushed: the index with attestations, or the image manifest. */
  readonly digest: Digest;
  /** The image manifest that was run. */
  readonly manifest: Digest;
}

/** In the order of the publication. */
export const buildsOf = ({targets}: Publication, builds: readonly TestedBuild[]): readonly TestedBuild[] =>
  targets.flatMap(id => builds.filter(({target}) => target.id === id));

export interface ComparedTag {
  readonly manifest?: Manifest;
  /** It is what another run of the same commit built. */
  readonly ofTwin?: boolean;
  /** It holds the tested images, and no other platform. */
  readonly exactly?: boolean;
  readonly problem?: Failure;
  /** Why the registry does not tell what the tag points at; absent where it does, or says that there is none. */
  readonly silence?: string;
}

/** Whether a tag points at the tested images, or at those of another run of the same commit. */
export async function compareTag(
  repository: string,
  tag: string,
  {expected, mayBeMissing}: {readonly expected: readonly TestedBuild[]; readonly mayBeMissing: boolean},
  registry: Registry
): Promise<ComparedTag> {
  const reference = withTag(repository, tag);
  const answer = await registry.manifest(reference, !mayBeMissing).catch((error: unknown) => toActionError(error));
  if (answer instanceof ActionError) {
    return {
      problem: {
        code: 'publish-failed',
        title: `${reference} cannot be read back`,
        cause: answer.message,
        remedy: 'Run the job again: it writes what is missing, and reads every tag back.'
      },
      ...(kindOf(answer).absent ? {} : {silence: answer.message})
    };
  }
  const found = imagesOf(answer);
  if (holding(found, expected) === 'exactly') return {manifest: answer, exactly: true};
  if (await isOfTwin(repository, found, expected, registry)) return {manifest: answer, ofTwin: true};
  return {
    problem: {
      code: 'publish-failed',
      title: `${reference} does not point at the tested images`,
      cause: `It holds ${found.map(describe).join(', ')}; tested were ${expected.map(({target, manifest}) => `${target.platform} ${manifest}`).join(', ')}. Another run may have written it at the same time.`,
      remedy: 'Give the workflow a "concurrency" group, and run the job again.'
    }
  };
}

/** What a tag points at, where the tested images are all in it. */
export interface HeldImages {
  readonly manifest: Manifest;
  /** And no other platform. */
  readonly exactly: boolean;
}

/**
 * Image manifests are compared: attestations carry times, so that the digest of an index is new with every build.
 * Undefined when an image is missing, or the tag cannot be read.
 */
export async function findImages(
  reference: string,
  expected: readonly TestedBuild[],
  registry: Registry
): Promise<HeldImages | undefined> {
  const manifest = await registry.manifest(reference).catch(() => undefined);
  const held = manifest && holding(imagesOf(manifest), expected);
  return held && {manifest, exactly: held === 'exactly'};
}

function holding(
  found: readonly FoundImage[],
  expected: readonly TestedBuild[]
): 'exactly' | 'among others' | undefined {
  if (!expected.every(({manifest}) => found.some(({digest}) => digest === manifest))) return undefined;
  return found.length === expected.length ? 'exactly' : 'among others';
}

/** What runs for one commit say otherwise, since each tells its own time. */
const OWN_OF_A_RUN: readonly string[] = [OCI.created];
/** With the fingerprint of their inputs, what tells of the event may differ too: both would have built the same. */
const OF_INPUTS: readonly string[] = [OCI.revision, OCI.title, FINGERPRINT];

/**
 * Whether another run built the same: same platforms, and images that say so of themselves. That is no proof, since anyone
 * may write an annotation, but tells a repeat from other inputs and other workflows.
 */
async function isOfTwin(
  repository: string,
  found: readonly FoundImage[],
  expected: readonly TestedBuild[],
  registry: Registry
): Promise<boolean> {
  if (found.length !== expected.length) return false;
  const compared = await Promise.all(
    expected.map(async ({target}) => {
      const twin = found.find(({platform}) => platform === '' || platform === target.platform);
      if (!twin) return false;
      const image = await registry.manifest(withDigest(repository, twin.digest)).catch(() => undefined);
      return image?.kind === 'image' && saysTheSame(image.annotations ?? {}, target);
    })
  );
  return compared.every(Boolean);
}

function saysTheSame(found: Labels, {platform, annotations, fingerprint}: BuildTarget): boolean {
  const levels = ['manifest', `manifest[${platform}]`];
  const own = annotations.filter(({level}) => levels.includes(level)).map(({key, value}) => [key, value] as const);
  const want: Labels = {...Object.fromEntries(own), ...(fingerprint ? {[FINGERPRINT]: fingerprint} : {})};
  const all = [...Object.keys(want), ...Object.keys(found)].filter(key => !OWN_OF_A_RUN.includes(key));
  return want[OCI.revision] !== undefined && (fingerprint ? OF_INPUTS : all).every(key => want[key] === found[key]);
}

interface FoundImage {
  readonly digest: Digest;
  readonly platform: string;
}

const imagesOf = (manifest: Manifest): readonly FoundImage[] =>
  manifest.kind === 'image'
    ? [{digest: manifest.digest, platform: ''}]
    : imageDescriptors(manifest.manifests).map(({digest, platform}) => ({
        digest,
        platform: platform ? formatPlatform(platform) : '?'
      }));

const describe = ({platform, digest}: FoundImage): string => `${platform} ${digest}`.trim();
