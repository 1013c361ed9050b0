import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import type {GitHub, PullRequestNow} from '../ports/github.ts';

/** What the run's pull request is now: its event may be long past. Undefined: there is none, or nobody tells. */
export async function pullRequestNow(
  {event}: Facts,
  {logins}: Settings,
  github: Pick<GitHub, 'pullRequest'>
): Promise<PullRequestNow | undefined> {
  if (!event.pullRequest || logins.githubToken === '') return undefined;
  const answer = await github.pullRequest(event.pullRequest.number);
  return answer.known ? answer.value : undefined;
}

export async function pullRequestState(
  ...question: Parameters<typeof pullRequestNow>
): Promise<'open' | 'closed' | undefined> {
  const now = await pullRequestNow(...question);
  return now && (now.open ? 'open' : 'closed');
}

/** The plan of a run whose pull request was closed while it was building: nobody would remove what it publishes. */
export function closedMeanwhile(plan: Plan, {event}: Facts): Plan {
  const reason = `pull request ${event.pullRequest?.number} was closed while this run was building`;
  return {
    ...plan,
    task: 'check',
    push: {...plan.push, push: false, reason},
    publications: plan.publications.map(({tags, held, ...publication}) => ({
      ...publication,
      tags: [],
      held: [...held, ...tags.map(({name}) => ({name, reason}))]
    }))
  };
}

/** The facts of the run's pull request, as the event of its end has them. */
export const asClosed = (facts: Facts): Facts => ({...facts, event: {...facts.event, action: 'closed'}});

/** The facts of a closed pull request's event, when it has been opened again since. */
export const asReopened = (facts: Facts): Facts => ({...facts, event: {...facts.event, action: 'reopened'}});
