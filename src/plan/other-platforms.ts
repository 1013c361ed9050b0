import {describeOtherPlatforms} from '../inputs/platforms.ts';
import type {ImageSettings, Settings, VariantSettings} from '../inputs/settings.ts';
import {formatPlatform} from '../oci/platform.ts';
import {publicationId} from './publication-id.ts';
import {isSelected, type LeftOut} from './select.ts';

/** Build targets of images and variants that are for other platforms than the run. */
export const forOtherPlatforms = (images: readonly ImageSettings[]): readonly LeftOut[] =>
  images.flatMap(image => image.variants.flatMap(variant => leftOut(image, variant)));

function leftOut(image: ImageSettings, variant: VariantSettings): readonly LeftOut[] {
  const {otherPlatforms} = variant;
  if (!otherPlatforms) return [];
  const id = publicationId(image, variant);
  const reason = `${id} is not built: ${describeOtherPlatforms(otherPlatforms)}`;
  return otherPlatforms.named
    .map(formatPlatform)
    .map(platform => ({id: `${id}/${platform}`, image: image.name, variant: variant.name, platform, reason}));
}

/** One sentence for each image or variant that the run would build otherwise. */
export const platformNotes = (elsewhere: readonly LeftOut[], {only, skip}: Settings): readonly string[] => [
  ...new Set(elsewhere.filter(target => isSelected(target, only, skip)).map(({reason}) => `${reason}.`))
];
