import {readFileSync} from 'node:fs';

/** An event as a job sees it. */
export interface JobEvent {
  readonly name: string;
  readonly ref: string;
  readonly sha: string;
  readonly actor: string;
  readonly payload: Payload;
}

interface Payload extends Record<string, unknown> {
  readonly after: string;
  readonly number: number;
  /** Not of a schedule. */
  readonly sender?: {readonly login: string};
  readonly head_commit: Record<string, unknown>;
  readonly pull_request: {readonly merge_commit_sha: string; readonly base: {readonly sha: string}};
}

const read = (name: string): Payload =>
  JSON.parse(readFileSync(new URL(`../../fixtures/events/${name}.json`, import.meta.url), 'utf8')) as Payload;

const actorOf = ({sender}: Payload): string => sender?.login ?? 'octocat';

export const pushToMain = (): JobEvent => push(read('push-main'), 'refs/heads/main');

/** A push to another branch, by another commit where a test needs two. */
export const pushToBranch = (branch: string, sha?: string): JobEvent =>
  push(at(read('push-main'), sha), `refs/heads/${branch}`);

/** The same push with another commit. */
const at = (payload: Payload, sha = payload.after): Payload => ({
  ...payload,
  after: sha,
  head_commit: {...payload.head_commit, id: sha}
});

/** The next commit on main. */
export function laterPushToMain(): JobEvent {
  const payload = read('push-main');
  const after = payload.after.split('').reverse().join('');
  const commit = {...payload.head_commit, id: after, timestamp: '2025-11-21T10:15:00+01:00'};
  return push({...payload, before: payload.after, after, head_commit: commit, commits: [commit]}, 'refs/heads/main');
}

export const tagPush = (tag: string, sha?: string): JobEvent => push(at(read('push-tag'), sha), `refs/tags/${tag}`);

export const pullRequest = (action = 'synchronize'): JobEvent => onPullRequest({...read('pull-request'), action});

/** The same pull request with a title and a branch of one's choice. */
export function pullRequestFrom(branch: string, title: string): JobEvent {
  const payload = read('pull-request');
  const {pull_request: pr} = payload;
  const head = (pr as {head?: object}).head;
  return onPullRequest({...payload, pull_request: {...pr, title, head: {...head, ref: branch}} as typeof pr});
}

/** Of the scenarios: what GitHub sends for events that a push does not stand for. */
export function recorded(
  file: string,
  name: string,
  ref: string,
  change: (payload: Payload) => Payload = same => same
) {
  const payload = change(
    JSON.parse(readFileSync(new URL(`../../scenarios/events/${file}.json`, import.meta.url), 'utf8')) as Payload
  );
  return {name, ref, sha: pushToMain().sha, actor: actorOf(payload), payload} satisfies JobEvent;
}
export const forkPullRequest = (): JobEvent => onPullRequest(read('pull-request-fork'));

/** Runs in the context of the base branch, where GitHub hands out secrets and a token that may write. */
export function forkPullRequestTarget(): JobEvent {
  const payload = read('pull-request-target');
  return {
    name: 'pull_request_target',
    ref: 'refs/heads/main',
    sha: payload.pull_request.base.sha,
    actor: actorOf(payload),
    payload
  };
}

const push = (payload: Payload, ref: string): JobEvent => ({
  name: 'push',
  ref,
  sha: payload.after,
  actor: actorOf(payload),
  payload: {...payload, ref}
});

const onPullRequest = (payload: Payload): JobEvent => ({
  name: 'pull_request',
  ref: `refs/pull/${payload.number}/merge`,
  sha: payload.pull_request.merge_commit_sha,
  actor: actorOf(payload),
  payload
});

/** GitHub runs the workflow of a merged one on the branch that it went to. */
export function closedPullRequest({merged = false, fork = false, number = 7} = {}): JobEvent {
  const payload = read(fork ? 'pull-request-fork' : 'pull-request');
  const pull = {...payload.pull_request, number, state: 'closed', merged};
  const event = onPullRequest({...payload, number, action: 'closed', pull_request: pull});
  return merged ? {...event, ref: 'refs/heads/main'} : event;
}
