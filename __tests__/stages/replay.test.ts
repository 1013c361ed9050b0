import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, it, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import {createProcess} from '../../src/adapters/process.ts';
import type {Workflow} from '../../src/ports/workflow.ts';
import type {RetryCounts} from '../../src/report/result.ts';
import {type BuildResult, buildTarget} from '../../src/stages/build.ts';
import {createRetries} from '../../src/stages/retries.ts';
import {pushOf} from '../context/support.ts';
import {planOf, settingsOf, target} from '../plan/support.ts';
import {manualClock} from './support.ts';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

interface Replayed {
  readonly result: BuildResult;
  /** Lines while it ran. */
  readonly live: readonly string[];
  /** Title and lines of the group at the end. */
  readonly log: readonly string[];
  readonly runs: number;
  readonly counts: RetryCounts;
}

describe('buildTarget', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'replay-'));
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  /** Builds with a `docker` that plays a recorded log. */
  async function replay(log: string, exitCode: number, {retries = 0, metadata = ''} = {}): Promise<Replayed> {
    const count = join(folder, `count-${log.replaceAll('/', '-')}`);
    const env = {
      PATH: '/usr/bin:/bin',
      REPLAY_LOG: `${fixtures}cli/${log}`,
      REPLAY_METADATA: metadata && `${fixtures}cli/metadata/${metadata}.json`,
      REPLAY_EXIT: String(exitCode),
      REPLAY_COUNT: count
    };
    const child = createProcess({env, cwd: folder});
    const live: string[] = [];
    const grouped: string[] = [];
    const workflow = {
      info: (line: string) => live.push(line),
      group: (title: string, lines: readonly string[]) => grouped.push(title, ...lines)
    } as unknown as Workflow;
    const plan = await planOf(pushOf('refs/heads/main'), {context: 'app'});
    const context = {
      builder: 'b1',
      plan,
      options: (await settingsOf()).build,
      metadataFile: join(folder, 'metadata.json'),
      localName: 'local:hello',
      secretVariables: {}
    };
    // Sleeping takes no time, but a pause of the heart beat does not end by itself.
    const clock = {
      ...manualClock(),
      sleep: (ms: number, signal?: AbortSignal) =>
        ms >= 30_000
          ? new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()))
          : Promise.resolve()
    };
    const signal = new AbortController().signal;
    const retrying = createRetries(retries, {clock, workflow, signal});
    const result = await buildTarget(
      target(plan, 'hello/linux/amd64'),
      context,
      retrying.policy('build', 'hello/linux/amd64'),
      {
        process: {run: (command, options) => child.run({...command, tool: `${fixtures}bin/${command.tool}`}, options)},
        files: diskFiles,
        workflow,
        clock,
        signal
      }
    );
    const runs = (await readFile(count, 'utf8')).trim().split('\n').length;
    return {result, live, log: grouped, runs, counts: retrying.counts()};
  }

  it('has the digest, the counted steps and the warnings of a good build', async () => {
    const {result, live, log} = await replay('builds/cached.jsonl', 0, {metadata: 'cached'});
    expect(result).toMatchObject({
      ok: true,
      outcome: {digest: expect.stringMatching(/^sha256:/), steps: 3, cachedSteps: 3}
    });
    expect(result.ok && result.warnings.map(({place, target: id}) => [id, place?.file, place?.line]).sort()).toEqual([
      ['hello/linux/amd64', 'app/Dockerfile', 1],
      ['hello/linux/amd64', 'app/Dockerfile', 2]
    ]);
    expect(live).toEqual(['hello/linux/amd64  [base 1/2] FROM docker.io/library/busybox:1.36']);
    expect(log[0]).toMatch(/^hello\/linux\/amd64: built in .* s, 3\/3 steps cached$/);
    expect(log).toContain('importing cache manifest from localhost:5000/acme/hello:cache-none  not there');
  });

  it('shows the log of a step under its name, and the last state of a line that redraws itself', async () => {
    const {log} = await replay('builds/good.jsonl', 0, {metadata: 'good'});
    const index = log.findIndex(line => line.startsWith('[base 2/2]'));
    expect(log.slice(index + 1, index + 3)).toEqual(['    from the build: größer', '    err']);
    expect(log).toContain('     two');
  });

  test.each([
    {
      log: 'failing-run',
      want: {code: 'dockerfile-error', place: {file: 'app/Dockerfile', line: 3, endLine: 4}},
      details: /false-command: not found/
    },
    {
      log: 'parse-error',
      want: {code: 'dockerfile-error', place: {file: 'app/Dockerfile', line: 3, endLine: 3}},
      details: /unknown instruction: COPPY/
    },
    {
      log: 'missing-copy',
      want: {code: 'dockerfile-error', cause: expect.stringContaining('COPY or ADD')},
      details: /package-lock\.json/
    },
    {log: 'format', want: {code: 'no-emulation'}, details: /exec format error/},
    {log: 'push-401', want: {code: 'push-failed'}, details: /401 Unauthorized/}
  ])('explains the failure of $log', async ({log, want, details}) => {
    const {result, log: shown, runs, counts} = await replay(`builds/${log}.jsonl`, 1, {retries: 2});
    expect(result).toMatchObject({ok: false, failure: {target: 'hello/linux/amd64', ...want}});
    expect(!result.ok && result.failure.title).toMatch(/^failed to build: \S/);
    expect(!result.ok && result.failure.details).toMatch(details);
    expect(shown[0]).toBe('hello/linux/amd64: failed to build');
    expect(runs).toBe(1);
    expect(counts).toEqual({});
  });

  it('tries again after a failure of the network, and says so', async () => {
    const {result, live, runs, counts} = await replay('errors/push-503.txt', 1, {retries: 2});
    expect(runs).toBe(3);
    expect(counts).toEqual({build: 2});
    expect(result).toMatchObject({ok: false, failure: {code: 'registry-failed', cause: 'The registry failed.'}});
    const told = /^hello\/linux\/amd64 {2}tried again in \d\.\d s \((\d) of 2\): failed to push .*503/;
    expect(live.flatMap(line => told.exec(line)?.[1] ?? [])).toEqual(['1', '2']);
  });

  it('fails when a build that ended well wrote no digest', async () => {
    await rm(join(folder, 'metadata.json'), {force: true});
    await expect(replay('builds/good.jsonl', 0)).rejects.toThrow('no digest');
  });
});
