import type {Facts} from '../../context/facts.ts';

/** `pull_request_target` runs on the base branch, but is about its pull request. */
export const ruleRef = ({event}: Facts): string =>
  event.name.includes('pull_request_target') && event.pullRequest
    ? `refs/pull/${event.pullRequest.number}/merge`
    : event.ref;

/** What follows the prefix in a ref; undefined when it has another. */
const after = (ref: string, prefix: string): string | undefined =>
  ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;

export const branchOf = (ref: string): string | undefined => after(ref, 'refs/heads/');
export const tagOf = (ref: string): string | undefined => after(ref, 'refs/tags/');
export const pullRequestOf = (ref: string): string | undefined => after(ref, 'refs/pull/')?.replace(/\/merge$/, '');
