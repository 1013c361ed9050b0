import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {glob, lstat, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {isFeatureAvailable, restoreCache, saveCache} from '@actions/cache';
import * as core from '@actions/core';
import type {PathCache} from '../ports/path-cache.ts';

/** GitHub's cache service by @actions/cache, which tells its own trouble as warnings. Loaded when it is needed. */
export const createPathCache = (temp: string): PathCache => ({
  available: isFeatureAvailable(),
  restore: (paths, key) =>
    tidily(temp, async () => (await restoreCache([...paths], key)) !== undefined).catch(warning('restored')),
  save: (paths, key) => tidily(temp, async () => (await saveCache([...paths], key)) !== -1).catch(warning('saved')),
  sha256: path => digestOfFile(path).catch(() => undefined),
  digestOf: async patterns => {
    const names = new Set<string>();
    for (const pattern of patterns) {
      for await (const name of glob(pattern, {exclude: ['.git/**', '**/node_modules/**']})) names.add(name);
    }
    const sorted = [...names].sort();
    const digests = await Promise.all(sorted.map(async name => ({name, digest: await digestOfFile(name)})));
    const found = digests.filter(({digest}) => digest !== undefined);
    return {count: found.length, digest: createHash('sha256').update(JSON.stringify(found)).digest('hex')};
  }
});

/** Undefined for what is no file of its own: a link may lead anywhere. */
async function digestOfFile(path: string): Promise<string | undefined> {
  if (!(await lstat(path)).isFile()) return undefined;
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

const warning =
  (what: string) =>
  (error: Error): false => {
    core.warning(`"cache-paths" were not ${what}: ${error.message}`);
    return false;
  };

const OWN_FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OWN_FILES = /^(cache\.(tgz|tzst)|manifest\.txt)$/;

/** The library leaves the folders that it works in. */
async function tidily<T>(temp: string, work: () => Promise<T>): Promise<T> {
  const before = new Set(await readdir(temp).catch(() => []));
  try {
    return await work();
  } finally {
    const after = await readdir(temp).catch(() => []);
    for (const name of after.filter(one => !before.has(one) && OWN_FOLDER.test(one))) {
      const files = await readdir(join(temp, name)).catch(() => ['?']);
      if (files.every(file => OWN_FILES.test(file))) await rm(join(temp, name), {recursive: true, force: true});
    }
  }
}
