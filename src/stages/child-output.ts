import {once} from 'node:events';
import {PassThrough} from 'node:stream';
import type {Command, CommandResult, Process} from '../ports/process.ts';

/**
 * Reads a child's standard output as it comes; the child waits for the reader.
 * @returns what `read` made of it; undefined when the child failed. A reader that is done early ends the child.
 */
export async function readOutput<T>(
  command: Command,
  process: Process,
  read: (output: AsyncIterable<Buffer>) => Promise<T>
): Promise<{readonly result: CommandResult; readonly value: T | undefined}> {
  const through = new PassThrough();
  const closed = new Promise<void>(resolve => through.once('close', resolve));
  const stop = new AbortController();
  const running = process.run(command, {
    signal: stop.signal,
    onData: chunk => {
      if (through.destroyed || through.write(chunk)) return;
      return Promise.race([once(through, 'drain').then(() => {}), closed]);
    }
  });
  const reading = read(through).then(
    value => ({value}),
    (error: unknown) => ({error})
  );
  let isOver = false;
  const ended = running.then(result => {
    isOver = true;
    through.end();
    return result;
  });
  const outcome = await reading;
  const isFailed = isOver && (await ended).exitCode !== 0;
  through.destroy();
  stop.abort();
  const result = await ended;
  if (isFailed) return {result, value: undefined};
  if ('error' in outcome) throw outcome.error;
  return {result, value: outcome.value};
}
