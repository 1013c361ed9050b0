import type {Worktree} from '../context/facts.ts';
import {leavesOut} from '../plan/dockerignore.ts';
import {contextKey, type LocalContext} from '../plan/local-contexts.ts';
import type {Files} from '../ports/files.ts';
import type {CommandResult, Process} from '../ports/process.ts';
import {git as runGit} from './git.ts';

const unclean = (reason: string): Worktree => ({clean: false, reason});

/** Whether the workspace is exactly a commit: then the commit tells what is built from it. */
export async function readWorktree(
  sha: string,
  contexts: readonly LocalContext[],
  {files, process}: {readonly files: Files; readonly process: Process}
): Promise<Worktree> {
  if (sha === '' || !(await files.exists('.git'))) return unclean('the workspace is no checkout of the commit');
  const problem = await lookInto('.', process, sha);
  if (problem !== undefined) return unclean(problem);
  const gitIn = await Promise.all(contexts.map(async one => ((await holdsGit(one, files)) ? [contextKey(one)] : [])));
  return gitIn.flat().length === 0 ? {clean: true} : {clean: true, gitIn: [...new Set(gitIn.flat())]};
}

/** Why a checkout is not its commit alone, as a clause; those of its submodules are looked into as well. */
async function lookInto(folder: string, process: Process, sha?: string): Promise<string | undefined> {
  const git = (...args: string[]): Promise<CommandResult> => runGit(args, process, folder);
  const [head, status, index, sparse, modules, large] = await Promise.all([
    git('rev-parse', 'HEAD'),
    // The repository may have settings that keep quiet about files.
    git('status', '--porcelain', '--ignored', '--untracked-files=normal', '--ignore-submodules=none'),
    git('ls-files', '-v', '--stage', '-z'),
    git('config', '--get', 'core.sparseCheckout'),
    git('submodule', 'status'),
    git('grep', '--quiet', '--cached', 'filter=lfs', '--', '*.gitattributes')
  ]);
  if ([head, status, index].some(({exitCode}) => exitCode !== 0)) return 'git does not tell what is in the workspace';
  const at = head.stdout.trim();
  if (sha !== undefined && at !== sha) return `the workspace is at commit ${at.slice(0, 7)}`;
  const [first] = status.stdout.split('\n');
  const within = (path: string): string => (folder === '.' ? path : `${folder}/${path}`);
  if (first) return `the workspace has files that are not of the commit (${within(first.slice(3))})`;
  // What these leave out does not show in the status.
  if (sparse.stdout.trim() === 'true') return 'the checkout is a sparse one';
  const entries = index.stdout.split('\0').flatMap(readEntry);
  const unwatched = entries.find(({flag}) => flag !== 'H');
  if (unwatched) return `git is told not to look at files (${within(unwatched.path)})`;
  if (modules.exitCode !== 0 || /^[-+U]/m.test(modules.stdout)) return 'a submodule is not checked out';
  if (large.exitCode === 0) return 'files are kept by Git LFS';
  const submodules = entries.filter(({mode}) => mode === SUBMODULE).map(({path}) => within(path));
  const found = await Promise.all(submodules.map(path => lookInto(path, process)));
  return found.find(problem => problem !== undefined);
}

const SUBMODULE = '160000';

/** `H 100644 <object> 0\t<path>`: lower case is "assume unchanged", S "skip the worktree". */
function readEntry(line: string) {
  const [, flag = '', mode = '', path = ''] = /^(\S) (\d+) \S+ \d\t(.*)$/s.exec(line) ?? [];
  return flag === '' ? [] : [{flag, mode, path}];
}

/** Tags, branches and times of the clone are in that folder: a build that is given it may make anything of them. */
async function holdsGit({folder, dockerfile}: LocalContext, files: Files): Promise<boolean> {
  if (!(await files.exists(`${folder}/.git`))) return false;
  const text = (path: string) => files.read(path).catch(() => undefined);
  const own = dockerfile === undefined ? undefined : await text(`${dockerfile}.dockerignore`);
  return !leavesOut(own ?? (await text(`${folder}/.dockerignore`)) ?? '', '.git');
}
