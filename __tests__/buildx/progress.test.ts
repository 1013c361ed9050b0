import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {createProgressReader, isStep, isWork, type ProgressReader} from '../../src/buildx/progress.ts';
import {cli} from '../contract/cli.ts';

interface Read {
  readonly reader: ProgressReader;
  /** Names that were told as just begun. */
  readonly begun: readonly string[];
}

function readAll(lines: readonly string[]): Read {
  const reader = createProgressReader();
  return {reader, begun: lines.map(line => reader.read(line)).filter(name => name !== undefined)};
}
const readBuild = (name: string): Read => readAll(cli(`builds/${name}.jsonl`).split('\n'));
const summary = ({reader}: Read): readonly string[] =>
  reader
    .steps()
    .filter(({name}) => isStep(name))
    .map(({name, state}) => `${name.replace(/@sha256:\w+/, '')}: ${state}`);

describe('progress of a good build', () => {
  const build = readBuild('good');

  it('tells each step once, as it begins', () => {
    expect(build.begun.map(name => name.replace(/@sha256:\w+/, ''))).toEqual([
      '[base 1/2] FROM docker.io/library/busybox:1.36',
      '[base 2/2] RUN echo "from the build: größer" && echo err >&2',
      '[stage-1 1/2] COPY page.html /www/',
      "[stage-1 2/2] RUN printf 'one\\r two\\n'"
    ]);
  });

  it('ends with every step done, with its log and its time', () => {
    expect(summary(build)).toEqual([
      '[base 1/2] FROM docker.io/library/busybox:1.36: done',
      '[base 2/2] RUN echo "from the build: größer" && echo err >&2: done',
      '[stage-1 1/2] COPY page.html /www/: done',
      "[stage-1 2/2] RUN printf 'one\\r two\\n': done"
    ]);
    const run = build.reader.steps().find(({name}) => name.startsWith('[base 2/2]'));
    expect(run?.log).toBe('from the build: größer\nerr\n');
    expect(run?.durationMs).toBeGreaterThan(0);
    expect(run).not.toHaveProperty('error');
  });

  it('keeps internal work apart from steps of the Dockerfile', () => {
    const others = build.reader.steps().filter(({name}) => !isStep(name));
    expect(others.map(({name}) => name)).toContain('exporting to image');
    expect(others.map(({name}) => name)).toContain('[internal] load build context');
    expect(build.reader.text()).toBe('');
  });
});

describe('progress of a cached build', () => {
  const build = readBuild('cached');

  it('marks the steps that came from the cache, and does not tell them as begun', () => {
    expect(summary(build).filter(line => line.endsWith(': cached'))).toHaveLength(3);
    expect(build.begun.every(name => name.includes('FROM '))).toBe(true);
  });

  it('has the missing import of a first run as a failed step, though the build went on', () => {
    const failed = build.reader.steps().filter(({state}) => state === 'failed');
    expect(failed).toEqual([
      expect.objectContaining({
        name: 'importing cache manifest from localhost:5000/acme/hello:cache-none',
        error: expect.stringContaining('not found')
      })
    ]);
  });
});

describe('progress of a failed build', () => {
  it('has the failed step with its log and its error', () => {
    const {reader} = readBuild('failing-run');
    expect(summary({reader, begun: []})).toEqual([
      '[1/3] FROM docker.io/library/busybox:1.36: cached',
      '[2/3] RUN echo before: done',
      '[3/3] RUN echo working  && false-command --now: failed'
    ]);
    expect(reader.steps().find(({state}) => state === 'failed')).toMatchObject({
      log: 'working\n/bin/sh: false-command: not found\n',
      error: expect.stringContaining('did not complete successfully: exit code: 127')
    });
  });

  it('keeps the words of buildx, which are no JSON', () => {
    expect(readBuild('parse-error').reader.text()).toBe(
      [
        'Dockerfile:3',
        '--------------------',
        '   1 |     FROM busybox:1.36',
        '   2 |     ',
        '   3 | >>> COPPY . .',
        '   4 |     ',
        '--------------------',
        'ERROR: failed to build: failed to solve: dockerfile parse error on line 3: unknown instruction: COPPY (did you mean COPY?)'
      ].join('\n')
    );
  });

  it('leaves a step running that never ended', () => {
    const lines = cli('builds/good.jsonl').split('\n');
    const cut = lines.findIndex(line => line.includes('"logs"'));
    const steps = readAll(lines.slice(0, cut)).reader.steps();
    expect(steps.find(({name}) => name.startsWith('[base 2/2]'))).toMatchObject({state: 'running', durationMs: 0});
  });
});

describe('createProgressReader', () => {
  it('takes broken lines and unknown shapes as they come', () => {
    const {reader, begun} = readAll(['{"vertexes":', '{}', '{"vertexes":null,"logs":null}', '', '  ', 'ERROR: x']);
    expect(begun).toEqual([]);
    expect(reader.steps()).toEqual([]);
    expect(reader.text()).toBe('{"vertexes":\nERROR: x');
  });

  it('takes a step and its log that come at once', () => {
    const started = '2026-01-02T03:04:05Z';
    const vertexes = [{digest: 'sha256:1', name: '[2/2] RUN make', started, error: 'exit code: 2'}];
    const logs = [{vertex: 'sha256:1', data: Buffer.from('no rule').toString('base64')}];
    const {reader, begun} = readAll([JSON.stringify({vertexes, logs})]);
    expect(begun).toEqual(['[2/2] RUN make']);
    expect(reader.steps()).toMatchObject([{name: '[2/2] RUN make', state: 'failed', log: 'no rule'}]);
  });

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'binary'})), lines => {
        expect(readAll(lines.filter(line => !line.startsWith('{'))).begun).toEqual([]);
      })
    );
  });
});

test.each([
  {name: '[1/3] FROM x', want: true},
  {name: '[builder 2/5] RUN make', want: true},
  {name: '[linux/arm64 stage-1 3/4] COPY . .', want: true},
  {name: '[internal] load metadata for x', want: false},
  {name: '[auth] acme/app:pull token for ghcr.io', want: false},
  {name: 'exporting to image', want: false},
  {name: 'importing cache manifest from x', want: false}
])('isStep: $name is $want', ({name, want}) => expect(isStep(name)).toBe(want));

test.each([
  {name: '[2/3] RUN make', want: true},
  {name: '[build 1/2] COPY FROM /x', want: true},
  {name: '[1/3] FROM docker.io/library/busybox:1.36', want: false},
  {name: '[linux/arm64 base 1/2] FROM x@sha256:0', want: false},
  {name: 'exporting to image', want: false}
])('isWork: $name is $want', ({name, want}) => expect(isWork(name)).toBe(want));
