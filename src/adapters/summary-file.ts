import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {dirname} from 'node:path';

/** Why nothing can be written there, a clause; undefined: it can. Opens nothing: it may be a pipe. */
export async function whyUnwritable(path: string): Promise<string | undefined> {
  try {
    const there = await stat(path).catch(absent);
    if (there?.isDirectory()) return 'this is a folder';
    await access(there ? path : dirname(path), constants.W_OK);
    return there || (await stat(dirname(path))).isDirectory() ? undefined : `${dirname(path)} is not a folder`;
  } catch (error) {
    return describe(error, dirname(path));
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function describe(error: unknown, folder: string): string {
  const {code, message} = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `there is no folder ${folder}`;
  if (code === 'ENOTDIR') return `${folder} is not a folder`;
  if (code === 'EACCES' || code === 'EPERM') return 'you may not write there';
  return message ?? String(error);
}
