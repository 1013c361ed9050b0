import {setTimeout as sleep} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {createProcess} from '../../src/adapters/process.ts';
import type {Command} from '../../src/ports/process.ts';
import {readOutput} from '../../src/stages/child-output.ts';

const child = createProcess({env: {}, cwd: process.cwd()});
const node = (script: string): Command => ({tool: process.execPath, args: ['-e', script]});

/** Writes megabytes as fast as they are taken, and says on standard error how many were. */
const WRITER = node(`
  const chunk = Buffer.alloc(1_000_000, 'x');
  let written = 0;
  const write = () => {
    if (written === 40) return process.stderr.write('all');
    written++;
    process.stdout.write(chunk, write);
  };
  write();
`);

async function sizeOf(output: AsyncIterable<Buffer>): Promise<number> {
  let size = 0;
  for await (const chunk of output) {
    size += chunk.length;
  }
  return size;
}

it('reads all of it', async () => {
  const {value, result} = await readOutput(WRITER, child, sizeOf);
  expect(value).toBe(40_000_000);
  expect(result).toMatchObject({exitCode: 0, stdout: '', stderr: 'all'});
});

it('holds the child back while the reader is busy', async () => {
  const script = `
    const chunk = Buffer.alloc(1_000_000, 'x');
    const write = () => process.stderr.write('.', () => process.stdout.write(chunk, write));
    write();
  `;
  const {value, result} = await readOutput(node(script), child, async output => {
    for await (const chunk of output) {
      await sleep(500);
      return chunk.length;
    }
    return 0;
  });
  expect(value).toBeGreaterThan(0);
  expect(result.stderr.length).toBeLessThan(4);
});

it('ends the child when the reader has seen enough', async () => {
  const {value} = await readOutput(node("setInterval(() => process.stdout.write('x'), 1)"), child, async output => {
    for await (const chunk of output) return chunk.length;
    return 0;
  });
  expect(value).toBeGreaterThan(0);
});

it('gives nothing where the child failed', async () => {
  const {value, result} = await readOutput(node("process.stdout.write('part'); process.exitCode = 3"), child, sizeOf);
  expect(value).toBeUndefined();
  expect(result.exitCode).toBe(3);
});

it('tells what is wrong with the output', async () => {
  const wrong = readOutput(WRITER, child, async () => {
    throw new Error('no tar');
  });
  await expect(wrong).rejects.toThrow('no tar');
});
