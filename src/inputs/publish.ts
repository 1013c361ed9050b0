import {parseRepository} from '../oci/reference.ts';
import {asBoolean} from './booleans.ts';
import {readList} from './build.ts';
import {parseChoice} from './numbers.ts';
import {defined} from './objects.ts';
import {optional, type Scope} from './scope.ts';
import type {CacheSettings, Settings} from './settings.ts';

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
