import {join, relative, resolve} from 'node:path';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';
import {git} from '../stages/git.ts';

/** The folder that stands for the workspace of a job. */
export interface Workspace {
  /** Absolute. */
  readonly folder: string;
  /** Config file that is taken unasked, from there on. */
  readonly config?: string;
  /** Root of the repository, absolute; absent: the folder itself, or there is no repository. */
  readonly root?: string;
  /** What the user may not expect, a sentence. */
  readonly note?: string;
}

const CONFIG_FILES = ['.github/multiarch.yml', '.github/multiarch.yaml', 'multiarch.yml', 'multiarch.yaml'];

/**
 * The nearest folder with a config file, up to the root of the repository; the current one where there is none, or where
 * the user names a file ('' for none).
 * @param here absolute
 */
export async function findWorkspace(
  here: string,
  asked: string | undefined,
  process: Process,
  files: Pick<Files, 'exists'>
): Promise<Workspace> {
  const {exitCode, stdout} = await git(['rev-parse', '--show-toplevel'], process);
  const root = exitCode === 0 ? stdout.trim() : here;
  for (const folder of asked === undefined ? foldersUpTo(root, here) : []) {
    const config = await findConfig(folder, files);
    if (config === undefined) continue;
    const note =
      folder === here
        ? `The config file is ${config}.`
        : `The config file is ${join(folder, config)}: paths are read from ${folder} on, the workspace.`;
    return {folder, config, ...below(root, folder), note};
  }
  const workspace: Workspace = {folder: here, ...below(root, here)};
  if (asked !== undefined || workspace.root === undefined) return workspace;
  return {...workspace, note: `Neither ${relative(root, here)} nor a folder above it has a config file: it is built.`};
}

const below = (root: string, folder: string): Pick<Workspace, 'root'> => (relative(root, folder) === '' ? {} : {root});

/** From the innermost on; it alone where it is not below the root. */
function foldersUpTo(root: string, folder: string): readonly string[] {
  const steps = relative(root, folder).split(/[/\\]/).filter(Boolean);
  if (steps[0] === '..' || relative(root, folder) === folder) return [folder];
  return [folder, ...steps.map((_, index) => resolve(folder, '../'.repeat(index + 1)))];
}

async function findConfig(folder: string, files: Pick<Files, 'exists'>): Promise<string | undefined> {
  const found = await Promise.all(
    CONFIG_FILES.map(async file => ((await files.exists(join(folder, file))) ? [file] : []))
  );
  return found.flat()[0];
}
