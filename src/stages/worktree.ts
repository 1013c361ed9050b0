import type {Worktree} from '../context/facts.ts';
import {leavesOut} from '../plan/dockerignore.ts';
import {contextKey, type LocalContext} from '../plan/local-contexts.ts';
import type {Files} from '../ports/files.ts';
import type {CommandResult, Process} from '../ports/process.ts';

const TIMEOUT_MS = 10_000;

const unclean = (reason: string): Worktree => ({clean: false, reason});

/** Whether the workspace is exactly a commit: then the commit tells what is built from it. */
export async function readWorktree(
  sha: string,
  contexts: readonly LocalContext[],
  {files, process}: {readonly files: Files; readonly process: Process}
): Promise<Worktree> {
  if (sha === '' || !(await files.exists('.git'))) return unclean('the workspace is no checkout of the commit');
  // The checkout may belong to another user than this process runs as; looking at it is not to change it.
  const git = (...args: string[]): Promise<CommandResult> =>
    process.run({tool: 'git', args: ['-c', 'safe.directory=*', '--no-optional-locks', ...args], timeoutMs: TIMEOUT_MS});
  const [head, status, sparse, modules, large] = await Promise.all([
    git('rev-parse', 'HEAD'),
    git('status', '--porcelain', '--ignored'),
    git('config', '--get', 'core.sparseCheckout'),
    git('submodule', 'status'),
    git('grep', '--quiet', '--cached', 'filter=lfs', '--', '*.gitattributes')
  ]);
  if (head.exitCode !== 0 || status.exitCode !== 0) return unclean('git does not tell what is in the workspace');
  if (head.stdout.trim() !== sha) return unclean(`the workspace is at commit ${head.stdout.trim().slice(0, 7)}`);
  const [first] = status.stdout.split('\n');
  if (first) return unclean(`the workspace has files that are not of the commit (${first.slice(3)})`);
  // What these leave out does not show in the status.
  if (sparse.stdout.trim() === 'true') return unclean('the checkout is a sparse one');
  if (modules.exitCode !== 0 || /^[-+U]/m.test(modules.stdout)) return unclean('a submodule is not checked out');
  if (large.exitCode === 0) return unclean('files are kept by Git LFS');
  const gitIn = await Promise.all(contexts.map(async one => ((await holdsGit(one, files)) ? [contextKey(one)] : [])));
  return gitIn.flat().length === 0 ? {clean: true} : {clean: true, gitIn: [...new Set(gitIn.flat())]};
}

/** Tags, branches and times of the clone are in that folder: a build that is given it may make anything of them. */
async function holdsGit({folder, dockerfile}: LocalContext, files: Files): Promise<boolean> {
  if (!(await files.exists(`${folder}/.git`))) return false;
  const text = (path: string) => files.read(path).catch(() => undefined);
  const own = dockerfile === undefined ? undefined : await text(`${dockerfile}.dockerignore`);
  return !leavesOut(own ?? (await text(`${folder}/.dockerignore`)) ?? '', '.git');
}
