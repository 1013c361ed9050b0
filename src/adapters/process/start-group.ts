import {type ChildProcess, spawn} from 'node:child_process';
import type {Start} from './child.ts';

/** What is in the pipes when the child has ended comes at once; what a stranger writes later does not count. */
const DRAIN_MS = 1000;

/**
 * In a process group of its own. The whole group ends with it: at its time limit, when the run is cancelled, and also
 * what it left running in the background.
 */
export const startGroup: Start = async ({tool, args, input}, {env, cwd, collect, onData, onStart}) => {
  const child = spawn(tool, [...args], {cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe']});
  onStart(signal => signalGroup(child, signal));
  child.stdout.on('data', onData ?? ((data: Buffer) => collect.stdout.write(data)));
  child.stderr.on('data', (data: Buffer) => collect.stderr.write(data));
  // A child may end without reading its input; its exit code says enough.
  child.stdin.on('error', () => {}).end(input ?? '');
  try {
    return await ended(child);
  } finally {
    signalGroup(child, 'SIGKILL');
  }
};

/** The exit code, once the output is in. Rejects when the child could not be started. */
function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
    child.once('exit', code => {
      // Whoever is left in the group holds the pipes open.
      signalGroup(child, 'SIGKILL');
      setTimeout(() => {
        for (const stream of [child.stdout, child.stderr]) stream?.destroy();
        resolve(code);
      }, DRAIN_MS).unref();
    });
  });
}

/** A group that is gone already is what is wanted. */
function signalGroup({pid}: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // ESRCH
  }
}
