import {randomBytes} from 'node:crypto';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';

/** A name next to `path` that only a rename turns into the real one: a killed run leaves no half-written file behind. */
export const scratchName = path => `${path}.${process.pid}-${randomBytes(3).toString('hex')}.part`;

/** @param {string} path @param {string | Buffer} content @param {{mode?: number}} [options] */
export async function writeAtomically(path, content, {mode = 0o644} = {}) {
  await mkdir(dirname(path), {recursive: true});
  const scratch = scratchName(path);
  await writeFile(scratch, content, {mode});
  await rename(scratch, path);
}

/** @returns {Promise<string | undefined>} undefined when there is no such file */
export const readIfThere = path =>
  readFile(path, 'utf8').catch(error => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });

/** A file that was cut short is as good as none. */
export async function readJson(path) {
  const text = await readIfThere(path);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const writeJson = (path, value, options) =>
  writeAtomically(path, `${JSON.stringify(value, null, 2)}\n`, options);
