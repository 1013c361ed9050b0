import type {Trust} from './facts.ts';
import {at, type Payload, textAt} from './payload.ts';
import type {Checkout} from './subject.ts';
import {isOfRepository, judgeCheckout} from './vouch.ts';

const PULL_REQUEST_EVENTS = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment'
];

/** Besides pull requests, what GitHub runs with a read-only token when Dependabot did it. */
const DEPENDABOT_EVENTS = ['push', 'create', 'deployment', 'deployment_status'];

export interface TrustSources {
  readonly eventName: string;
  readonly payload: Payload;
  /** `owner/name` of the workflow's repository. */
  readonly repository: string;
  readonly actor: string;
  /** GITHUB_SHA. */
  readonly sha: string;
  readonly checkout?: Checkout | undefined;
}

/**
 * Decides whether the code of this event may see secrets and write anything. Everything that a fork brought is
 * untrusted, also where GitHub itself would hand out secrets (`pull_request_target`, `workflow_run`, a dispatch).
 */
export function judgeTrust({eventName, payload, repository, actor, sha, checkout}: TrustSources): Trust {
  const isPullRequest = PULL_REQUEST_EVENTS.includes(eventName);
  if (isPullRequest) {
    const head = textAt(payload, 'pull_request', 'head', 'repo', 'full_name');
    if (!sameRepository(head, repository)) return fork('the pull request', head);
  }
  if (eventName === 'workflow_run') {
    const head = textAt(payload, 'workflow_run', 'head_repository', 'full_name');
    if (!sameRepository(head, repository)) return fork('the workflow run', head);
  }
  if (eventName === 'issue_comment' && at(payload, 'issue', 'pull_request')) {
    return {trusted: false, reason: 'the comment is on a pull request, whose code may be of anybody'};
  }
  if (!isPullRequest && isOfPullRequest(eventName, payload, checkout)) {
    return {trusted: false, reason: 'what it builds is a pull request, whose code may be of anybody'};
  }
  const doubt = judgeCheckout({eventName, payload, repository, sha, checkout});
  if (doubt) return doubt;
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

/** A ref of a pull request that another event names or has checked out, and that no branch and no tag contains. */
function isOfPullRequest(eventName: string, payload: Payload, checkout: Checkout | undefined): boolean {
  const asked = ['inputs', 'client_payload'].map(where => (textAt(payload, where, 'ref') ?? '').trim());
  if (eventName.endsWith('_dispatch') && asked.some(ref => /^(refs\/)?pull\/\d+\//.test(ref))) return true;
  if (checkout === undefined || checkout.origin?.kind === 'own') return false;
  return checkout.refs.some(ref => /^refs\/(remotes\/)?pull\//.test(ref)) && !isOfRepository(checkout);
}

const sameRepository = (head: string | undefined, repository: string): boolean =>
  head !== undefined && head.toLowerCase() === repository.toLowerCase();

const fork = (what: string, head: string | undefined): Trust => ({
  trusted: false,
  reason: `${what} comes from ${head ? `the fork ${head}` : 'a fork that is gone'}`
});
