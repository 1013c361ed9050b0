import type {Settings} from '../inputs/settings.ts';
import type {Task} from '../plan/decide.ts';
import type {Plan} from '../plan/plan.ts';

const TASKS: Record<Task, string> = {
  publish: 'publish',
  check: 'build and check only',
  'remove-preview': 'remove the preview',
  nothing: 'nothing to do'
};

/** The same for a clean-up. @param skipped why nothing was looked at */
export function describeCleanup(plan: Plan, mode: Settings['mode'], skipped: string | undefined): string {
  if (skipped !== undefined) return describeDecision({...plan, task: 'nothing', push: {...plan.push, reason: skipped}});
  if (mode !== 'cleanup') return describeDecision(plan);
  const preview = plan.task === 'remove-preview' ? `, and ${plan.push.reason}` : '';
  return decision(plan, 'clean up', `the input "mode" is cleanup${preview}`);
}

/** What started the run, whether its code is trusted, what is done and why: one line of plain text. */
export const describeDecision = (plan: Plan): string => decision(plan, TASKS[plan.task], plan.push.reason);

function decision({event, push}: Plan, what: string, why: string): string {
  const action = event.action === undefined ? '' : ` (${event.action})`;
  const about = event.about === '' ? '' : ` of ${event.about}`;
  const trust = push.trusted ? 'trusted' : 'untrusted';
  return `${event.name || 'no event'}${action}${about}, ${trust} → ${what}: ${why}`;
}
