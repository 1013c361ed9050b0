import {ActionError} from '../errors.ts';
import type {PromotionSettings} from '../inputs/promotion.ts';
import type {ImageSettings, Settings, VariantSettings} from '../inputs/settings.ts';
import {withDigest, withTag} from '../oci/reference.ts';
import {type TagForm, tagForms} from './retention/tag-forms.ts';
import {selectTargets} from './select.ts';
import {formatTag} from './tag-name.ts';

/** What an image or variant gets in one of its repositories: a pure value. */
export interface Promotion {
  /** `image[/variant]`. */
  readonly id: string;
  readonly repository: string;
  /** `repo:tag` or `repo@digest`. */
  readonly source: string;
  /** Version that the source's own tag names; absent: it names none. */
  readonly sourceTag?: string;
  readonly tags: readonly string[];
  /** How the variants of the image write their tags. */
  readonly forms: readonly TagForm[];
  /** '' for the bare tags. */
  readonly variant: string;
}

/**
 * Every chosen image and variant in each of its repositories.
 * @throws ActionError `invalid-input` where one digest would stand for several images, or nothing is chosen.
 */
export function planPromotions(
  {images, only, skip}: Pick<Settings, 'images' | 'only' | 'skip'>,
  {from, to}: PromotionSettings
): readonly Promotion[] {
  const all = images.flatMap(image => image.variants.map(variant => candidateOf(image, variant)));
  const chosen = selectTargets(all, only, skip);
  const isOne = from.digest !== undefined ? chosen.length === 1 : new Set(chosen.map(one => one.image)).size === 1;
  if (!isOne && (from.digest ?? from.repository) !== undefined) {
    throw new ActionError({
      code: 'invalid-input',
      message: `from: "${from.text}" is one image, and ${chosen.length} would be written: ${chosen.map(({id}) => id).join(', ')}`,
      remedy: 'Choose one of them with "only", or name a tag that every repository has.'
    });
  }
  return chosen.flatMap(({id, settings, of}) =>
    settings.repositories.map(({name}) => {
      const own = from.tag === undefined ? undefined : ownTag(settings, of, from.tag);
      const there = from.repository ?? name;
      return {
        id,
        repository: name,
        source: from.digest ? withDigest(there, from.digest) : withTag(there, own ?? ''),
        ...(own === undefined ? {} : {sourceTag: own}),
        tags: [...new Set(to.flatMap(tag => targetTags(settings, of, tag)))],
        forms: tagForms(settings),
        variant: of.isDefault ? '' : of.name
      };
    })
  );
}

function candidateOf(settings: ImageSettings, of: VariantSettings) {
  const id = of.name === '' ? settings.name : `${settings.name}/${of.name}`;
  return {id, image: settings.name, variant: of.name, platform: '', settings, of};
}

/** The default variant is published under the bare tag, another one under its own alone. */
const ownTag = ({tagFormat}: ImageSettings, {name, isDefault}: VariantSettings, tag: string): string =>
  isDefault ? tag : formatTag(tagFormat, name, tag);

/** As a run writes them. */
function targetTags(
  {tagFormat, latestFormats = []}: ImageSettings,
  {name, isDefault}: VariantSettings,
  tag: string
): readonly string[] {
  const formats = tag === 'latest' ? [tagFormat, ...latestFormats] : [tagFormat];
  return [...(isDefault ? [tag] : []), ...(name === '' ? [] : formats.map(format => formatTag(format, name, tag)))];
}
