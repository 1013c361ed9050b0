import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';

/** Whether the run has a comment to keep: never for code that may write nothing. */
export function wantsComment({comment}: Settings, {event, trust}: Facts, plan: Plan): boolean {
  if (comment === 'off' || !trust.trusted || !event.pullRequest) return false;
  if (plan.task === 'remove-preview') return true;
  if (comment === 'on') return plan.task !== 'nothing';
  return plan.push.push && plan.publications.some(({tags}) => tags.length > 0);
}
