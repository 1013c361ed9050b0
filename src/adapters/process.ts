import type {Command, CommandResult, Process, RunOptions} from '../ports/process.ts';
import type {Kill, Start} from './process/child.ts';
import {LineReader} from './process/line-reader.ts';
import {startByExec} from './process/start-by-exec.ts';
import {startGroup} from './process/start-group.ts';
import {startStream} from './process/start-stream.ts';

/** Between asking a child to end and ending it. */
const KILL_AFTER_MS = 5000;
const NOT_EXECUTABLE = 126;
const NOT_FOUND = 127;

export interface ProcessOptions {
  /** The whole environment of every child. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Ends every child when it aborts. */
  readonly signal?: AbortSignal;
}

/** Runs commands as argv arrays, with time limits and cancellation. */
export function createProcess({env, cwd, signal}: ProcessOptions): Process {
  return {
    run: (command, options = {}) => run(command, {...env, ...command.env}, cwd, options, [signal, options.signal])
  };
}

async function run(
  command: Command,
  env: Readonly<Record<string, string>>,
  cwd: string,
  {onLine, onData, keep = true}: RunOptions,
  signals: readonly (AbortSignal | undefined)[]
): Promise<CommandResult> {
  const started = performance.now();
  const {start, kept} = howToStart(command, keep && !onData);
  const collect = {stdout: new LineReader('stdout', onLine, kept), stderr: new LineReader('stderr', onLine, kept)};
  const timeout = command.timeoutMs === undefined ? undefined : AbortSignal.timeout(command.timeoutMs);
  const stop = AbortSignal.any([...signals, timeout].filter(one => one !== undefined));
  const ending = endOnAbort(stop);
  const result = (exitCode: number | null): CommandResult => ({
    exitCode,
    stdout: collect.stdout.end(),
    stderr: collect.stderr.end(),
    timedOut: timeout?.aborted ?? false,
    durationMs: performance.now() - started
  });
  if (stop.aborted) return result(null);
  try {
    return result(await start(command, {env, cwd, collect, onData, onStart: ending.watch}));
  } catch (error) {
    if (stop.aborted) return result(null);
    const {code, message} = error as NodeJS.ErrnoException;
    const ended = result(code === 'EACCES' ? NOT_EXECUTABLE : NOT_FOUND);
    return {...ended, stderr: `${ended.stderr}${message ?? String(error)}`};
  } finally {
    ending.release();
  }
}

/** Characters of each stream that are kept: a command that floods its output must not fill the memory. */
function howToStart({group}: Command, keepsAll: boolean): {readonly start: Start; readonly kept?: number} {
  if (group) return {start: startGroup, kept: 1_000_000};
  return keepsAll ? {start: startByExec} : {start: startStream, kept: 100_000};
}

/** Asks the watched child to end when `stop` aborts, and ends it when it does not. */
function endOnAbort(stop: AbortSignal): {readonly watch: (kill: Kill) => void; readonly release: () => void} {
  let hard: NodeJS.Timeout | undefined;
  let end = (): void => {};
  return {
    watch: kill => {
      end = () => {
        kill('SIGTERM');
        hard = setTimeout(() => kill('SIGKILL'), KILL_AFTER_MS);
      };
      stop.addEventListener('abort', end, {once: true});
    },
    release: () => {
      stop.removeEventListener('abort', end);
      clearTimeout(hard);
    }
  };
}
