import type {ImageSettings} from '../../inputs/settings.ts';
import {formatTag} from '../tag-name.ts';

/** What a variant puts around a tag. */
export interface TagForm {
  readonly variant: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Tags that are its `latest` under another name. */
  readonly latest?: readonly string[];
}

/** A tag taken apart; the variant is '' for a bare tag. */
export interface PlainTag {
  readonly base: string;
  readonly variant: string;
}

/** How the variants of an image write their tags. */
export const tagForms = ({variants, tagFormat, latestFormats}: ImageSettings): readonly TagForm[] =>
  variants
    .filter(({name}) => name !== '')
    .map(({name}) => {
      // No tag holds a slash, so it marks the place.
      const [prefix = '', suffix = ''] = formatTag(tagFormat, name, '/').split('/');
      const latest = latestFormats?.map(format => formatTag(format, name, ''));
      return {variant: name, prefix, suffix, ...(latest ? {latest} : {})};
    });

/** `1.2.3-gpu` → `1.2.3` of gpu. The longest form counts: `-slim-gpu` comes before `-gpu`. */
export function takeApart(tag: string, forms: readonly TagForm[]): PlainTag {
  const known = forms.find(({latest}) => latest?.includes(tag));
  if (known) return {base: 'latest', variant: known.variant};
  const [form] = forms
    .filter(({prefix, suffix}) => tag.length > prefix.length + suffix.length && isIn(tag, prefix, suffix))
    .toSorted((a, b) => b.prefix.length + b.suffix.length - (a.prefix.length + a.suffix.length));
  if (!form) return {base: tag, variant: ''};
  return {base: tag.slice(form.prefix.length, tag.length - form.suffix.length), variant: form.variant};
}

const isIn = (tag: string, prefix: string, suffix: string): boolean => tag.startsWith(prefix) && tag.endsWith(suffix);
