import {type ChildProcess, spawn} from 'node:child_process';
import type {Command, CommandResult, RunOptions} from '../ports/process.ts';
import {LineReader} from './line-reader.ts';

export const KILL_AFTER_MS = 5000;
export const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
/** What is in the pipes when the child has ended comes at once; what a stranger writes later does not count. */
const DRAIN_MS = 1000;
/** Of each stream. A command that floods its output must not fill the memory. */
const KEPT = 1_000_000;

export type Signals = RunOptions & {readonly signals: readonly (AbortSignal | undefined)[]};

/**
 * Runs a command in a process group of its own. The whole group ends with it: at its time limit, when the run is
 * cancelled, and also what it left running in the background.
 */
export async function runGroup(
  {tool, args, input, timeoutMs}: Command,
  env: Record<string, string>,
  cwd: string,
  {onLine, onData, signals}: Signals
): Promise<CommandResult> {
  const started = performance.now();
  const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([...signals, timeout].filter(one => one !== undefined));
  const collect = {stdout: new LineReader('stdout', onLine, KEPT), stderr: new LineReader('stderr', onLine, KEPT)};
  const result = (exitCode: number | null): CommandResult => ({
    exitCode,
    stdout: collect.stdout.end(),
    stderr: collect.stderr.end(),
    timedOut: timeout?.aborted ?? false,
    durationMs: performance.now() - started
  });
  if (stop.aborted) return result(null);
  const child = spawn(tool, [...args], {cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe']});
  child.stdout.on('data', onData ?? ((data: Buffer) => collect.stdout.write(data)));
  child.stderr.on('data', (data: Buffer) => collect.stderr.write(data));
  // A child may end without reading its input; its exit code says enough.
  child.stdin.on('error', () => {}).end(input ?? '');
  const release = endGroupOnAbort(child, stop);
  try {
    return result(await ended(child));
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    return {...result(code === 'EACCES' ? NOT_EXECUTABLE : NOT_FOUND), stderr: message};
  } finally {
    release();
    signalGroup(child, 'SIGKILL');
  }
}

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

function endGroupOnAbort(child: ChildProcess, stop: AbortSignal): () => void {
  let hard: NodeJS.Timeout | undefined;
  const end = () => {
    signalGroup(child, 'SIGTERM');
    hard = setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS);
  };
  stop.addEventListener('abort', end, {once: true});
  return () => {
    stop.removeEventListener('abort', end);
    clearTimeout(hard);
  };
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
