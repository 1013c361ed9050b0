import type {Labels} from '../../oci/annotations.ts';
import type {ConfigLayer, ImageLayer, Layer, VariantLayer} from '../layers.ts';
import {defined} from '../objects.ts';
import {joinEntry, splitEntry} from '../pairs.ts';
import type {Place} from '../problems.ts';
import {readRepositories} from '../repositories.ts';
import {readTagFormats} from '../tag-format.ts';
import {
  checkName,
  type PlacedText,
  readAnnotations,
  readBuildArgs,
  readContexts,
  readFlavor,
  readLabels,
  readPlatforms,
  readTags
} from '../values.ts';
import {readBudgets} from './budgets.ts';
import {readCachePaths} from './cache-paths.ts';
import {readNotify} from './notify.ts';
import {readGates} from './read-gates.ts';
import {readSmoke} from './read-smoke.ts';
import {readRetention} from './retention.ts';
import type {RawConfig, RawImage, RawMapOrList, RawVariant, RawVariants} from './schema.ts';

/** The config file as layers. Wrong values are reported and left out. */
export function readConfig(raw: RawConfig, place: Place, annotationLevels: readonly string[]): ConfigLayer {
  const images = Object.entries(raw.images ?? {});
  return {
    images: images.map(([name, image]) => readImage(name, image ?? {}, place.child('images').child(name))),
    labels: readLabels(placedEntries(raw.labels, place.child('labels'))),
    annotations: readAnnotations(placedEntries(raw.annotations, place.child('annotations')), annotationLevels),
    ...defined({
      tags:
        raw.tags === undefined ? undefined : readTags(placedTexts(raw.tags, place.child('tags')), place.child('tags')),
      flavor: raw.flavor === undefined ? undefined : readFlavor(placedTexts(raw.flavor, place.child('flavor'))),
      platforms: platforms(raw.platforms, place.child('platforms')),
      budgets: raw.budgets && readBudgets(raw.budgets, place.child('budgets')),
      retention: raw.retention && readRetention(raw.retention, place.child('retention')),
      gates: raw.gates && readGates(raw.gates, place.child('gates')),
      notify: raw.notify && readNotify(raw.notify, place.child('notify')),
      cachePaths: raw['cache-paths'] && readCachePaths(raw['cache-paths'], place.child('cache-paths'))
    })
  };
}

function readImage(name: string, raw: RawImage, place: Place): ImageLayer {
  checkName('image', name, place);
  const repositories = texts(raw.repositories);
  const at = place.child('repositories');
  const format = raw['tag-format'];
  return {
    name,
    place,
    repositories: readRepositories(repositories, index => (repositories.length > 1 ? at.child(index) : at)),
    ...readLayer(raw, place),
    ...(format === undefined ? {} : readTagFormats(format, place.child('tag-format'))),
    ...defined({
      variants: raw.variants === undefined ? undefined : readVariants(raw.variants, place.child('variants'))
    })
  };
}

/** Variants by name. Reports wrong names, several defaults, and a map without any. */
export function readVariants(raw: RawVariants, place: Place): readonly VariantLayer[] {
  const variants = Object.entries(raw);
  if (variants.length === 0) place.problem('names no variant (want name: {file, target, platforms, …})');
  const defaults = variants.filter(([, variant]) => variant?.default).map(([name]) => name);
  if (defaults.length > 1) {
    place.problem(`${defaults.join(' and ')} are both the default variant`, 'Leave "default: true" at one of them.');
  }
  return variants.map(([name, variant]) => {
    const at = place.child(name);
    checkName('variant', name, at);
    return {name, isDefault: variant?.default ?? false, ...readLayer(variant ?? {}, at)};
  });
}

function readLayer(raw: RawVariant, place: Place): Layer {
  const {context, file, target} = raw;
  return defined({
    context: context || undefined,
    file: file || undefined,
    target: target || undefined,
    testTarget: raw['test-target'] || undefined,
    buildArgs: given(raw['build-args'], list => readBuildArgs(list, place.child('build-args'))),
    buildContexts: given(raw['build-contexts'], list => readContexts(list, place.child('build-contexts'))),
    platforms: platforms(raw.platforms, place.child('platforms')),
    labels: raw.labels && readLabels(placedEntries(raw.labels, place.child('labels'))),
    annotations: raw.annotations && readPlainAnnotations(raw.annotations, place.child('annotations')),
    smoke: raw.smoke === undefined ? undefined : readSmoke(raw.smoke, place.child('smoke')),
    budgets: raw.budgets && readBudgets(raw.budgets, place.child('budgets'))
  });
}

function readPlainAnnotations(raw: RawMapOrList, place: Place): Labels {
  const leveled = entries(raw).find(entry => splitEntry(entry).key.includes(':'));
  if (leveled !== undefined) {
    place.problem(
      `"${splitEntry(leveled).key}" has a level, which only the annotations of all images may have`,
      'Write the key alone here, or move it to the top of the file.'
    );
  }
  return readLabels(placedEntries(raw, place));
}

const given = <T>(raw: RawMapOrList, read: (list: readonly string[]) => T): T | undefined =>
  raw === undefined ? undefined : read(entries(raw));

const entries = (raw: RawMapOrList): readonly string[] =>
  Array.isArray(raw)
    ? raw
    : Object.entries(raw ?? {}).map(([key, value]) => joinEntry(value === null ? {key} : {key, value: String(value)}));

/** Each entry with its own line; a key without a value takes away what it names. */
const placedEntries = (raw: RawMapOrList, place: Place): readonly PlacedText[] =>
  Array.isArray(raw)
    ? placedTexts(raw, place)
    : Object.entries(raw ?? {}).map(([key, value]) => ({text: `${key}=${value ?? ''}`, place: place.child(key)}));

const placedTexts = (raw: string | readonly string[], place: Place): readonly PlacedText[] =>
  typeof raw === 'string' ? [{text: raw, place}] : raw.map((text, index) => ({text, place: place.child(index)}));

const platforms = (raw: string | string[] | undefined, place: Place) =>
  raw === undefined ? undefined : readPlatforms(texts(raw), place);

/** Text lists split as inputs are: newlines and commas. */
const texts = (raw: string | readonly string[] | undefined): readonly string[] =>
  typeof raw === 'string'
    ? raw
        .split(/[\n,]/)
        .map(part => part.trim())
        .filter(Boolean)
    : (raw ?? []);
