import type {Trust} from './facts.ts';
import {type Payload, textAt} from './payload.ts';
import type {Checkout} from './subject.ts';

export interface CheckoutSources {
  readonly eventName: string;
  readonly payload: Payload;
  /** `owner/name` of the workflow's repository. */
  readonly repository: string;
  /** GITHUB_SHA. */
  readonly sha: string;
  readonly checkout?: Checkout | undefined;
}

/** Events of the repository whose workflows check out what somebody names: a branch, a version, or any commit. */
const NAMING = ['workflow_dispatch', 'repository_dispatch', 'workflow_run', 'issue_comment'];

/** Whether a tag or a branch of origin has the commit that is checked out, as far as the checkout can tell. */
export const isOfRepository = ({refs, within = []}: Checkout): boolean =>
  [...refs, ...within].some(ref => /^refs\/(tags|remotes\/origin)\//.test(ref));

/**
 * The commit that is checked out and that neither the event nor the checkout itself vouches for: a checkout of a bare
 * commit has no refs, and a commit of a fork's pull request can be fetched like the repository's own. Undefined where
 * there is none.
 */
export function unvouchedCommit({eventName, payload, sha, checkout}: CheckoutSources): string | undefined {
  if (!NAMING.includes(eventName) || checkout === undefined) return undefined;
  const {head} = checkout;
  const ofEvent = [sha, textAt(payload, 'workflow_run', 'head_sha')];
  return ofEvent.includes(head) || isOfRepository(checkout) ? undefined : head;
}

/**
 * Whether origin is the same repository of another owner, as the forks of a repository are. A workflow that builds some
 * other project names that on purpose.
 */
function isFork(remote: string, repository: string): boolean {
  const [[owner = '', name = ''], [ownOwner = '', ownName = '']] = [remote, repository].map(one =>
    one.toLowerCase().split('/')
  ) as [string[], string[]];
  return name === ownName && owner !== ownOwner;
}

/** Untrusted, with the reason, unless something vouches for what is checked out. */
export function judgeCheckout(sources: CheckoutSources): Trust | undefined {
  const {eventName, sha, repository, checkout} = sources;
  const {remote = repository, origin = {kind: 'unknown'}} = checkout ?? {};
  if (NAMING.includes(eventName) && checkout?.head !== sha && isFork(remote, repository))
    return {trusted: false, reason: `what is checked out comes from ${remote}, which looks like a fork`};
  const commit = unvouchedCommit(sources);
  if (commit === undefined || origin.kind === 'own') return undefined;
  const what = `the commit ${commit.slice(0, 7)} is checked out`;
  if (origin.kind === 'pull-request') {
    const whose = origin.repository === '' ? 'a fork that is gone' : `the fork ${origin.repository}`;
    return {trusted: false, reason: `${what}, which is of pull request ${origin.number} from ${whose}`};
  }
  const silence = origin.reason === undefined ? '' : `, and GitHub's API does not tell (${origin.reason})`;
  return {
    trusted: false,
    reason: `${what}, and no branch and no tag of this repository is known to have it`,
    remedy: `Nothing says that the commit ${commit.slice(0, 7)} is of this repository${silence}: a commit of a fork looks the same. Check out its branch or tag by name, or all history ("fetch-depth: 0" of actions/checkout); one that the job has made itself needs a tag, or to be pushed.`
  };
}
