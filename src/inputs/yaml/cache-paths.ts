import * as z from 'zod/mini';
import {type CachePath, parseCacheKey, parseCachePath, parseFetchUrl, parseSha256} from '../cache-paths.ts';
import {defined} from '../objects.ts';
import type {Place} from '../problems.ts';
import {parseInside} from '../volumes.ts';
import {described, strict, text, textOrList} from './schema-parts.ts';

export const CachePathsSchema = z.array(
  strict({
    path: textOrList().check(z.describe('Files and folders of the workspace that are carried from run to run.')),
    key: described(text(), 'Beginning of their key. Default: the name of the path.'),
    files: described(textOrList(), 'Files whose content is part of the key, such as pom.xml or **/*.lock.'),
    url: described(text(), 'Where the path, a single file, is fetched from when it is not there. Part of the key.'),
    sha256: described(text(), 'SHA-256 of that file. Part of the key.')
  })
);

type RawCachePaths = z.infer<typeof CachePathsSchema>;
type RawCachePath = RawCachePaths[number];

/** Wrong entries are reported and left out. */
export function readCachePaths(raw: RawCachePaths, place: Place): readonly CachePath[] {
  const entries = raw.flatMap((entry, index) => readEntry(entry, place.child(index)));
  const all = entries.flatMap(({paths}) => paths);
  for (const path of new Set(all.filter((one, index) => all.indexOf(one) !== index))) {
    place.problem(`"${path}" stands in it twice`, 'Leave one of them out.');
  }
  return entries;
}

function readEntry(raw: RawCachePath, place: Place): readonly CachePath[] {
  const at = (key: keyof RawCachePath): Place => place.child(key);
  const paths = each(raw.path, at('path'), parseCachePath);
  const files = each(raw.files ?? [], at('files'), parseInside);
  const key = raw.key === undefined ? undefined : at('key').attempt(() => parseCacheKey(raw.key ?? ''));
  const sha256 = raw.sha256 === undefined ? undefined : at('sha256').attempt(() => parseSha256(raw.sha256 ?? ''));
  const url = raw.url === undefined ? undefined : at('url').attempt(() => parseFetchUrl(raw.url ?? '', raw.sha256));
  if ([raw.path].flat().length === 0) at('path').problem('is empty', 'Name a file or a folder: path: vendor');
  if (raw.key === undefined && raw.files === undefined && raw.url === undefined) {
    place.problem('says nothing of its key', 'Add "files" whose content decides it, a "key" of your own, or a "url".');
  }
  if (raw.url !== undefined && [raw.path].flat().length > 1) {
    at('url').problem('fetches a single file, and "path" names several', 'Make an entry of its own of it.');
  }
  if (raw.sha256 !== undefined && raw.url === undefined) {
    at('sha256').problem('is that of what "url" fetches, and there is none', 'Add the "url", or use "key".');
  }
  return [{paths, files, ...defined({key, url, sha256})}];
}

function each<T>(texts: string | readonly string[], place: Place, parse: (text: string) => T): readonly T[] {
  const many = typeof texts !== 'string';
  return [texts].flat().flatMap((one, index) => (many ? place.child(index) : place).attempt(() => [parse(one)]) ?? []);
}
