import type {ImageSettings, VariantSettings} from '../inputs/settings.ts';
import type {PlannedTag} from './plan.ts';
import {formatTag, roomFor, toTagName} from './tag-name.ts';

/** A default variant has the bare tags and its own; another one only its own. */
export function variantTags(
  image: ImageSettings,
  variant: VariantSettings,
  tags: readonly PlannedTag[]
): readonly PlannedTag[] {
  if (variant.name === '') return tags;
  const room = roomFor(image.tagFormat, variant.name);
  const own = tags.flatMap(tag => {
    const name = toTagName(tag.name, room);
    const formats = tag.name === 'latest' ? [image.tagFormat, ...(image.latestFormats ?? [])] : [image.tagFormat];
    return name === undefined ? [] : formats.map(format => ({...tag, name: formatTag(format, variant.name, name)}));
  });
  return variant.isDefault ? [...tags, ...own] : own;
}
