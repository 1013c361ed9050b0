import {spawn} from 'node:child_process';
import {mkdir} from 'node:fs/promises';
import {dirname} from 'node:path';
import {readIfThere, writeAtomically} from './files.mjs';
import {lockFile} from './paths.mjs';

/**
 * Runs `work` while no other `up` or `down` of this machine runs. The lock is the kernel's (flock), held by a child that
 * ends when this process ends, however it ends: a lock cannot go stale.
 * @template T @param {(line: string) => void} say @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function withLock(say, work) {
  await mkdir(dirname(lockFile), {recursive: true});
  // cat echoes the byte as soon as flock has let it start: that is the moment the lock is ours.
  const holder = spawn('flock', [lockFile, 'cat'], {stdio: ['pipe', 'pipe', 'inherit']});
  const ended = new Promise((_, reject) => {
    holder.on('error', error => reject(new Error(`the lab's lock needs flock (util-linux): ${error.message}`)));
    holder.on('close', code => reject(new Error(`flock ended with exit code ${code}`)));
  });
  ended.catch(() => {});
  const notice = setTimeout(async () => {
    const owner = (await readIfThere(`${lockFile}.owner`))?.trim();
    say(`waiting for the lab command that runs already${owner ? ` (process ${owner})` : ''}`);
  }, 300);
  try {
    holder.stdin.write('.');
    await Promise.race([ended, new Promise(resolve => holder.stdout.once('data', resolve))]);
    clearTimeout(notice);
    await writeAtomically(`${lockFile}.owner`, `${process.pid}\n`);
    return await work();
  } finally {
    clearTimeout(notice);
    holder.stdin.end();
  }
}
