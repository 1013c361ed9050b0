import {AsyncLocalStorage} from 'node:async_hooks';
import {type ChildProcess, spawn} from 'node:child_process';
import {subscribe} from 'node:diagnostics_channel';
import {once} from 'node:events';
import {exec} from '@actions/exec';
import type {Command, CommandResult, OutputStream, Process, RunOptions} from '../ports/process.ts';
import {LineReader} from './line-reader.ts';
import {KILL_AFTER_MS, NOT_FOUND, runGroup, type Signals} from './process-group.ts';

/** Characters of each stream, where its output has no bounds. */
const LITTLE = 100_000;
/** For what is still in the pipes when a child has ended; as long as @actions/exec waits. */
const DRAIN_MS = 10_000;

/** @actions/exec gives no handle of the child it starts; Node tells of every child on this channel. */
const spawned = new AsyncLocalStorage<(child: ChildProcess) => void>();
subscribe('child_process', message => spawned.getStore()?.((message as {process: ChildProcess}).process));

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
    run: (command, options = {}) =>
      (command.group ? runGroup : run)(command, {...env, ...command.env}, cwd, {
        ...options,
        signals: [signal, options.signal]
      })
  };
}

async function run(
  {tool, args, input, timeoutMs}: Command,
  env: Record<string, string>,
  cwd: string,
  {onLine, onData, keep = true, signals}: Signals
): Promise<CommandResult> {
  const started = performance.now();
  const kept = keep ? undefined : LITTLE;
  const collect = {stdout: new LineReader('stdout', onLine, kept), stderr: new LineReader('stderr', onLine, kept)};
  const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([...signals, timeout].filter(one => one !== undefined));
  const release = {kill: () => {}};
  const result = (exitCode: number | null): CommandResult => ({
    exitCode,
    stdout: collect.stdout.end(),
    stderr: collect.stderr.end(),
    timedOut: timeout?.aborted ?? false,
    durationMs: performance.now() - started
  });
  if (stop.aborted) return result(null);
  try {
    const code = await spawned.run(
      child => {
        release.kill = endOnAbort(child, stop);
        // A child may end without reading its input; its exit code says enough.
        child.once('spawn', () => child.stdin?.on('error', () => {}));
      },
      () =>
        onData || !keep
          ? stream({tool, args, input}, {env, cwd}, onData, collect)
          : exec(quoteTool(tool), [...args], {
              cwd,
              env,
              silent: true,
              ignoreReturnCode: true,
              // An open pipe would let a child wait for input that never comes.
              input: Buffer.from(input ?? ''),
              listeners: {
                stdout: data => collect.stdout.write(data),
                stderr: data => collect.stderr.write(data)
              }
            })
    );
    return result(code as number | null);
  } catch (error) {
    if (stop.aborted) return result(null);
    collect.stderr.write(Buffer.from(String(error instanceof Error ? error.message : error)));
    return result(NOT_FOUND);
  } finally {
    release.kill();
  }
}

/** @actions/exec looks for lines in everything that a child writes, which takes minutes for megabytes of none. */
async function stream(
  {tool, args, input}: Pick<Command, 'tool' | 'args'> & {readonly input: string | undefined},
  options: {readonly env: Record<string, string>; readonly cwd: string},
  onData: RunOptions['onData'],
  {stdout, stderr}: Readonly<Record<OutputStream, LineReader>>
): Promise<number | null> {
  const child = spawn(tool, [...args], options);
  const ended = once(child, 'close');
  ended.catch(() => {});
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  child.stderr.on('data', (chunk: Buffer) => stderr.write(chunk));
  if (onData) for await (const chunk of child.stdout) await onData(chunk);
  else {
    child.stdout.on('data', (chunk: Buffer) => stdout.write(chunk));
    child.once('exit', () => {
      // Whoever it leaves behind may hold the pipes open.
      const drained = setTimeout(() => {
        for (const pipe of [child.stdout, child.stderr]) pipe.destroy();
      }, DRAIN_MS);
      child.once('close', () => clearTimeout(drained));
    });
  }
  const [code] = await ended;
  return code;
}

/** @actions/exec splits its command line at blanks; quoted, a path with blanks stays whole. */
const quoteTool = (tool: string): string => (tool.includes(' ') ? `"${tool}"` : tool);

function endOnAbort(child: ChildProcess, stop: AbortSignal): () => void {
  let hard: NodeJS.Timeout | undefined;
  const end = () => {
    child.kill('SIGTERM');
    hard = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  };
  stop.addEventListener('abort', end, {once: true});
  return () => {
    stop.removeEventListener('abort', end);
    clearTimeout(hard);
  };
}
