import {parse} from 'semver';
import type {PullRequestFacts} from './facts.ts';
import {at, numberAt, type Payload, textAt, writtenAt} from './payload.ts';
import {knownRunRef, type RunRef, runBranch} from './run-ref.ts';

/** What the folder of the job has checked out. */
export interface Checkout {
  /** Commit. */
  readonly head: string;
  /** Refs that point at it: `refs/tags/v1.2.3`, `refs/remotes/origin/main`, `refs/remotes/pull/7/merge`. */
  readonly refs: readonly string[];
  /** `owner/name` of origin where that is on the run's own server; absent: it is not known. */
  readonly remote?: string;
  /** Tags and branches of origin whose history has it; absent: nobody has looked. */
  readonly within?: readonly string[];
  /** What GitHub says of it; absent: nobody has asked. */
  readonly origin?: CommitOrigin;
}

/** Whose a commit is. Forks share their commits with the repository: that it can be fetched says nothing. */
export type CommitOrigin =
  /** A branch of the repository has it, or a pull request of its own. */
  | {readonly kind: 'own'}
  | {readonly kind: 'pull-request'; readonly number: number; readonly repository: string}
  /** The reason is a clause. */
  | {readonly kind: 'unknown'; readonly reason?: string};

/** What an event is about: its images are of this commit, and their tags of this ref. */
export interface Subject {
  readonly ref: string;
  readonly sha: string;
  readonly pullRequest?: PullRequestFacts;
  /** What the event does not say by itself: what is followed instead, or not followed; sentences. */
  readonly note?: string;
}

export interface SubjectSources {
  readonly eventName: string;
  readonly payload: Payload;
  /** GITHUB_REF and GITHUB_SHA. */
  readonly ref: string;
  readonly sha: string;
  /** Absent where it was not looked at, or there is none. */
  readonly checkout?: Checkout | undefined;
  /** What GitHub says of the ref of a workflow run; absent: nobody has asked. */
  readonly runRef?: RunRef | undefined;
}

/** Events that GitHub runs on another commit than the one they are about: the checkout tells which one is built. */
export const looksAtCheckout = (eventName: string): boolean =>
  ['workflow_run', 'workflow_dispatch', 'repository_dispatch', 'pull_request_target', 'issue_comment'].includes(
    eventName
  );

type Read = (sources: SubjectSources) => Subject | undefined;

const SUBJECTS: Readonly<Record<string, Read>> = {
  push: ({payload, ref, sha}) =>
    at(payload, 'deleted') === true ? {ref: textAt(payload, 'ref') ?? ref, sha} : undefined,
  // GitHub names the branch that a merged one went to.
  pull_request: ({payload, sha}) => {
    const number = numberAt(payload, 'pull_request', 'number');
    const isClosed = textAt(payload, 'action') === 'closed' && number !== undefined;
    return isClosed ? {ref: `refs/pull/${number}/merge`, sha} : undefined;
  },
  delete: ({payload, sha}) => {
    const kind = textAt(payload, 'ref_type') === 'tag' ? 'tags' : 'heads';
    return {ref: `refs/${kind}/${textAt(payload, 'ref') ?? ''}`, sha};
  },
  release: ({payload, sha}) => {
    const tag = textAt(payload, 'release', 'tag_name');
    return tag === undefined ? undefined : {ref: `refs/tags/${tag}`, sha};
  },
  workflow_run: readRun,
  workflow_dispatch: sources => readDispatch(sources, 'inputs'),
  repository_dispatch: sources => readDispatch(sources, 'client_payload')
};

/** Total: what an event does not say better is GITHUB_REF and GITHUB_SHA. */
export function readSubject(sources: SubjectSources): Subject {
  const {eventName, ref, sha} = sources;
  const read = Object.hasOwn(SUBJECTS, eventName) ? SUBJECTS[eventName] : undefined;
  return read?.(sources) ?? {ref, sha};
}

/** The run that another workflow ended: of its own commit where that is checked out, else of the default branch. */
function readRun({payload, ref, sha, checkout, runRef}: SubjectSources): Subject | undefined {
  const head = textAt(payload, 'workflow_run', 'head_sha');
  const branch = runBranch(payload);
  if (head === undefined) return undefined;
  if ((checkout?.head ?? sha) !== head) {
    const note = `The workflow run was of ${branch || 'a commit'} at ${short(head)}, and ${short(checkout?.head ?? sha)} is checked out: the tags are those of ${nameOf(ref)}.`;
    return {ref, sha: checkout?.head ?? sha, note};
  }
  const event = textAt(payload, 'workflow_run', 'event') ?? '';
  if (event.startsWith('pull_request')) return {sha: head, ...runPullRequest(payload, head)};
  if (branch === '') return {ref: '', sha: head};
  const kind = knownRunRef({payload, refs: checkout?.refs ?? []}) ?? runRef ?? NOBODY_ASKED;
  if (kind.kind !== 'unknown') return {ref: `refs/${kind.kind}/${branch}`, sha: head};
  const note = `Whether ${branch} is a branch or a Git tag is not known (${kind.reason}): it is taken for a branch, and gets no tag of a version. Check it out by its name before this step (actions/checkout with "ref").`;
  return {ref: `refs/heads/${branch}`, sha: head, note};
}

const NOBODY_ASKED: RunRef = {kind: 'unknown', reason: 'nobody was asked'};

/** GitHub names no pull request for the run of a fork's. */
function runPullRequest(payload: Payload, headSha: string): Pick<Subject, 'ref' | 'pullRequest'> {
  const [first] = listAt(payload, 'workflow_run', 'pull_requests');
  const number = numberAt(first, 'number');
  if (number === undefined) return {ref: ''};
  const headRepository = textAt(payload, 'workflow_run', 'head_repository', 'full_name');
  return {
    ref: `refs/pull/${number}/merge`,
    pullRequest: {
      number,
      headSha,
      headRef: textAt(first, 'head', 'ref') ?? '',
      baseRef: textAt(first, 'base', 'ref') ?? '',
      ...(headRepository === undefined ? {} : {headRepository})
    }
  };
}

function listAt(payload: Payload, ...path: string[]): readonly unknown[] {
  const value = at(payload, ...path);
  return Array.isArray(value) ? value : [];
}

/** A dispatch may name a version, which then is as good as its Git tag, or a ref, which must be checked out. */
function readDispatch(sources: SubjectSources, where: 'inputs' | 'client_payload'): Subject | undefined {
  const {payload, ref, sha, checkout} = sources;
  const version = writtenAt(payload, where, 'version')?.trim() ?? '';
  const isVersion = parse(version) !== null;
  if (isVersion) {
    const note = `"${where}.version" is ${version}: the tags are those of that version, as if its Git tag had been pushed.`;
    return {ref: `refs/tags/${version}`, sha: checkout?.head ?? sha, note};
  }
  const asked = writtenAt(payload, where, 'ref')?.trim() ?? '';
  const subject = asked === '' || nameOf(asked) === nameOf(ref) ? {ref, sha} : readAskedRef(asked, where, sources);
  if (version === '') return subject;
  const note = `"${where}.version" is "${version}", which is no full semantic version such as 1.2.3: the tags are those of ${nameOf(subject.ref)}.`;
  return {...subject, note: [note, subject.note].filter(Boolean).join(' ')};
}

function readAskedRef(asked: string, where: string, {ref, sha, checkout}: SubjectSources): Subject {
  const head = checkout?.head ?? sha;
  if (/^refs\/pull\/\d+\//.test(asked)) return {ref: asked, sha: head};
  const name = nameOf(asked);
  const isAt = (...refs: string[]): boolean => refs.some(one => checkout?.refs.includes(one));
  const mayBe = (kind: 'tags' | 'heads'): boolean => asked === name || asked.startsWith(`refs/${kind}/`);
  if (mayBe('tags') && isAt(`refs/tags/${name}`)) return {ref: `refs/tags/${name}`, sha: head};
  if (mayBe('heads') && isAt(`refs/heads/${name}`, `refs/remotes/origin/${name}`))
    return {ref: `refs/heads/${name}`, sha: head};
  // A commit has a tag of its own, and none of a branch that has moved on.
  if (asked === head) return {ref: head === sha ? ref : '', sha: head};
  const there = checkout ? `${short(head)} is checked out` : 'there is no checkout';
  return {
    ref,
    sha: head,
    note: `"${where}.ref" names ${asked}, and ${there}: the tags are those of ${nameOf(ref)}. Check it out before this step (actions/checkout with "ref").`
  };
}

const short = (sha: string): string => sha.slice(0, 7) || 'nothing';
const nameOf = (ref: string): string => ref.replace(/^refs\/(heads|tags)\//, '') || 'no branch';
