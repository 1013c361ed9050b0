import type {Labels} from '../oci/annotations.ts';
import type {Repository} from '../oci/reference.ts';
import {mergeBudgets} from './budgets.ts';
import {fallbackOf} from './definitions.ts';
import {parseDuration} from './duration.ts';
import type {ConfigLayer, ImageLayer, Layer, VariantLayer} from './layers.ts';
import {defined} from './objects.ts';
import {mergeEntries} from './pairs.ts';
import {choosePlatforms} from './platforms.ts';
import type {ImageSettings, VariantSettings} from './settings.ts';
import {mergeSmoke} from './smoke.ts';
import type {InputLayer} from './source.ts';

const ONLY_VARIANT: VariantLayer = {name: '', isDefault: true};

/** The images of the run: inputs over the config file over fallbacks. Without images in either, one image. */
export function mergeImages(inputs: InputLayer, config: ConfigLayer | undefined, fallback: readonly Repository[]) {
  const layers = config && config.images.length > 0 ? config.images : [unnamedImage(inputs.repositories, fallback)];
  return layers.map((image): ImageSettings => {
    const repositories = [inputs.repositories, image.repositories, layers.length === 1 ? fallback : []];
    return {
      name: image.name,
      repositories: repositories.find(list => list.length > 0) ?? [],
      ...defined({
        disabled: inputs.disabled,
        latestFormats: inputs.tagFormat === undefined ? image.latestFormats : inputs.latestFormats
      }),
      tagFormat: inputs.tagFormat ?? image.tagFormat ?? fallbackOf('tag-format'),
      variants: mergeVariants(inputs, image, defined({platforms: config?.platforms, budgets: config?.budgets}))
    };
  });
}

/** An image of the inputs alone is named after its first repository. */
function unnamedImage(repositories: readonly Repository[], fallback: readonly Repository[]): ImageLayer {
  const path = [...repositories, ...fallback][0]?.path ?? 'image';
  return {name: path.slice(path.lastIndexOf('/') + 1), repositories: []};
}

/** A variant of the input `variants` is more particular than the plain inputs; one of the config file is less so. */
function mergeVariants(inputs: InputLayer, image: ImageLayer, common: Layer): readonly VariantSettings[] {
  if (inputs.variants && inputs.variants.length > 0) {
    return inputs.variants.map(own => mergeVariant(own, {common, file: [image], inputs, above: [own]}));
  }
  const variants = image.variants && image.variants.length > 0 ? image.variants : [ONLY_VARIANT];
  return variants.map(own => mergeVariant(own, {common, file: [image, own], inputs, above: []}));
}

interface Sources {
  /** What the config file says at its top. */
  readonly common: Layer;
  /** What it says of the image, and of the variant. */
  readonly file: readonly Layer[];
  readonly inputs: InputLayer;
  readonly above: readonly Layer[];
}

function mergeVariant({name, isDefault}: VariantLayer, {common, file, inputs, above}: Sources): VariantSettings {
  const below = [common, ...file];
  const layers = [...below, inputs.layer, ...above];
  const last = <K extends keyof Layer>(key: K): Layer[K] | undefined =>
    layers.findLast(layer => layer[key] !== undefined)?.[key];
  const names = new Set(inputs.annotations.map(({key}) => key));
  return {
    name,
    isDefault,
    context: last('context') ?? fallbackOf('context'),
    ...defined({file: last('file'), target: last('target'), testTarget: last('testTarget')}),
    buildArgs: mergeEntries(...layers.map(layer => layer.buildArgs)),
    buildContexts: mergeEntries(...layers.map(layer => layer.buildContexts)),
    ...choosePlatforms({
      ofInput: above.findLast(layer => layer.platforms)?.platforms,
      named: file.findLast(layer => layer.platforms)?.platforms,
      asked: inputs.layer.platforms,
      common: common.platforms
    }),
    labels: mergeLabels(below, above, key => !Object.hasOwn(inputs.labels, key), 'labels'),
    annotations: mergeLabels(below, above, key => !names.has(key), 'annotations'),
    smoke: mergeSmoke(
      [...below, inputs.layer].map(layer => layer.smoke),
      inputs.health,
      above.map(layer => layer.smoke),
      parseDuration(fallbackOf('health-timeout'))
    ),
    budgets: mergeBudgets(layers.map(layer => layer.budgets))
  };
}

/** A key of the run's own input is left to it, unless a variant of the input `variants` says otherwise. */
function mergeLabels(
  below: readonly Layer[],
  above: readonly Layer[],
  isFree: (key: string) => boolean,
  kind: 'labels' | 'annotations'
): Labels {
  const entries = (layers: readonly Layer[]) => layers.flatMap(layer => Object.entries(layer[kind] ?? {}));
  return Object.fromEntries([...entries(below).filter(([key]) => isFree(key)), ...entries(above)]);
}
