import {parseRepository} from '../oci/reference.ts';
import {asBoolean} from './booleans.ts';
import {readList} from './build.ts';
import {parseChoice} from './numbers.ts';
import {defined} from './objects.ts';
import {optional, type Scope} from './scope.ts';
import type {CacheSettings, CommentSetting, Settings} from './settings.ts';

/** @throws Error with the valid values. */
export function parsePush(text: string): Settings['push'] {
  const flag = asBoolean(text);
  if (flag === undefined && text !== 'auto') throw new Error(`"${text}" is not one of auto, true, false`);
  return flag === undefined ? 'auto' : flag ? 'true' : 'false';
}

/** @throws Error with the valid values. */
export function parseComment(text: string): CommentSetting {
  if (text === 'auto' || text === 'on' || text === 'off') return text;
  const flag = asBoolean(text);
  if (flag === undefined) throw new Error(`"${text}" is not one of auto, on, off`);
  return flag ? 'on' : 'off';
}

/** The gha cache needs the runner's own token, which no child process gets: buildx would leave it out without a word. */
function readCaches(scope: Scope, name: 'cache-from' | 'cache-to'): readonly string[] {
  const entries = readList(scope, name, {commas: false});
  if (entries.some(entry => /(^|,)type=gha\b/.test(entry))) {
    scope.at(name).problem('type=gha is not supported', 'Leave it out: the registry cache needs nothing set up.');
  }
  return entries;
}

export function readCache(scope: Scope): CacheSettings {
  return {
    backend: optional(scope, 'cache', value => parseChoice(value, ['registry', 'off'] as const)) ?? 'registry',
    mode: optional(scope, 'cache-mode', value => parseChoice(value, ['min', 'max'] as const)) ?? 'max',
    from: readCaches(scope, 'cache-from'),
    to: readCaches(scope, 'cache-to'),
    ...defined({repository: optional(scope, 'cache-repository', parseRepository)})
  };
}
