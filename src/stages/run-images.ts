import {type ImageSelection, imageSource, type RunImage} from '../engine/compose-images.ts';
import type {Settings} from '../inputs/settings.ts';
import {formatPlatform} from '../oci/platform.ts';
import type {BuildTarget, Plan} from '../plan/plan.ts';
import {publicationId} from '../plan/publication-id.ts';
import {isSelected} from '../plan/select.ts';

type Built = Pick<BuildTarget, 'id' | 'image' | 'variant' | 'platform' | 'context' | 'file' | 'target'>;

/** @param root of the workspace, absolute */
export const runImage = (target: Built, {images}: Pick<Settings, 'images'>, root: string): RunImage => ({
  id: target.id,
  image: target.image,
  variant: target.variant,
  isDefault: images
    .filter(({name}) => name === target.image)
    .some(({variants}) => variants.some(({name, isDefault}) => name === target.variant && isDefault)),
  platform: target.platform,
  source: imageSource(root, target)
});

/** The images that the stacks of a run may take, and those that it leaves out. */
export function imageSelection({targets}: Plan, settings: Settings, root: string): ImageSelection {
  const {images, only, skip} = settings;
  const every = images.flatMap(image =>
    image.variants.flatMap(({platforms, ...variant}) =>
      platforms.map(formatPlatform).map(
        (platform): Built => ({
          ...variant,
          id: `${publicationId(image, variant)}/${platform}`,
          image: image.name,
          variant: variant.name,
          platform
        })
      )
    )
  );
  return {
    built: targets.map(target => runImage(target, settings, root)),
    leftOut: every
      .filter(target => !isSelected(target, only, skip))
      .map(target => ({...runImage(target, settings, root), by: isSelected(target, [], skip) ? 'only' : 'skip'})),
    only
  };
}
