import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Start} from './child.ts';

/** For what is still in the pipes when a child has ended; as long as @actions/exec waits. */
const DRAIN_MS = 10_000;

/**
 * For output without bounds, and for bytes: @actions/exec looks for lines in everything that a child writes, which takes
 * minutes for megabytes of none.
 */
export const startStream: Start = async ({tool, args, input}, {env, cwd, collect, onData, onStart}) => {
  const child = spawn(tool, [...args], {env, cwd});
  onStart(signal => child.kill(signal));
  const ended = once(child, 'close');
  ended.catch(() => {});
  // A child may end without reading its input; its exit code says enough.
  child.stdin.on('error', () => {}).end(input ?? '');
  child.stderr.on('data', (chunk: Buffer) => collect.stderr.write(chunk));
  if (onData) for await (const chunk of child.stdout) await onData(chunk);
  else {
    child.stdout.on('data', (chunk: Buffer) => collect.stdout.write(chunk));
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
};
