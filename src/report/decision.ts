import type {Task} from '../plan/decide.ts';
import type {Plan} from '../plan/plan.ts';

const TASKS: Record<Task, string> = {
  publish: 'publish',
  check: 'build and check only',
  'remove-preview': 'remove the preview',
  nothing: 'nothing to do'
};

/** What started the run, whether its code is trusted, what is done and why: one line of plain text. */
export function describeDecision({event, push, task}: Plan): string {
  const action = event.action === undefined ? '' : ` (${event.action})`;
  const about = event.about === '' ? '' : ` of ${event.about}`;
  const trust = push.trusted ? 'trusted' : 'untrusted';
  return `${event.name || 'no event'}${action}${about}, ${trust} → ${TASKS[task]}: ${push.reason}`;
}
