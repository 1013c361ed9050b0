import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, rename} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {endProcess} from './daemon.mjs';
import {mountsUnder} from './mounts.mjs';
import {cacheDir} from './paths.mjs';
import {processesIn} from './proc.mjs';
import {runAsRoot} from './root.mjs';

const scratchDir = join(cacheDir, 'tmp');
const purpose = 'removing scratch files';

/** Some of what lies in there belongs to root, and a killed bootstrap may have left the kernel's file systems mounted in it. */
const remove = folder => runAsRoot(['rm', '-rf', '--one-file-system', folder], purpose, {evenIfStopped: true});

/** @template T @param {(folder: string) => Promise<T>} use @returns {Promise<T>} */
export async function withScratch(use) {
  await mkdir(scratchDir, {recursive: true});
  const folder = await mkdtemp(join(scratchDir, 'work-'));
  try {
    return await use(folder);
  } finally {
    await remove(folder);
  }
}

/** Ends and removes what killed runs have left: a compiler or a bootstrap goes on working when only the lab was killed. */
export async function emptyScratch() {
  await Promise.all(processesIn(scratchDir).map(pid => endProcess(pid, 0)));
  for (const path of await mountsUnder(scratchDir)) await runAsRoot(['umount', '--lazy', path], purpose);
  if (existsSync(scratchDir)) await remove(scratchDir);
}

/** Runs `write(scratch)`, and gives the result its real name only if that succeeded. */
export const produceAtomically = (path, write) =>
  withScratch(async folder => {
    const scratch = join(folder, basename(path));
    await write(scratch);
    await mkdir(dirname(path), {recursive: true});
    await rename(scratch, path);
  });
