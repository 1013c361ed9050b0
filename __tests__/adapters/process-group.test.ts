import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createProcess} from '../../src/adapters/process.ts';
import type {Command} from '../../src/ports/process.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'group-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const child = () => createProcess({env: {PATH: '/usr/bin:/bin'}, cwd: folder});
const sh = (script: string, more: Partial<Command> = {}): Command => ({
  tool: 'sh',
  args: ['-c', script],
  group: true,
  ...more
});

/** A process that has ended and waits to be collected does not run any more. */
function isRunning(file: string): boolean {
  const pid = readFileSync(join(folder, file), 'utf8').trim();
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

describe('a command in a group of its own', () => {
  it('has input, environment, exit code and both streams', async () => {
    const lines: string[] = [];
    const command = sh('cat; echo "$A" >&2; exit 3', {input: 'in\n', env: {A: 'ä'}});
    const result = await child().run(command, {onLine: (line, stream) => lines.push(`${stream} ${line}`)});
    expect(result).toMatchObject({exitCode: 3, stdout: 'in\n', stderr: 'ä\n', timedOut: false});
    expect(lines.sort()).toEqual(['stderr ä', 'stdout in']);
  });

  it('ends at its time limit with its grandchildren', async () => {
    const script = 'sleep 3000 & echo $! > pid; (sleep 3000 & echo $! > deep; wait) & echo begun; wait';
    const result = await child().run(sh(script, {timeoutMs: 3000}));
    expect(result).toMatchObject({exitCode: null, timedOut: true, stdout: 'begun\n'});
    await expect.poll(() => [isRunning('pid'), isRunning('deep')], {timeout: 10_000}).toEqual([false, false]);
  });

  it('ends hard where its grandchildren ignore the soft end', async () => {
    const script = "(trap '' TERM; echo $$ > /dev/null; sh -c 'echo $$ > pid; exec sleep 3000'; sleep 3000) & wait";
    const stop = new AbortController();
    const running = child().run(sh(`${script}`, {timeoutMs: 3000}), {signal: stop.signal});
    expect(await running).toMatchObject({exitCode: null, timedOut: true});
    await expect.poll(() => isRunning('pid'), {timeout: 10_000}).toBe(false);
  });

  it('takes with it what it left in the background', async () => {
    const result = await child().run(sh('sleep 3000 & echo $! > pid'));
    expect(result.exitCode).toBe(0);
    await expect.poll(() => isRunning('pid'), {timeout: 10_000}).toBe(false);
  });

  it('does not wait for what has left the group', async () => {
    const result = await child().run(sh('setsid sleep 20 & echo $! > pid'));
    expect(result.exitCode).toBe(0);
  });

  it.each([
    {what: 'missing', tool: './none', code: 127, stderr: 'spawn ./none ENOENT'},
    {what: 'no program', tool: '/etc/passwd', code: 126, stderr: 'spawn /etc/passwd EACCES'}
  ])('says that it is $what', async ({tool, code, stderr}) => {
    const lines: string[] = [];
    const result = await child().run({tool, args: [], group: true}, {onLine: line => lines.push(line)});
    expect(result).toMatchObject({exitCode: code, stderr});
    expect(lines).toEqual([]);
  });

  it('keeps the end of a flood', async () => {
    const {stdout} = await child().run(sh('head -c 30000000 /dev/zero | tr "\\0" x; echo last'));
    expect(stdout.length).toBeLessThan(2_100_000);
    expect(stdout.endsWith('xlast\n')).toBe(true);
  });

  it('is never begun once the signal has come', async () => {
    const result = await child().run(sh('echo ran > pid'), {signal: AbortSignal.abort()});
    expect(result).toMatchObject({exitCode: null, timedOut: false});
    expect(existsSync(join(folder, 'pid'))).toBe(false);
  });
});
