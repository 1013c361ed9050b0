import {describe, expect, it, test} from 'vitest';
import {createProcess} from '../../src/adapters/process.ts';
import type {Command, CommandResult, OutputStream} from '../../src/ports/process.ts';

const child = createProcess({env: {}, cwd: process.cwd()});
const node = (script: string, more: Partial<Command> = {}, args: readonly string[] = []): Command => ({
  tool: process.execPath,
  args: ['-e', script, '--', ...args],
  ...more
});

describe('what a child gets', () => {
  const hostile = [
    'a b',
    '"',
    "'",
    '$(touch /tmp/never)',
    '`id`',
    '; rm -rf /',
    '\\',
    '*',
    '',
    '--flag=x y',
    'ü\n2',
    '%PATH%'
  ];

  it('is its arguments, unchanged', async () => {
    const {exitCode, stdout} = await child.run(node('console.log(JSON.stringify(process.argv.slice(1)))', {}, hostile));
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual(hostile);
  });

  it('is exactly the given environment, with what the command adds', async () => {
    const own = createProcess({env: {A: '1', B: '2'}, cwd: process.cwd()});
    const {stdout} = await own.run(node('console.log(JSON.stringify(process.env))', {env: {B: '3', C: ''}}));
    expect(JSON.parse(stdout)).toEqual({A: '1', B: '3', C: ''});
  });

  it('is its working directory', async () => {
    const {stdout} = await createProcess({env: {}, cwd: '/'}).run(node('console.log(process.cwd())'));
    expect(stdout).toBe('/\n');
  });

  it('is its input, whole and then ended', async () => {
    const input = 'pä$$wörd"`\n'.repeat(20_000);
    const {stdout} = await child.run(node('process.stdin.pipe(process.stdout)', {input}));
    expect(stdout).toBe(input);
  });

  it('may leave its input unread', async () => {
    const {exitCode} = await child.run(node('process.exit(3)', {input: 'x'.repeat(2_000_000)}));
    expect(exitCode).toBe(3);
  });

  it('is no input where none is given', async () => {
    const {stdout, exitCode} = await child.run(
      node(
        'process.stdin.on("end", () => console.log("ended")).resume(); setTimeout(() => process.exit(9), 5000).unref()',
        {input: ''}
      )
    );
    expect([exitCode, stdout]).toEqual([0, 'ended\n']);
  });
});

describe('what comes back', () => {
  test.each([0, 1, 3, 255])('is the exit code %i', async code => {
    const result = await child.run(node(`console.error("why"); process.exit(${code})`));
    expect(result).toMatchObject({exitCode: code, stderr: 'why\n', stdout: '', timedOut: false});
    expect(result.durationMs).toBeGreaterThan(0);
  });

  it.each([
    {name: 'by name', tool: 'no-such-tool-anywhere'},
    {name: 'by path', tool: '/no/such/tool'}
  ])('is 127 for a tool that is missing $name', async ({tool}) => {
    const result = await createProcess({env: {PATH: '/usr/bin:/bin'}, cwd: '/'}).run({tool, args: ['x']});
    expect(result.exitCode).toBe(127);
    expect(result.stderr).toContain(tool);
  });

  it('keeps the two streams apart', async () => {
    const {stdout, stderr} = await child.run(node('console.log("out"); console.error("err")'));
    expect([stdout, stderr]).toEqual(['out\n', 'err\n']);
  });

  it('has characters whole that came in pieces', async () => {
    const script = `
      const bytes = Buffer.from('größe 🚢\\n'.repeat(3));
      let at = 0;
      const next = () => at < bytes.length && process.stdout.write(bytes.subarray(at, ++at), () => setTimeout(next, 1));
      next();`;
    const lines: string[] = [];
    const {stdout} = await child.run(node(script), {onLine: line => lines.push(line)});
    expect(stdout).toBe('größe 🚢\n'.repeat(3));
    expect(lines).toEqual(['größe 🚢', 'größe 🚢', 'größe 🚢']);
  });

  it('is told line by line, while it runs, by stream', async () => {
    const seen: [string, OutputStream][] = [];
    const script =
      'process.stdout.write("one\\r\\ntw"); setTimeout(() => { console.error("E"); console.log("o\\n\\nlast") }, 50)';
    await child.run(node(script), {onLine: (line, stream) => seen.push([line, stream])});
    expect(seen.filter(([, stream]) => stream === 'stdout').map(([line]) => line)).toEqual(['one', 'two', '', 'last']);
    expect(seen.filter(([, stream]) => stream === 'stderr')).toEqual([['E', 'stderr']]);
    expect(seen[0]).toEqual(['one', 'stdout']);
  });

  it('is told to its last line, though no newline ends it', async () => {
    const lines: string[] = [];
    await child.run(node('process.stdout.write("a\\nb")'), {onLine: line => lines.push(line)});
    expect(lines).toEqual(['a', 'b']);
  });

  it('is not mixed up between children that run at one time', async () => {
    const results = await Promise.all(
      Array.from({length: 8}, (_, index) =>
        child.run(node(`setTimeout(() => console.log(${index}), ${40 - index * 5})`))
      )
    );
    expect(results.map(({stdout}) => stdout.trim())).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('keeps the end of an output without bounds, and tells a very long line in pieces', async () => {
    const lines: string[] = [];
    const script = "process.stdout.write('a\\n' + 'x'.repeat(350_000) + '\\nb\\n'); console.error('c')";
    const result = await child.run(node(script), {keep: false, onLine: line => lines.push(line)});
    expect(result).toMatchObject({exitCode: 0, stdout: expect.stringMatching(/^x+\nb\n$/), stderr: 'c\n'});
    expect(result.stdout.length).toBeLessThan(300_000);
    expect(lines).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    const pieces = lines.filter(line => line.startsWith('x'));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe('x'.repeat(350_000));
  });

  it('comes through from a flood without a newline', async () => {
    let length = 0;
    const script = "for (let i = 0; i < 30; i++) process.stdout.write('x'.repeat(1_000_000)); console.error('done')";
    const result = await child.run(node(script), {
      keep: false,
      onLine: (line, stream) => {
        if (stream === 'stdout') length += line.length;
      }
    });
    expect(length).toBe(30_000_000);
    expect(result).toMatchObject({exitCode: 0, stdout: expect.stringMatching(/^x+$/), stderr: 'done\n'});
  });

  it('is 127 for a tool that is missing where nothing is kept', async () => {
    const result = await child.run({tool: 'no-such-tool-anywhere', args: []}, {keep: false});
    expect(result).toMatchObject({exitCode: 127, stderr: expect.stringContaining('no-such-tool-anywhere')});
  });
});

/** The process id that the child printed first. */
const pidOf = ({stdout}: CommandResult): number => Number.parseInt(stdout, 10);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const HANG = 'console.log(process.pid); setInterval(() => {}, 1000);';
const STUBBORN = `process.on('SIGTERM', () => console.log('no')); ${HANG}`;

describe('what ends a child early', () => {
  it('is its time limit', async () => {
    const result = await child.run(node(HANG, {timeoutMs: 500}));
    expect(result).toMatchObject({timedOut: true, exitCode: null});
    expect(isRunning(pidOf(result))).toBe(false);
  });

  it.each([
    {name: 'the signal of the run', of: 'run'},
    {name: 'the signal of the process port', of: 'port'}
  ])('is $name', async ({of}) => {
    const stop = new AbortController();
    const port = createProcess({env: {}, cwd: '/', ...(of === 'port' ? {signal: stop.signal} : {})});
    const options = of === 'run' ? {signal: stop.signal} : {};
    const result = await port.run(node(HANG), {...options, onLine: () => stop.abort()});
    expect(result).toMatchObject({timedOut: false, exitCode: null});
    expect(pidOf(result)).toBeGreaterThan(0);
    expect(isRunning(pidOf(result))).toBe(false);
  });

  it('lets it say a last word', async () => {
    const stop = new AbortController();
    const script = `process.on('SIGTERM', () => { console.log('bye'); process.exit(5); }); ${HANG}`;
    const result = await child.run(node(script), {signal: stop.signal, onLine: () => stop.abort()});
    expect(result.stdout).toMatch(/^\d+\nbye\n$/);
  });

  it('is a hard end where a soft one is ignored', async () => {
    const stop = new AbortController();
    const result = await child.run(node(STUBBORN), {signal: stop.signal, onLine: () => stop.abort()});
    expect(result.stdout).toMatch(/^\d+\nno\n$/);
    expect(result.durationMs).toBeGreaterThan(4500);
    expect(isRunning(pidOf(result))).toBe(false);
  }, 20_000);

  it('is never begun once the signal has come', async () => {
    const result = await child.run(node('console.log("ran")'), {signal: AbortSignal.abort()});
    expect(result).toMatchObject({exitCode: null, stdout: '', timedOut: false});
  });
});
