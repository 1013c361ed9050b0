import type {Payload} from '../context/payload.ts';
import {repositoryOn} from '../context/remote.ts';
import {type Checkout, looksAtCheckout} from '../context/subject.ts';
import {unvouchedCommit} from '../context/vouch.ts';
import type {GitHub} from '../ports/github.ts';
import type {Process} from '../ports/process.ts';
import {git, linesOf} from './git.ts';

export interface CheckoutQuestion {
  readonly eventName: string;
  readonly payload: Payload;
  /** GITHUB_SHA. */
  readonly sha: string;
  /** Who began the run. */
  readonly actor: string;
  readonly defaultBranch: string;
  /** `owner/name`. */
  readonly repository: string;
  /** GITHUB_SERVER_URL. */
  readonly server: string;
}

/**
 * What the job has checked out, where the event does not say what is built, and whose that is: the checkout tells as
 * far as its refs and its history go, and GitHub what is left open. Undefined without a checkout.
 * @param folder of the checkout; `.` is the workspace
 */
export async function readCheckout(
  question: CheckoutQuestion,
  process: Process,
  github: Pick<GitHub, 'commitOrigin'>,
  folder = '.'
): Promise<Checkout | undefined> {
  if (!looksAtCheckout(question.eventName)) return undefined;
  const [head, refs, url] = await Promise.all([
    git(['rev-parse', '--verify', 'HEAD'], process, folder),
    git(['for-each-ref', '--points-at=HEAD', '--format=%(refname)'], process, folder),
    git(['config', '--get', 'remote.origin.url'], process, folder)
  ]);
  if (head.exitCode !== 0 || refs.exitCode !== 0) return undefined;
  const remote = repositoryOn(question.server, url.stdout.trim());
  const checkout = {head: head.stdout.trim(), refs: linesOf(refs), ...(remote === undefined ? {} : {remote})};
  const isOpen = (one: Checkout): boolean => unvouchedCommit({...question, checkout: one}) !== undefined;
  if (!isOpen(checkout)) return checkout;
  const within = await git(
    ['for-each-ref', '--contains=HEAD', '--count=1', '--format=%(refname)', 'refs/tags', 'refs/remotes/origin'],
    process,
    folder
  );
  const known = {...checkout, within: within.exitCode === 0 ? linesOf(within) : []};
  if (!isOpen(known)) return known;
  const own = [question.sha, question.defaultBranch].filter(ref => ref !== '');
  const answer = await github.commitOrigin(known.head, own);
  return {...known, origin: answer.known ? answer.value : {kind: 'unknown', reason: answer.reason}};
}

/** Committer time, ISO 8601; undefined where the checkout does not have the commit. */
export async function readCommitTime(sha: string, process: Process): Promise<string | undefined> {
  if (sha === '') return undefined;
  const {exitCode, stdout} = await git(['show', '--no-patch', '--format=%cI', sha], process);
  return exitCode === 0 ? stdout.trim() : undefined;
}
