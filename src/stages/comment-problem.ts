import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Refusal} from '../ports/github.ts';

/** What the user is to know of a comment that was not written. */
export interface CommentProblem {
  /** `log`: a line of the log alone. */
  readonly level: 'log' | 'notice' | 'warning';
  readonly message: string;
}

/**
 * A permission that is missing is said once: by the run that the pull request began with. The log has it every time, and
 * `comment: on`, which asks for the comment, warns every time.
 */
export function commentProblem(
  {kind, reason}: Refusal,
  pullRequest: number,
  {comment}: Pick<Settings, 'comment'>,
  facts: Pick<Facts, 'event' | 'run'>
): CommentProblem {
  const message = `The comment on pull request ${pullRequest} was not written: ${reason}.`;
  if (kind !== 'forbidden') return {level: 'warning', message};
  const remedy =
    'Give the job "permissions: pull-requests: write" for a comment with the preview, or set "comment: off".';
  const level = comment === 'on' ? 'warning' : isFirst(facts) ? 'notice' : 'log';
  return {level, message: `${message} ${remedy}`};
}

const BEGINNINGS = ['opened', 'reopened', 'ready_for_review'];

/** Events that do not say how the pull request came to them tell it every time. */
const isFirst = ({event, run}: Pick<Facts, 'event' | 'run'>): boolean =>
  run.attempt === '1' &&
  (!['pull_request', 'pull_request_target'].includes(event.name) || BEGINNINGS.includes(event.action ?? ''));
