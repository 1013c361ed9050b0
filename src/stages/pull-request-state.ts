import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import type {GitHub} from '../ports/github.ts';
import {notPublished} from './not-published.ts';

/** What the run's pull request is now: its event may be long past. Undefined: there is none, or nobody tells. */
export async function pullRequestState(
  {event}: Facts,
  {logins}: Settings,
  github: Pick<GitHub, 'isOpen'>
): Promise<'open' | 'closed' | undefined> {
  if (!event.pullRequest || logins.githubToken === '') return undefined;
  const answer = await github.isOpen(event.pullRequest.number);
  if (!answer.known) return undefined;
  return answer.value ? 'open' : 'closed';
}

/** Nothing is written for a pull request that is closed: nobody would remove it any more. */
export function closedMeanwhile(plan: Plan, {event}: Facts) {
  const reason = `pull request ${event.pullRequest?.number} was closed while this run was building, and its preview is removed`;
  const unpublished: Plan = {...plan, task: 'check', push: {...plan.push, push: false, reason}};
  return {
    plan: unpublished,
    publications: plan.publications.map(notPublished),
    failures: [],
    warnings: []
  };
}

/** The facts of a closed pull request's event, when it has been opened again since. */
export const asReopened = (facts: Facts): Facts => ({...facts, event: {...facts.event, action: 'reopened'}});
