import {parseList} from './lists.ts';
import {defined} from './objects.ts';
import type {Place} from './problems.ts';

/** How the tags of a variant are written. */
export interface TagFormats {
  /** `{tag}-{variant}` or `{variant}-{tag}`. */
  readonly tagFormat?: string;
  /** Without `{tag}`, such as `{variant}`: further names of the variant's `latest`. */
  readonly latestFormats?: readonly string[];
}

const WANT = '(want {tag}-{variant} or {variant}-{tag})';

/** Reads one format with `{tag}`, and any number without. What is wrong is reported and left out. */
export function readTagFormats(text: string | readonly string[], place: Place): TagFormats {
  const formats = typeof text === 'string' ? (place.attempt(() => parseList(text)) ?? []) : text;
  const right = formats.filter(format => isRight(format, place));
  const [tagFormat, second] = right.filter(hasTag);
  if (second !== undefined) place.problem(`"${tagFormat}" and "${second}" would both name every tag`, ONE_EACH);
  if (tagFormat === undefined && right.length === formats.length) {
    place.problem(`"${formats.join(', ')}" needs {tag} once ${WANT}`, ONE_EACH);
  }
  const latestFormats = right.filter(format => !hasTag(format));
  return defined({tagFormat, latestFormats: latestFormats.length === 0 ? undefined : latestFormats});
}

const ONE_EACH = 'One format names every tag; others, without {tag}, name latest alone: "{tag}-{variant}, {variant}".';

const hasTag = (format: string): boolean => format.includes('{tag}');

function isRight(format: string, place: Place): boolean {
  const count = (part: string): number => format.split(part).length - 1;
  const rest = format.replace('{tag}', '').replace('{variant}', '');
  if (count('{variant}') !== 1 || count('{tag}') > 1) {
    place.problem(`"${format}" needs ${count('{variant}') === 1 ? '{tag}' : '{variant}'} once ${WANT}`);
  } else if (/^[.-]/.test(format)) {
    place.problem(`"${format}" begins with "${format[0]}", and no tag may ${WANT}`);
  } else if (/[^\w.-]/.test(rest)) {
    place.problem(
      `"${rest}" in "${format}" cannot stand in a tag (want letters, digits and _ . - around {tag} and {variant})`
    );
  } else {
    return true;
  }
  return false;
}
