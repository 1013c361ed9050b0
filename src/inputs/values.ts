import type {Labels} from '../oci/annotations.ts';
import {formatPlatform, type Platform, parsePlatform} from '../oci/platform.ts';
import {parseLines} from './lists.ts';
import {mergeEntries, parseEntry, parsePair, splitEntry} from './pairs.ts';
import type {Place} from './problems.ts';
import {addFlavorLine} from './rules/flavor.ts';
import {type Flavor, PLAIN_FLAVOR} from './rules/rule.ts';
import type {TagLine} from './settings.ts';
import {parseTags} from './tags.ts';

/** Names become parts of tags, which have 128 characters at most. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** Platforms of texts, repeated ones once; undefined when none is right. */
export function readPlatforms(texts: readonly string[], place: Place): readonly Platform[] | undefined {
  if (texts.length === 0) place.problem('names no platform (want for example linux/amd64, linux/arm64)');
  const found = texts.flatMap(text => place.attempt(() => [parsePlatform(text)]) ?? []);
  const unique = new Map(found.map(platform => [formatPlatform(platform), platform]));
  return unique.size === 0 ? undefined : [...unique.values()];
}

/** `KEY=VALUE` or `KEY` entries; of a repeated key the last one counts. */
export const readBuildArgs = (entries: readonly string[], place: Place): readonly string[] =>
  mergeEntries(entries.filter(entry => place.attempt(() => parseEntry(entry)) !== undefined));

/** Entries where name and value are both needed. */
export const readPairs = (entries: readonly string[], want: string, place: Place): readonly string[] =>
  entries.filter(entry => place.attempt(() => parsePair(entry, want)) !== undefined);

export const readContexts = (entries: readonly string[], place: Place): readonly string[] =>
  mergeEntries(readPairs(entries, 'name=path', place));

/** Labels of `key=value` entries; a key alone has an empty value. */
export function readLabels(entries: readonly string[], place: Place): Labels {
  const right = entries.filter(entry => place.attempt(() => parseEntry(entry)) !== undefined);
  return Object.fromEntries(right.map(splitEntry).map(({key, value = ''}) => [key, value]));
}

/** Strategies and rules of a text; undefined when there are none. */
export function readTags(text: string, place: Place): readonly TagLine[] | undefined {
  const parsed = place.attempt(() => parseTags(text));
  if (!parsed) return undefined;
  const {tags, wrong} = parsed;
  for (const {message, line} of wrong) place.problem(message, undefined, line);
  if (tags.length > 0) return tags;
  if (wrong.length === 0) place.problem('names no tag strategy', 'Leave it out to get the usual ones.');
  return undefined;
}

/** The flavor of a text: what is right in it. */
export function readFlavor(text: string, place: Place): Flavor {
  let flavor = PLAIN_FLAVOR;
  for (const line of place.attempt(() => parseLines(text)) ?? []) {
    try {
      flavor = addFlavorLine(flavor, line);
    } catch (error) {
      place.problem(error instanceof Error ? error.message : String(error), undefined, line.line);
    }
  }
  return flavor;
}

/** The tag format, or undefined with a problem. */
export function checkTagFormat(format: string, place: Place): string | undefined {
  const missing = ['{tag}', '{variant}'].filter(part => format.split(part).length !== 2);
  const rest = format.replace('{tag}', '').replace('{variant}', '');
  if (missing.length === 0 && /^[.-]/.test(format)) {
    place.problem(`"${format}" begins with "${format[0]}", and no tag may (want {tag}-{variant} or {variant}-{tag})`);
    return undefined;
  }
  if (missing.length === 0 && /^[\w.-]*$/.test(rest)) return format;
  place.problem(
    missing.length > 0
      ? `"${format}" needs ${missing.join(' and ')} once (want {tag}-{variant} or {variant}-{tag})`
      : `"${rest}" in "${format}" cannot stand in a tag (want letters, digits and _ . - around {tag} and {variant})`
  );
  return undefined;
}

export function checkName(kind: 'image' | 'variant', name: string, place: Place): void {
  if (!NAME.test(name)) {
    place.problem(
      `"${name}" cannot name ${kind === 'image' ? 'an image' : 'a variant'} (want a-z, 0-9 and . _ - inside, such as ${kind === 'image' ? 'backend' : 'gpu'})`
    );
  }
}

/** The path, or undefined with a problem. */
export function checkHealthPath(path: string, place: Place): string | undefined {
  if (/^\/\S*$/.test(path)) return path;
  place.problem(`"${path}" is not a path (want one that starts with "/", such as /health)`);
  return undefined;
}
