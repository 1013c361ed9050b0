import type {EventFacts, Facts, PullRequestFacts, RepositoryFacts, RunFacts} from './facts.ts';
import {numberAt, type Payload, textAt} from './payload.ts';
import {judgeTrust} from './trust.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface FactSources {
  /** The runner's variables (`GITHUB_*`). */
  readonly env: Environment;
  readonly payload: Payload;
  readonly now: Date;
  /** Committer time of GITHUB_SHA from the checkout, ISO 8601. */
  readonly gitCommitTime?: string | undefined;
}

/** Turns what the runner tells into facts. Total: a missing variable gives an empty fact. */
export function readFacts({env, payload, now, gitCommitTime}: FactSources): Facts {
  const repository = readRepository(env, payload);
  const event = readEvent(env, payload);
  const run = readRun(env);
  const commitTime = isoTime(readCommitTime(event.sha, payload)) ?? isoTime(gitCommitTime);
  return {
    event,
    repository,
    run,
    trust: judgeTrust(event.name, payload, repository.fullName, run.actor),
    now: now.toISOString(),
    ...(commitTime === undefined ? {} : {commitTime})
  };
}

function readEvent(env: Environment, payload: Payload): EventFacts {
  const name = env.GITHUB_EVENT_NAME ?? '';
  const ref = env.GITHUB_REF ?? '';
  const pullRequest = readPullRequest(ref, payload);
  const action = textAt(payload, 'action');
  const base = {
    name,
    ref,
    sha: env.GITHUB_SHA ?? '',
    ...(action === undefined ? {} : {action}),
    ...(pullRequest === undefined ? {} : {pullRequest})
  };
  if (pullRequest) return {...base, kind: 'pull-request', refName: String(pullRequest.number)};
  if (ref.startsWith('refs/tags/')) return {...base, kind: 'tag', refName: ref.slice('refs/tags/'.length)};
  if (ref.startsWith('refs/heads/')) return {...base, kind: 'branch', refName: ref.slice('refs/heads/'.length)};
  return {...base, kind: 'other', refName: ref};
}

function readPullRequest(ref: string, payload: Payload): PullRequestFacts | undefined {
  const fromRef = /^refs\/pull\/(\d+)\//.exec(ref)?.[1];
  const number =
    numberAt(payload, 'pull_request', 'number') ?? (fromRef === undefined ? undefined : Number.parseInt(fromRef, 10));
  if (number === undefined) return undefined;
  const headRepository = textAt(payload, 'pull_request', 'head', 'repo', 'full_name');
  return {
    number,
    headSha: textAt(payload, 'pull_request', 'head', 'sha') ?? '',
    headRef: textAt(payload, 'pull_request', 'head', 'ref') ?? '',
    baseRef: textAt(payload, 'pull_request', 'base', 'ref') ?? '',
    ...(headRepository === undefined ? {} : {headRepository})
  };
}

function readRepository(env: Environment, payload: Payload): RepositoryFacts {
  const fullName = env.GITHUB_REPOSITORY ?? textAt(payload, 'repository', 'full_name') ?? '';
  const [owner = '', name = ''] = fullName.split('/');
  const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
  return {
    fullName,
    owner,
    name,
    url: textAt(payload, 'repository', 'html_url') ?? (fullName ? `${server}/${fullName}` : ''),
    description: textAt(payload, 'repository', 'description') ?? '',
    license: textAt(payload, 'repository', 'license', 'spdx_id') ?? '',
    defaultBranch: textAt(payload, 'repository', 'default_branch') ?? ''
  };
}

function readRun(env: Environment): RunFacts {
  const id = env.GITHUB_RUN_ID ?? '';
  const repository = env.GITHUB_REPOSITORY;
  const server = env.GITHUB_SERVER_URL;
  return {
    id,
    attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
    actor: env.GITHUB_ACTOR ?? '',
    url: id && repository && server ? `${server}/${repository}/actions/runs/${id}` : ''
  };
}

function readCommitTime(sha: string, payload: Payload): string | undefined {
  return textAt(payload, 'head_commit', 'id') === sha ? textAt(payload, 'head_commit', 'timestamp') : undefined;
}

/** In UTC; undefined for what is no time. */
function isoTime(text: string | undefined): string | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
