import {lstatSync, readdirSync} from 'node:fs';
import {access, mkdir, readdir, readFile, realpath, rm, statfs, symlink, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Files} from '../ports/files.ts';

export const diskFiles: Files = {
  read: path => readFile(path, 'utf8').catch(absent(undefined)),
  writePrivate: async (path, content, mode = 0o600) => {
    await mkdir(dirname(path), {recursive: true, mode: 0o700});
    await writeFile(path, content, {mode});
  },
  exists: path =>
    access(path).then(
      () => true,
      () => false
    ),
  realPath: path => realpath(path).catch(absent(undefined)),
  disk: path =>
    statfs(path)
      .then(({bavail, blocks, bsize}) => ({freeBytes: bavail * bsize, totalBytes: blocks * bsize}))
      .catch(absent(undefined)),
  list: path => readdir(path).catch(absent([])),
  entries: async path => {
    try {
      // Four times faster than by promises, which matters for ten thousand files.
      return readdirSync(path).flatMap(name => {
        const found = lstatSync(`${path}/${name}`, {throwIfNoEntry: false});
        return found ? [{name, mode: found.mode, size: found.size}] : [];
      });
    } catch (error) {
      return absent([])(error as NodeJS.ErrnoException);
    }
  },
  link: async (target, path) => {
    await mkdir(dirname(path), {recursive: true, mode: 0o700});
    await symlink(target, path);
  },
  remove: path => rm(path, {recursive: true, force: true})
};

const absent =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (['ENOENT', 'ENOTDIR'].includes(error.code ?? '')) return value;
    throw error;
  };
