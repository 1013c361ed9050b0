import {parseRepository} from '../oci/reference.ts';
import {asBoolean, parseBoolean} from './booleans.ts';
import {readList} from './build.ts';
import type {ConfigLayer} from './layers.ts';
import {parseChoice} from './numbers.ts';
import {defined} from './objects.ts';
import {optional, type Scope} from './scope.ts';
import type {CacheSettings, NameSettings, Settings} from './settings.ts';
import type {InputLayer} from './source.ts';
import {DEFAULT_STRATEGIES} from './tags.ts';

/** Tags, labels and annotations of the run: inputs over the config file. */
export function readNames(
  scope: Scope,
  {tags, labels, annotations}: InputLayer,
  config: ConfigLayer | undefined
): NameSettings {
  const own = new Set(annotations.map(({level, key}) => `${level}:${key}`));
  const chosen = tags ?? config?.tags;
  return {
    tags: chosen ?? DEFAULT_STRATEGIES,
    tagsAreDefault: chosen === undefined,
    labels: {...config?.labels, ...labels},
    annotations: [...(config?.annotations ?? []).filter(({level, key}) => !own.has(`${level}:${key}`)), ...annotations],
    guard: optional(scope, 'guard', value => parseChoice(value, ['on', 'off'] as const)) ?? 'on',
    overwriteVersionTags: optional(scope, 'overwrite-version-tags', parseBoolean) ?? false
  };
}

/** @throws Error with the valid values. */
export function parsePush(text: string): Settings['push'] {
  const flag = asBoolean(text);
  if (flag === undefined && text !== 'auto') throw new Error(`"${text}" is not one of auto, true, false`);
  return flag === undefined ? 'auto' : flag ? 'true' : 'false';
}

export function readCache(scope: Scope): CacheSettings {
  return {
    backend: optional(scope, 'cache', value => parseChoice(value, ['registry', 'off'] as const)) ?? 'registry',
    mode: optional(scope, 'cache-mode', value => parseChoice(value, ['min', 'max'] as const)) ?? 'max',
    from: readList(scope, 'cache-from', {commas: false}),
    to: readList(scope, 'cache-to', {commas: false}),
    ...defined({repository: optional(scope, 'cache-repository', parseRepository)})
  };
}
