import type {Temporary} from '../ports/clock.ts';
import type {CommentApi, PullRequestComment, Refusal, Told} from '../ports/github.ts';
import {MARKER_BEGINNING} from '../report/comment-key.ts';
import {type RetryPolicy, withRetries} from './retry.ts';

/** What is to stand in the comment, by what stands there; undefined leaves it as it is. */
export type RenderComment = (previous: string | undefined) => string | undefined;

/** A run waits so long at most when GitHub asks it to. */
const MAX_WAIT_MS = 60_000;

export interface CommentTask {
  /** Of the comments of this action: the one to keep, then those that only repeat it. */
  readonly choose: (comments: readonly PullRequestComment[]) => readonly PullRequestComment[];
  readonly render: RenderComment;
}

/**
 * Creates or updates one comment. Never throws: no run fails for its comment.
 * @returns why it could not be written
 */
export async function keepComment(
  api: CommentApi,
  pullRequest: number,
  task: CommentTask,
  policy: RetryPolicy
): Promise<Refusal | undefined> {
  // A try begins with the search, so that one whose answer was lost makes no second comment.
  const told = await withRetries(() => writeComment(api, pullRequest, task), isTemporary, policy);
  return told.ok ? undefined : told.refusal;
}

/** Updates those comments of the action that `render` has something to say of, and makes none. */
export async function updateComments(
  api: CommentApi,
  pullRequest: number,
  render: (comment: PullRequestComment, all: readonly PullRequestComment[]) => string | undefined,
  policy: RetryPolicy
): Promise<Refusal | undefined> {
  const attempt = async (): Promise<Told<void>> => {
    const found = await ownComments(api, pullRequest);
    if (!found.ok) return found;
    for (const comment of found.value) {
      const body = render(comment, found.value);
      const updated = body === undefined || body === comment.body ? DONE : await api.update(comment.id, body);
      if (!updated.ok) return updated;
    }
    return DONE;
  };
  const told = await withRetries(attempt, isTemporary, policy);
  return told.ok ? undefined : told.refusal;
}

/** The comments of the action, none where nobody tells them. */
export async function readComments(
  api: CommentApi,
  pullRequest: number,
  policy: RetryPolicy
): Promise<readonly PullRequestComment[]> {
  const told = await withRetries(() => ownComments(api, pullRequest), isTemporary, policy);
  return told.ok ? told.value : [];
}

async function writeComment(api: CommentApi, pullRequest: number, {choose, render}: CommentTask): Promise<Told<void>> {
  const found = await ownComments(api, pullRequest);
  if (!found.ok) return found;
  const [first, ...others] = choose(found.value);
  const body = render(first?.body);
  if (body === undefined) return DONE;
  if (!first) return api.create(pullRequest, body);
  const updated = first.body === body ? DONE : await api.update(first.id, body);
  // Two runs that began side by side made one each; what stays of it is no reason to tell anybody.
  if (updated.ok) await Promise.all(others.map(({id}) => api.remove(id)));
  return updated;
}

const DONE: Told<void> = {ok: true, value: undefined};

/** Anybody can write the marker, but neither as an app nor as the user that the token belongs to. */
async function ownComments(api: CommentApi, pullRequest: number): Promise<Told<readonly PullRequestComment[]>> {
  const found = await api.find(pullRequest, MARKER_BEGINNING);
  if (!found.ok || found.value.every(({byBot}) => byBot)) return found;
  const byBots = found.value.filter(({byBot}) => byBot);
  if (byBots.length > 0) return {ok: true, value: byBots};
  const login = await api.login();
  if (!login.ok) return login;
  return {ok: true, value: found.value.filter(({author}) => login.value !== '' && author === login.value)};
}

function isTemporary(outcome: {readonly value: Told<unknown>} | {readonly error: unknown}): Temporary | undefined {
  if ('error' in outcome || outcome.value.ok) return undefined;
  const {kind, reason, afterMs} = outcome.value.refusal;
  if (kind !== 'temporary' || (afterMs ?? 0) > MAX_WAIT_MS) return undefined;
  return {reason, waitMs: Math.max(0, afterMs ?? 0)};
}
