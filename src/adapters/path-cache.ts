import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {glob, lstat} from 'node:fs/promises';
import {isFeatureAvailable, restoreCache, saveCache} from '@actions/cache';
import * as core from '@actions/core';
import type {PathCache} from '../ports/path-cache.ts';
import {tidily} from './cache-folders.ts';

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
