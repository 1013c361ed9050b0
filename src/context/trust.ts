import type {Trust} from './facts.ts';
import {type Payload, textAt} from './payload.ts';

const PULL_REQUEST_EVENTS = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment'
];

/** Besides pull requests, what GitHub runs with a read-only token when Dependabot did it. */
const DEPENDABOT_EVENTS = ['push', 'create', 'deployment', 'deployment_status'];

/**
 * Decides whether the code of this event may see secrets and write anything. Everything that a fork brought is
 * untrusted, also where GitHub itself would hand out secrets (`pull_request_target`, `workflow_run`).
 * @param repository `owner/name` of the workflow's repository
 */
export function judgeTrust(eventName: string, payload: Payload, repository: string, actor: string): Trust {
  const isPullRequest = PULL_REQUEST_EVENTS.includes(eventName);
  if (isPullRequest) {
    const head = textAt(payload, 'pull_request', 'head', 'repo', 'full_name');
    if (!sameRepository(head, repository)) return fork('the pull request', head);
  }
  if (eventName === 'workflow_run') {
    const head = textAt(payload, 'workflow_run', 'head_repository', 'full_name');
    if (!sameRepository(head, repository)) return fork('the workflow run', head);
  }
  if (actor === 'dependabot[bot]' && (isPullRequest || DEPENDABOT_EVENTS.includes(eventName))) {
    return {trusted: false, reason: 'the event is by Dependabot, whose runs get a read-only token and no secrets'};
  }
  return {
    trusted: true,
    reason: isPullRequest
      ? 'the pull request comes from this repository'
      : `the event ${eventName || '(none)'} is of this repository`
  };
}

const sameRepository = (head: string | undefined, repository: string): boolean =>
  head !== undefined && head.toLowerCase() === repository.toLowerCase();

const fork = (what: string, head: string | undefined): Trust => ({
  trusted: false,
  reason: `${what} comes from ${head ? `the fork ${head}` : 'a fork that is gone'}`
});
