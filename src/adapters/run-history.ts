import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {isFeatureAvailable, restoreCache, saveCache} from '@actions/cache';
import type {RunHistory} from '../ports/run-history.ts';

/** GitHub's cache service by @actions/cache, which tells its own trouble as warnings. Loaded when it is needed. */
export const createRunHistory = (temp: string): RunHistory => ({
  missing: isFeatureAvailable() ? undefined : 'there is no cache service here',
  restore: (path, beginning) =>
    tidily(temp, async () => (await restoreCache([path], `${beginning}newest`, [beginning])) !== undefined),
  save: (path, key) => tidily(temp, async () => (await saveCache([path], key)) !== -1)
});

const OWN_FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The library leaves the folders that it packs in. */
async function tidily(temp: string, work: () => Promise<boolean>): Promise<boolean> {
  const before = new Set(await readdir(temp).catch(() => []));
  const done = await work().catch(() => false);
  const after = await readdir(temp).catch(() => []);
  const left = after.filter(name => !before.has(name) && OWN_FOLDER.test(name));
  await Promise.all(left.map(name => rm(join(temp, name), {recursive: true, force: true}).catch(() => {})));
  return done;
}
