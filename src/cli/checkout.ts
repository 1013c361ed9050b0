import type {CommandResult, Process} from '../ports/process.ts';
import {linesOf, git as runGit} from '../stages/git.ts';
import {parseRemote, type Remote} from './remote.ts';

/** What git says of the folder; everything is absent or empty where there is no repository, or no commit yet. */
export interface CheckoutState {
  /** Commit; '' when there is none. */
  readonly sha: string;
  /** Committer time, ISO 8601. */
  readonly time?: string;
  /** Absent where a commit is checked out, and no branch. */
  readonly branch?: string;
  /** Names of the Git tags at HEAD. */
  readonly tags: readonly string[];
  readonly defaultBranch?: string;
  readonly remote?: Remote;
  /** Files that differ from the commit, those that git does not know among them. */
  readonly changed: number;
  /** git itself is missing. */
  readonly noGit?: true;
}

/** Looks at the checkout that the folder is in; changes nothing. */
export async function readCheckoutState(process: Process): Promise<CheckoutState> {
  const git = (...args: readonly string[]): Promise<CommandResult> => runGit(args, process);
  const [commit, branch, tags, status, remote, heads] = await Promise.all([
    git('show', '--no-patch', '--format=%H %cI', 'HEAD'),
    git('symbolic-ref', '--quiet', '--short', 'HEAD'),
    git('tag', '--points-at', 'HEAD'),
    git('status', '--porcelain'),
    git('remote', 'get-url', 'origin'),
    git('for-each-ref', '--format=%(refname) %(symref)', 'refs/remotes/origin', 'refs/heads')
  ]);
  const [sha = '', time = ''] = textOf(commit).split(' ');
  const name = textOf(branch);
  const defaultBranch = findDefaultBranch(linesOf(heads));
  const parsed = parseRemote(textOf(remote));
  return {
    sha,
    ...(time === '' ? {} : {time}),
    ...(name === '' ? {} : {branch: name}),
    tags: linesOf(tags),
    ...(defaultBranch === undefined ? {} : {defaultBranch}),
    ...(parsed ? {remote: parsed} : {}),
    changed: linesOf(status).length,
    ...(commit.exitCode === 127 ? {noGit: true as const} : {})
  };
}

const textOf = ({exitCode, stdout}: CommandResult): string => (exitCode === 0 ? stdout.trim() : '');

const USUAL = ['main', 'master'];

/**
 * What the remote's HEAD points at, as a clone keeps it; else the usual name, of the remote before that of the checkout.
 * @param refs `refs/remotes/origin/HEAD refs/remotes/origin/main`, `refs/heads/main `
 */
export function findDefaultBranch(refs: readonly string[]): string | undefined {
  const pairs = refs.map(line => line.split(' '));
  const head = pairs.find(([ref]) => ref === 'refs/remotes/origin/HEAD')?.[1];
  if (head) return head.replace('refs/remotes/origin/', '');
  const names = pairs.map(([ref]) => ref);
  const find = (prefix: string): string | undefined => USUAL.find(name => names.includes(`${prefix}/${name}`));
  return find('refs/remotes/origin') ?? find('refs/heads');
}
