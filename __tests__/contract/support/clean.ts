import type {RegistryLogin} from '../../../src/inputs/settings.ts';
import {parseRepository} from '../../../src/oci/reference.ts';
import type {CleanupPlan} from '../../../src/plan/cleanup-plan.ts';
import type {Files} from '../../../src/ports/files.ts';
import type {PackageStore} from '../../../src/ports/package-store.ts';
import type {CleanedRepository} from '../../../src/report/cleanup-result.ts';
import {cleanRepositories} from '../../../src/stages/registry-cleanup/clean-repositories.ts';
import {retryingStore} from '../../../src/stages/retrying.ts';
import {manualClock} from '../../stages/support.ts';

export const NOW = '2026-06-01T00:00:00Z';
export const noFiles = {read: async () => undefined} as unknown as Files;
export const LOGIN: Omit<RegistryLogin, 'registry'> = {username: 'ci', password: 'pass:wörd'};
export const BASIC = Buffer.from('ci:pass:wörd').toString('base64');

/** Cleans one repository by a store, as a run does, retries included. */
export async function cleanBy(
  name: string,
  store: PackageStore,
  plan: Partial<CleanupPlan> & {readonly tags?: readonly string[]}
) {
  const clock = manualClock();
  const {tags = [], ...more} = plan;
  const repository = parseRepository(name);
  const retried: string[] = [];
  const {signal} = new AbortController();
  const onRetry = (reason: string): void => {
    retried.push(reason);
  };
  const outcome = await cleanRepositories(
    {
      allowed: true,
      reason: '',
      branchTags: ['main'],
      affixes: [],
      dryRun: false,
      heldBack: false,
      repositories: [{repository, tags, shared: [], forms: [], isLikely: () => false}],
      ...more
    },
    {
      createStore: () =>
        retryingStore(store, {policy: () => ({retries: 2, clock, signal, onRetry}), counts: () => ({})}),
      signal,
      now: NOW,
      onProgress: () => {}
    }
  );
  return {...outcome, retried, sleeps: clock.sleeps};
}

export const tagsOf = ({removed}: CleanedRepository): readonly string[] => removed.map(({name}) => name).sort();
