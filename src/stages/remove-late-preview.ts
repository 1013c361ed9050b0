import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {withTag} from '../oci/reference.ts';
import type {Plan} from '../plan/plan.ts';
import {notPublished} from './not-published.ts';
import type {Published} from './publish.ts';
import {asClosed, closedMeanwhile} from './pull-request-state.ts';
import {cleanUpRegistries, type RegistryCleanupPorts} from './registry-cleanup/clean-up-registries.ts';

export interface LateEnd extends Published {
  readonly plan: Plan;
  readonly notes: readonly string[];
  /** Nothing of the pull request is known to be left. */
  readonly complete: boolean;
}

/** Writes no tag, and takes the caches away again that the builds wrote after the clean-up of the pull request. */
export async function removeLatePreview(
  plan: Plan,
  settings: Settings,
  facts: Facts,
  ports: RegistryCleanupPorts
): Promise<LateEnd> {
  const {outcome, repositories, failures, warnings} = await cleanUpRegistries(settings, asClosed(facts), ports);
  const removed = repositories.flatMap(({repository, removed: tags}) =>
    tags.map(({name}) => withTag(repository, name))
  );
  return {
    plan: closedMeanwhile(plan, facts),
    publications: plan.publications.map(notPublished),
    indexes: [],
    failures: [],
    warnings: [...warnings, ...failures.map(({title}) => ({message: title}))],
    complete: outcome === 'success' && warnings.length === 0,
    notes: removed.length === 0 ? [] : [`What this run had written was removed again: ${removed.join(', ')}.`]
  };
}
