import type {ImageSettings, VariantSettings} from '../inputs/settings.ts';

/** `image[/variant]`. */
export const publicationId = (image: Pick<ImageSettings, 'name'>, variant: Pick<VariantSettings, 'name'>): string =>
  variant.name === '' ? image.name : `${image.name}/${variant.name}`;
