import type {Layering} from '../buildx/provenance.ts';
import {ActionError} from '../errors.ts';
import {imageDescriptors} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import {formatPlatform} from '../oci/platform.ts';
import {withDigest} from '../oci/reference.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Registry} from '../ports/registry.ts';

/** What was built: pushed under a digest, or loaded into the engine. */
export interface BuiltImage {
  readonly digest: Digest;
  readonly pushed: boolean;
  /** Which of its layers the build added, where that is known. */
  readonly layering?: Layering;
}

/** How the engine is told which image to run; the manifest is absent when the image was only loaded. */
export async function findImage(
  target: BuildTarget,
  {digest, pushed}: BuiltImage,
  localName: string,
  registry: Registry
): Promise<{readonly reference: string; readonly manifest?: Digest}> {
  if (!pushed) return {reference: localName};
  const manifest = await findManifest(target, digest, registry);
  return {reference: withDigest(target.repository, manifest), manifest};
}

/** A build with attestations is an index, even of one platform: the image is its one runnable manifest. */
async function findManifest({repository, platform}: BuildTarget, digest: Digest, registry: Registry): Promise<Digest> {
  const manifest = await registry.manifest(withDigest(repository, digest));
  if (manifest.kind === 'image') return manifest.digest;
  const images = imageDescriptors(manifest.manifests);
  const found = images.find(one => one.platform && formatPlatform(one.platform) === platform);
  if (found) return found.digest;
  throw new ActionError({
    code: 'check-failed',
    message: `was built for ${images.map(one => (one.platform ? formatPlatform(one.platform) : '?')).join(', ')}, not for ${platform}`,
    remedy: 'Check the FROM --platform of the last stage.'
  });
}
