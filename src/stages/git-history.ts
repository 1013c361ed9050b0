import type {Relation} from '../context/facts.ts';
import type {Files} from '../ports/files.ts';
import type {CommandResult, Process} from '../ports/process.ts';
import {linesOf, git as runGit} from './git.ts';

/** What the checkout knows of the repository: everything, next to nothing (the usual shallow one), or it is not there. */
export interface GitHistory {
  /** Names of all Git tags; undefined where the checkout is not of the event's commit. */
  tags(): Promise<readonly string[] | undefined>;
  /** How commit `base` stands to commit `head`; `unknown` where the history here does not tell. */
  relation(base: string, head: string): Promise<Relation>;
}

export function readGitHistory(sha: string, {files, process}: {files: Files; process: Process}): GitHistory {
  const git = (...args: string[]): Promise<CommandResult> => runGit(args, process);
  const has = async (commit: string): Promise<boolean> =>
    (await git('cat-file', '-e', `${commit}^{commit}`)).exitCode === 0;
  const contains = async (commit: string, ancestor: string): Promise<boolean> =>
    (await git('merge-base', '--is-ancestor', ancestor, commit)).exitCode === 0;
  const isComplete = async (): Promise<boolean> =>
    (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'false';
  let checkout: Promise<boolean> | undefined;
  const isOfEvent = (): Promise<boolean> => {
    checkout ??= files.exists('.git').then(there => there && has(sha));
    return checkout;
  };
  return {
    tags: async () => {
      if (!(await isOfEvent())) return undefined;
      const refs = await git('for-each-ref', '--format=%(refname:strip=2)', 'refs/tags');
      return refs.exitCode === 0 ? linesOf(refs) : undefined;
    },
    relation: async (base, head) => {
      if (!(await isOfEvent()) || !(await has(base))) return 'unknown';
      if (await contains(head, base)) return 'ancestor';
      if (await contains(base, head)) return 'descendant';
      // In a shallow checkout the way from one to the other may be cut off.
      return (await isComplete()) ? 'diverged' : 'unknown';
    }
  };
}
