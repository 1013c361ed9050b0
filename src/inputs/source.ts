import type {Labels} from '../oci/annotations.ts';
import type {Repository} from '../oci/reference.ts';
import {readList} from './build.ts';
import type {Budgets} from './check-settings.ts';
import {parseDuration} from './duration.ts';
import type {Layer, SmokeLayer, SmokePart, VariantLayer} from './layers.ts';
import {parsePort} from './numbers.ts';
import {defined} from './objects.ts';
import {readImageLine, readRepositories} from './repositories.ts';
import type {Flavor} from './rules/rule.ts';
import {optional, type Scope} from './scope.ts';
import type {LeveledAnnotation, TagLine} from './settings.ts';
import {httpCheck} from './smoke.ts';
import {readTagFormats, type TagFormats} from './tag-format.ts';
import {
  checkHealthPath,
  readAnnotations,
  readBuildArgs,
  readContexts,
  readFlavor,
  readLabels,
  readPlatforms,
  readTags
} from './values.ts';

/** What the inputs say about images, as a layer over the config file. */
export interface InputLayer extends TagFormats {
  readonly repositories: readonly Repository[];
  /** Every repository has `enable=false`. */
  readonly disabled?: true;
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
  const placed = (name: 'labels' | 'annotations') => list(name).map(entry => ({text: entry, place: at(name)}));
  const given = <T>(name: Parameters<typeof text>[0], read: () => T): T | undefined =>
    text(name) === '' ? undefined : read();
  return {
    ...readImages(scope),
    labels: readLabels(placed('labels')),
    annotations: readAnnotations(placed('annotations'), annotationLevels),
    layer: defined({
      context: text('context') || undefined,
      file: text('file') || undefined,
      target: text('target') || undefined,
      testTarget: text('test-target') || undefined,
      buildArgs: given('build-args', () => readBuildArgs(list('build-args'), at('build-args'))),
      buildContexts: given('build-contexts', () => readContexts(list('build-contexts'), at('build-contexts'))),
      platforms: given('platforms', () => readPlatforms(list('platforms', true), at('platforms'))),
      smoke,
      budgets
    }),
    ...given('tag-format', () => readTagFormats(text('tag-format'), at('tag-format'))),
    ...defined({
      health: readHealth(scope),
      variants,
      tags: given('tags', () => readTags([{text: text('tags'), place: at('tags')}], at('tags'))),
      flavor: given('flavor', () => readFlavor([{text: text('flavor'), place: at('flavor')}]))
    })
  };
}

/** What is enabled; when nothing is, all of it, so that there is something to build. */
function readImages(scope: Scope): Pick<InputLayer, 'repositories' | 'disabled'> {
  const place = scope.at('images');
  const lines = readList(scope, 'images', {commas: false}).flatMap(
    line => place.attempt(() => [readImageLine(line)]) ?? []
  );
  const enabled = lines.filter(line => line.enabled);
  const disabled = lines.length > 0 && enabled.length === 0;
  if (disabled) place.warn('every repository has enable=false: images are built and checked, and no tag is written');
  const names = (disabled ? lines : enabled).flatMap(line => line.names);
  return {repositories: readRepositories(names, () => place), ...(disabled ? {disabled} : {})};
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
