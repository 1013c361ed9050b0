import type {Labels} from '../oci/annotations.ts';
import type {Repository} from '../oci/reference.ts';
import {parseAnnotation} from './annotations.ts';
import {readList} from './build.ts';
import type {Budgets} from './check-settings.ts';
import {parseDuration} from './duration.ts';
import type {Layer, SmokeLayer, SmokePart, VariantLayer} from './layers.ts';
import {parsePort} from './numbers.ts';
import {defined} from './objects.ts';
import {imageNames, readRepositories} from './repositories.ts';
import type {Flavor} from './rules/rule.ts';
import {optional, type Scope} from './scope.ts';
import type {LeveledAnnotation, TagLine} from './settings.ts';
import {httpCheck} from './smoke.ts';
import {
  checkHealthPath,
  checkTagFormat,
  readBuildArgs,
  readContexts,
  readFlavor,
  readLabels,
  readPlatforms,
  readTags
} from './values.ts';

/** What the inputs say about images, as a layer over the config file. */
export interface InputLayer {
  readonly repositories: readonly Repository[];
  readonly tagFormat?: string;
  readonly layer: Layer;
  readonly health?: SmokePart;
  readonly variants?: readonly VariantLayer[];
  readonly tags?: readonly TagLine[];
  readonly flavor?: Flavor;
  readonly labels: Labels;
  readonly annotations: readonly LeveledAnnotation[];
}

interface FromYaml {
  readonly smoke?: SmokeLayer;
  readonly budgets?: Partial<Budgets>;
  readonly variants?: readonly VariantLayer[];
}

/** Reads the inputs that the config file can give too. */
export function readInputLayer(
  scope: Scope,
  {smoke, budgets, variants}: FromYaml,
  annotationLevels: readonly string[]
): InputLayer {
  const {text, at} = scope;
  const list = (name: Parameters<typeof text>[0], commas = false) => readList(scope, name, {commas});
  const given = <T>(name: Parameters<typeof text>[0], read: () => T): T | undefined =>
    text(name) === '' ? undefined : read();
  return {
    repositories: readImages(scope),
    labels: readLabels(list('labels'), at('labels')),
    annotations: list('annotations').flatMap(
      entry => at('annotations').attempt(() => parseAnnotation(entry, annotationLevels)) ?? []
    ),
    layer: defined({
      context: text('context') || undefined,
      file: text('file') || undefined,
      target: text('target') || undefined,
      buildArgs: given('build-args', () => readBuildArgs(list('build-args'), at('build-args'))),
      buildContexts: given('build-contexts', () => readContexts(list('build-contexts'), at('build-contexts'))),
      platforms: given('platforms', () => readPlatforms(list('platforms', true), at('platforms'))),
      smoke,
      budgets
    }),
    ...defined({
      health: readHealth(scope),
      variants,
      tagFormat: given('tag-format', () => checkTagFormat(text('tag-format'), at('tag-format'))),
      tags: given('tags', () => readTags(text('tags'), at('tags'))),
      flavor: given('flavor', () => readFlavor(text('flavor'), at('flavor')))
    })
  };
}

function readImages(scope: Scope): readonly Repository[] {
  const place = scope.at('images');
  const names = readList(scope, 'images', {commas: false}).flatMap(line => place.attempt(() => imageNames(line)) ?? []);
  return readRepositories(names, () => place);
}

/** Path, port and time limit of the health inputs; undefined when none is given. */
function readHealth(scope: Scope): SmokePart | undefined {
  const {text, at} = scope;
  const path = text('health-path') && checkHealthPath(text('health-path'), at('health-path'));
  const health = defined({
    port: optional(scope, 'health-port', parsePort),
    timeoutMs: optional(scope, 'health-timeout', parseDuration),
    checks: path ? [httpCheck({path})] : undefined
  });
  const names = (['health-path', 'health-port', 'health-timeout'] as const).filter(name => text(name) !== '');
  if (text('smoke') === 'off') {
    for (const name of names) at(name).problem('has no effect with "smoke: off"', 'Remove one of the two.');
  }
  return names.length === 0 ? undefined : health;
}
