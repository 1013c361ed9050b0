import {textAt} from '../context/payload.ts';
import {knownRunRef, type RunRef, runBranch} from '../context/run-ref.ts';
import type {Checkout} from '../context/subject.ts';
import type {GitHub} from '../ports/github.ts';
import type {CheckoutQuestion} from './read-checkout.ts';

/** Asks GitHub whether a workflow run was of a branch or a Git tag; undefined where that is known, or does not matter. */
export async function readRunRef(
  {eventName, payload, sha}: Pick<CheckoutQuestion, 'eventName' | 'payload' | 'sha'>,
  checkout: Checkout | undefined,
  github: Pick<GitHub, 'tags' | 'branchHead'>
): Promise<RunRef | undefined> {
  const name = runBranch(payload);
  const isFollowed = textAt(payload, 'workflow_run', 'head_sha') === (checkout?.head ?? sha);
  const isOfPullRequest = textAt(payload, 'workflow_run', 'event')?.startsWith('pull_request') ?? false;
  if (eventName !== 'workflow_run' || name === '' || !isFollowed || isOfPullRequest) return undefined;
  if (knownRunRef({payload, refs: checkout?.refs ?? []})) return undefined;
  const tags = await github.tags(name);
  if (!tags.known) return {kind: 'unknown', reason: `GitHub's API does not tell: ${tags.reason}`};
  if (!tags.value.includes(name)) return {kind: 'heads'};
  const head = await github.branchHead(name);
  if (!head.known) return {kind: 'unknown', reason: `GitHub's API does not tell: ${head.reason}`};
  return head.value === '' ? {kind: 'tags'} : {kind: 'unknown', reason: 'there are both'};
}
