import type {Worktree} from '../context/facts.ts';
import {digestOf} from '../oci/descriptor.ts';
import {leavesOut} from '../plan/dockerignore.ts';
import {contextKey, type LocalContext} from '../plan/local-contexts.ts';
import type {Files} from '../ports/files.ts';
import type {CommandResult, Process} from '../ports/process.ts';
import {type Bounds, findOutside} from './confine.ts';
import {git as runGit} from './git.ts';
import {findUnlike, parseTree, type UnlikeCommit} from './unlike-commit.ts';

const unclean = (reason: string): Worktree => ({clean: false, reason});

interface WorktreePorts {
  readonly files: Files;
  readonly process: Process;
}

/** Whether the workspace is exactly a commit: then the commit tells what is built from it. */
export async function readWorktree(
  sha: string,
  contexts: readonly LocalContext[],
  ports: WorktreePorts
): Promise<Worktree> {
  const {files} = ports;
  if (sha === '' || !(await files.exists('.git'))) return unclean('the workspace is no checkout of the commit');
  const keysOf = async (is: (one: LocalContext) => Promise<boolean>): Promise<readonly string[]> => {
    const found = await Promise.all(contexts.map(async one => ((await is(one)) ? [contextKey(one)] : [])));
    return [...new Set(found.flat())];
  };
  const [looked, gitIn, outside] = await Promise.all([
    lookInto('.', ports, sha),
    keysOf(one => holdsGit(one, files)),
    keysOf(one => isOutside(one, files))
  ]);
  if ('problem' in looked) return unclean(looked.problem);
  return {
    clean: true,
    ...(gitIn.length === 0 ? {} : {gitIn}),
    ...(outside.length === 0 ? {} : {outside}),
    ...(looked.changed.length === 0 ? {} : {unlikeCommit: digestOf(JSON.stringify(looked.changed))})
  };
}

/** Why a checkout is not its commit alone, as a clause, or what the commit leaves open of its files. */
type Looked = {readonly problem: string} | Pick<UnlikeCommit, 'changed'>;

const NOT_TOLD: Looked = {problem: 'git does not tell what is in the workspace'};

/** Submodules are looked into as well. */
async function lookInto(folder: string, ports: WorktreePorts, sha?: string): Promise<Looked> {
  const git = (...args: string[]): Promise<CommandResult> => runGit(args, ports.process, folder);
  const tree = git('ls-tree', '-r', '--long', '-z', 'HEAD');
  const [head, status, index, sparse, modules, filtered, unlike] = await Promise.all([
    git('rev-parse', 'HEAD'),
    statusOf(folder, ports.process),
    git('ls-files', '-v', '--stage', '-z'),
    git('config', '--get', 'core.sparseCheckout'),
    git('submodule', 'status'),
    git('ls-files', '-z', '--', '.', ...WITHOUT_FILTER),
    tree.then(({stdout}) => findUnlike(folder, parseTree(stdout), ports.files)).catch(() => undefined)
  ]);
  const asked = [head, status, index, filtered, await tree];
  if (asked.some(({exitCode}) => exitCode !== 0) || !unlike) return NOT_TOLD;
  const at = head.stdout.trim();
  if (sha !== undefined && at !== sha) return {problem: `the workspace is at commit ${at.slice(0, 7)}`};
  const [first] = status.stdout.split('\n');
  const within = (path: string): string => (folder === '.' ? path : `${folder}/${path}`);
  if (first) return {problem: `the workspace has files that are not of the commit (${within(first.slice(3))})`};
  // What these leave out does not show in the status.
  if (sparse.stdout.trim() === 'true') return {problem: 'the checkout is a sparse one'};
  const entries = index.stdout.split('\0').flatMap(readEntry);
  const unwatched = entries.find(({flag}) => flag !== 'H');
  if (unwatched) return {problem: `git is told not to look at files (${within(unwatched.path)})`};
  if (modules.exitCode !== 0 || /^[-+U]/m.test(modules.stdout)) return {problem: 'a submodule is not checked out'};
  const [made] = filtered.stdout.split('\0');
  if (made) return {problem: `a filter of git such as Git LFS or git-crypt writes files (${within(made)})`};
  const [extra] = unlike.extra;
  if (extra !== undefined) return {problem: `the workspace has what is not of the commit (${extra})`};
  const submodules = entries.filter(({mode}) => mode === SUBMODULE).map(({path}) => within(path));
  const found = await Promise.all(submodules.map(path => lookInto(path, ports)));
  const problem = found.find(one => 'problem' in one);
  return problem ?? {changed: [...unlike.changed, ...found.flatMap(one => ('changed' in one ? one.changed : []))]};
}

/** Every file that is not as the commit has it, a line each; the repository may have settings that keep quiet about some. */
export const statusOf = (folder: string, process: Process): Promise<CommandResult> =>
  runGit(['-c', 'core.checkStat=default', '-c', 'core.trustctime=true', 'status', ...EVERY_FILE], process, folder);

const EVERY_FILE = ['--porcelain', '--ignored', '--untracked-files=normal', '--ignore-submodules=none'];

const WITHOUT_FILTER = [':(exclude,attr:!filter)', ':(exclude,attr:-filter)'];

const SUBMODULE = '160000';

/** `H 100644 <object> 0\t<path>`: lower case is "assume unchanged", S "skip the worktree". */
function readEntry(line: string) {
  const [, flag = '', mode = '', path = ''] = /^(\S) (\d+) \S+ \d\t(.*)$/s.exec(line) ?? [];
  return flag === '' ? [] : [{flag, mode, path}];
}

/** By a link, or in Git's own folder. */
const isOutside = async ({folder, dockerfile}: LocalContext, files: Files): Promise<boolean> =>
  (await findOutside([folder, ...(dockerfile === undefined ? [] : [dockerfile])], WORKSPACE, files)) !== undefined;

const WORKSPACE: Bounds = {workspace: '.', temp: '.git'};

/** Tags, branches and times of the clone are in that folder: a build that is given it may make anything of them. */
async function holdsGit({folder, dockerfile}: LocalContext, files: Files): Promise<boolean> {
  if (!(await files.exists(`${folder}/.git`))) return false;
  const text = (path: string) => files.read(path).catch(() => undefined);
  const own = dockerfile === undefined ? undefined : await text(`${dockerfile}.dockerignore`);
  return !leavesOut(own ?? (await text(`${folder}/.dockerignore`)) ?? '', '.git');
}
