import {messageOf} from '../errors.ts';
import type {Labels} from '../oci/annotations.ts';
import {formatPlatform, type Platform, parsePlatform} from '../oci/platform.ts';
import {parseAnnotation} from './annotations.ts';
import {parseLines} from './lists.ts';
import {mergeEntries, parseEntry, parsePair, splitEntry} from './pairs.ts';
import type {Place} from './problems.ts';
import {addFlavorLine} from './rules/flavor.ts';
import {type Flavor, PLAIN_FLAVOR, type TagRule} from './rules/rule.ts';
import type {LeveledAnnotation, TagLine} from './settings.ts';
import {parseTags, sourceOf} from './tags.ts';
import {isTemplate} from './templates/engine.ts';

/** Names become parts of tags, which have 128 characters at most. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** Platforms of texts, repeated ones once; undefined when none is right. */
export function readPlatforms(texts: readonly string[], place: Place): readonly Platform[] | undefined {
  if (texts.length === 0) place.problem('names no platform (want for example linux/amd64, linux/arm64)');
  const found = texts.flatMap(text => place.attempt(() => [parsePlatform(text)]) ?? []);
  const unique = new Map(found.map(platform => [formatPlatform(platform), platform]));
  return unique.size === 0 ? undefined : [...unique.values()];
}

/** `KEY=VALUE` or `KEY` entries; of a repeated key the last one counts. Expressions in their values stay. */
export function readBuildArgs(entries: readonly string[], place: Place): readonly string[] {
  const right = entries.filter(entry => place.attempt(() => parseEntry(entry)) !== undefined);
  for (const entry of right) place.template(splitEntry(entry).value ?? '');
  return mergeEntries(right);
}

/** Entries where name and value are both needed. */
export const readPairs = (entries: readonly string[], want: string, place: Place): readonly string[] =>
  entries.filter(entry => place.attempt(() => parsePair(entry, want)) !== undefined);

export const readContexts = (entries: readonly string[], place: Place): readonly string[] =>
  mergeEntries(readPairs(entries, 'name=path', place));

/** A text and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

/** Labels of `key=value` entries. Their expressions stay, also those around a whole entry. */
export function readLabels(entries: readonly PlacedText[]): Labels {
  const right = entries.filter(({text, place}) => hasValue(text, place) && isNamed(text, place));
  for (const {text, place} of right) place.template(text);
  return Object.fromEntries(right.map(({text}) => splitEntry(text)).map(({key, value = ''}) => [key, value]));
}

const isNamed = (text: string, place: Place): boolean =>
  isTemplate(splitEntry(text).key) || place.attempt(() => parseEntry(text)) !== undefined;

/** docker/metadata-action leaves such an entry out as well, without a word. */
function hasValue(text: string, place: Place): boolean {
  if (text.includes('=')) return true;
  place.warn(`"${text}" has no "=" and is left out`, 'Write it as key=value; "key=" takes a standard one away.');
  return false;
}

/** Annotations of `level:key=value` entries. */
export const readAnnotations = (
  entries: readonly PlacedText[],
  levels: readonly string[]
): readonly LeveledAnnotation[] =>
  entries
    .filter(({text, place}) => hasValue(text, place))
    .flatMap(({text, place}) => {
      place.template(text);
      return place.attempt(() => parseAnnotation(text, levels)) ?? [];
    });

/** Strategies and rules of texts; undefined when there are none. */
export function readTags(texts: readonly PlacedText[], whole: Place): readonly TagLine[] | undefined {
  const read = texts.map(one => readTagText(one));
  const tags = new Map(read.flatMap(one => one.tags).map(tag => [sourceOf(tag), tag]));
  if (tags.size > 0) return [...tags.values()];
  if (read.every(({isRight}) => isRight)) {
    whole.problem('names no tag strategy', 'Leave it out to get the usual ones.');
  }
  return undefined;
}

function readTagText({text, place}: PlacedText): {readonly tags: readonly TagLine[]; readonly isRight: boolean} {
  const parsed = place.attempt(() => parseTags(text));
  if (!parsed) return {tags: [], isRight: false};
  const {tags, wrong, odd} = parsed;
  for (const {message, line} of wrong) place.problem(message, undefined, line);
  for (const {message, line} of odd) place.warn(message, undefined, line);
  for (const tag of tags) if ('type' in tag) checkTemplates(tag, place);
  return {tags: tags.map(tag => ('type' in tag ? located(tag, place) : tag)), isRight: wrong.length === 0};
}

/** Every text of a rule whose expressions are worked out on each run. */
function checkTemplates(rule: TagRule, place: Place): void {
  const {enable, prefix = '', suffix = '', type, line} = rule;
  const texts = [enable, prefix, suffix, type === 'schedule' ? rule.pattern : '', 'value' in rule ? rule.value : ''];
  for (const text of texts) place.template(text, line);
  // A pre-release does without it, a release will fail.
  if (type === 'semver' || type === 'pep440') place.template(rule.pattern, line, {isWarning: true});
}

function located<T extends TagRule>(rule: T, place: Place): T {
  const {input, line = rule.line} = place.spot(rule.line);
  return {...rule, line, ...(input === 'tags' ? {} : {input})};
}

/** The flavor of texts: what is right in them. */
export function readFlavor(texts: readonly PlacedText[]): Flavor {
  let flavor = PLAIN_FLAVOR;
  for (const {text, place} of texts) {
    for (const {fields, line} of place.attempt(() => parseLines(text)) ?? []) {
      place.template(fields.join(), line);
      try {
        flavor = addFlavorLine(flavor, {fields, line});
      } catch (error) {
        place.problem(messageOf(error), undefined, line);
      }
    }
  }
  return flavor;
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
