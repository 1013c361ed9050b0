import {isFeatureAvailable, restoreCache, saveCache} from '@actions/cache';
import type {RunHistory} from '../ports/run-history.ts';
import {tidily} from './cache-folders.ts';

/** GitHub's cache service by @actions/cache, which tells its own trouble as warnings. Loaded when it is needed. */
export const createRunHistory = (temp: string): RunHistory => ({
  missing: isFeatureAvailable() ? undefined : 'there is no cache service here',
  restore: (path, beginning) =>
    tidily(temp, async () => (await restoreCache([path], `${beginning}newest`, [beginning])) !== undefined).catch(
      () => false
    ),
  save: (path, key) => tidily(temp, async () => (await saveCache([path], key)) !== -1).catch(() => false)
});
