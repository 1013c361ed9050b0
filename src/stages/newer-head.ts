import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {withTag} from '../oci/reference.ts';
import {holdForNewerHead, isOfHead, isOfOlderHead} from '../plan/guard/newer-head.ts';
import type {Plan} from '../plan/plan.ts';
import type {Registry} from '../ports/registry.ts';

/**
 * The plan with the preview left as it is where that of another commit is there, and the pull request has a newer one.
 * @param head the newest commit of the pull request; '' when unknown
 */
export async function leaveToNewerHead(
  plan: Plan,
  {settings, facts, head}: {readonly settings: Pick<Settings, 'names'>; readonly facts: Facts; readonly head: string},
  registry: Pick<Registry, 'target'>
): Promise<Plan> {
  if (!isOfOlderHead(plan, facts, head, settings.names)) return plan;
  const references = plan.publications.flatMap(({repositories, tags}) =>
    repositories.flatMap(repository => tags.filter(isOfHead).map(({name}) => withTag(repository, name)))
  );
  const targets = await Promise.all(references.map(reference => registry.target(reference)));
  // What cannot be read may be of the newer one.
  return holdForNewerHead(
    plan,
    targets.some(({state}) => state !== 'absent')
  );
}
