import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import {createTargetLogs, logFileNames} from '../../src/stages/target-logs.ts';
import {dockerfileError, success} from '../report/fixtures.ts';

describe('names of log files', () => {
  test.each([
    {name: 'an image', targets: ['app/linux/amd64'], want: ['app-linux-amd64.log']},
    {
      name: 'variants',
      targets: ['app/cpu/linux/arm/v7', 'app/gpu/linux/amd64'],
      want: ['app-cpu-linux-arm-v7.log', 'app-gpu-linux-amd64.log']
    }
  ])('$name', ({targets, want}) => {
    expect([...logFileNames(targets).values()]).toEqual(want);
  });

  it('are never the same of two targets', () => {
    const [first, second, third] = logFileNames([
      'app/a-b/linux/amd64',
      'app-a/b/linux/amd64',
      'app/linux/amd64'
    ]).values();
    for (const name of [first, second]) expect(name).toMatch(/^app-a-b-linux-amd64-[0-9a-f]{8}\.log$/);
    expect(first).not.toBe(second);
    expect(third).toBe('app-linux-amd64.log');
  });
});

describe('log files', () => {
  const back = process.cwd();
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'multiarch-build-logs-'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(back);
    rmSync(folder, {recursive: true, force: true});
  });
  const said: string[] = [];
  const ports = {files: diskFiles, workflow: {info: (line: string) => said.push(line)}, temp: '/nowhere'};

  it('have what was told of the target, then how it ended, without secrets', async () => {
    const logs = createTargetLogs('out/logs', text => text.replaceAll('s3cret', '***'));
    const result = success();
    const [first, second] = result.targets;
    const log = logs.of(first?.id ?? '');
    log.line('[1/2] FROM busybox');
    log.section('built', ['token s3cret']);
    expect(await logs.write(result, ports)).toBeUndefined();
    const read = (id = ''): string => readFileSync(`out/logs/${id.replaceAll('/', '-')}.log`, 'utf8');
    expect(read(first?.id)).toMatch(
      /^.+ of commit [0-9a-f]{40}\nhttps:.*\n\[1\/2\] FROM busybox\n\n== built\ntoken \*\*\*\n\n== passed\nbuilt in /
    );
    expect(read(second?.id)).toMatch(/\n== passed\n/);
    expect(said.at(-1)).toBe('The log of each build target is in out/logs/.');
  });

  it('say what failed, also for the run as a whole', async () => {
    const result = dockerfileError();
    const failed = result.targets.find(({status}) => status === 'failed');
    const [failure] = result.failures.filter(({target}) => target === failed?.id);
    await createTargetLogs('logs', text => text).write(result, ports);
    const text = readFileSync(`logs/${failed?.id.replaceAll('/', '-')}.log`, 'utf8');
    expect(text).toContain(`error: ${failure?.title}\n`);
    expect(text).toContain(`remedy: ${failure?.remedy}\n`);
  });

  it('are not written where a file stands in their way, which is told', async () => {
    await diskFiles.writePrivate('logs', 'a file');
    expect(await createTargetLogs('logs', text => text).write(success(), ports)).toMatch(
      /^The logs could not be written to "logs": /
    );
  });
});
