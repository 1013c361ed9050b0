import {defined} from '../inputs/objects.ts';
import type {EventFacts, Facts, PullRequestFacts, RepositoryFacts, RunFacts} from './facts.ts';
import {at, numberAt, type Payload, textAt} from './payload.ts';
import type {RunRef} from './run-ref.ts';
import {type Checkout, readSubject} from './subject.ts';
import {judgeTrust} from './trust.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface FactSources {
  /** The runner's variables (`GITHUB_*`). */
  readonly env: Environment;
  readonly payload: Payload;
  readonly now: Date;
  /** Committer time of the event's commit from the checkout, ISO 8601. */
  readonly gitCommitTime?: string | undefined;
  /** For events that GitHub runs on another commit than the one they are about. */
  readonly checkout?: Checkout | undefined;
  readonly runRef?: RunRef | undefined;
}

/** Turns what the runner tells into facts. Total: a missing variable gives an empty fact. */
export function readFacts({env, payload, now, gitCommitTime, checkout, runRef}: FactSources): Facts {
  const repository = readRepository(env, payload);
  const event = readEvent(env, payload, {checkout, runRef});
  const run = readRun(env);
  const commitTime =
    isoTime(gitCommitTime) ?? isoTime(readCommitTime(event.sha, payload)) ?? isoTime(releaseTime(payload));
  return {
    event,
    repository,
    run,
    trust: judgeTrust({
      eventName: event.name,
      payload,
      repository: repository.fullName,
      actor: run.actor,
      sha: env.GITHUB_SHA ?? '',
      checkout
    }),
    now: now.toISOString(),
    ...(commitTime === undefined ? {} : {commitTime}),
    ...readSourceDate(env)
  };
}

function readSourceDate({SOURCE_DATE_EPOCH: epoch = ''}: Environment): Pick<Facts, 'sourceDate'> {
  return /^\d{1,11}$/.test(epoch) ? {sourceDate: new Date(Number(epoch) * 1000).toISOString()} : {};
}

function readEvent(
  env: Environment,
  payload: Payload,
  {checkout, runRef}: Pick<FactSources, 'checkout' | 'runRef'>
): EventFacts {
  const name = env.GITHUB_EVENT_NAME ?? '';
  const given = {ref: env.GITHUB_REF ?? '', sha: env.GITHUB_SHA ?? ''};
  const subject = readSubject({eventName: name, payload, ...given, checkout, runRef});
  const {ref} = subject;
  const pullRequest = subject.pullRequest ?? readPullRequest(ref, payload);
  const action = textAt(payload, 'action');
  const isTarget = name === 'pull_request_target' && action !== 'closed' && checkout !== undefined;
  const isPreRelease = name === 'release' && at(payload, 'release', 'prerelease') === true;
  const base = {
    name,
    ref,
    sha: (wantsHead(env) && pullRequest?.headSha) || (isTarget ? checkout.head : subject.sha),
    ...defined({
      action,
      pullRequest,
      baseRef: textAt(payload, 'base_ref')?.replace(/^refs\/heads\//, ''),
      deleted: isDeleted(name, payload),
      afterEnd: onlyTrue(action !== 'closed' && textAt(payload, 'pull_request', 'state') === 'closed'),
      preRelease: onlyTrue(isPreRelease),
      conclusion: textAt(payload, 'workflow_run', 'conclusion'),
      ofMergeQueue: onlyTrue(isOfMergeQueue(name, ref, payload)),
      ofBase: onlyTrue(isTarget && checkout.head === given.sha),
      note: subject.note ?? (isPreRelease ? PRE_RELEASE : undefined)
    })
  };
  if (pullRequest) return {...base, kind: 'pull-request', refName: String(pullRequest.number)};
  if (ref.startsWith('refs/tags/')) return {...base, kind: 'tag', refName: ref.slice('refs/tags/'.length)};
  if (ref.startsWith('refs/heads/')) return {...base, kind: 'branch', refName: ref.slice('refs/heads/'.length)};
  return {...base, kind: 'other', refName: ref};
}

const PRE_RELEASE = 'The release is marked as a pre-release: it gets its full version alone, whatever it is called.';

const onlyTrue = (value: boolean): true | undefined => value || undefined;

/** GitHub pushes branches of its own for the queue, which start workflows of every kind. */
const isOfMergeQueue = (name: string, ref: string, payload: Payload): boolean =>
  name === 'merge_group' ||
  ref.startsWith('refs/heads/gh-readonly-queue/') ||
  textAt(payload, 'workflow_run', 'event') === 'merge_group';

const isDeleted = (name: string, payload: Payload): true | undefined =>
  onlyTrue(name === 'delete' || (name === 'push' && at(payload, 'deleted') === true));

/** Jobs that check out the head of a pull request say so: its commit then stands for the one GitHub merged for a test. */
const wantsHead = (env: Environment): boolean => /true/i.test(env.DOCKER_METADATA_PR_HEAD_SHA ?? '');

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
    defaultBranch: textAt(payload, 'repository', 'default_branch') ?? scheduledBranch(env)
  };
}

/** GitHub runs schedules on the default branch alone, and their payload may not name it. */
const scheduledBranch = ({GITHUB_EVENT_NAME: name, GITHUB_REF: ref = ''}: Environment): string =>
  name === 'schedule' && ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : '';

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
  const commits = at(payload, 'commits');
  const pushed = [
    ...(Array.isArray(commits) ? commits : []),
    at(payload, 'head_commit'),
    at(payload, 'workflow_run', 'head_commit')
  ];
  return textAt(
    pushed.find(commit => textAt(commit, 'id') === sha),
    'timestamp'
  );
}

/** GitHub dates a release by its commit, not by the day it was written. */
const releaseTime = (payload: Payload): string | undefined => textAt(payload, 'release', 'created_at');

/** In UTC; undefined for what is no time. */
function isoTime(text: string | undefined): string | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
