import {describe, expect, it} from 'vitest';
import {type ActionRun, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, laterPushToMain, pullRequest, pushToMain} from './support/events.ts';
import {type Inputs, sharedBuilder} from './support/inputs.ts';
import {HELLO, project, startsWith} from './support/project.ts';
import {newRepository, publishedTags, tagDigests} from './support/registry.ts';

const BOTH = 'linux/amd64,linux/arm64';
/** Bytes that no compression makes smaller. */
const LARGER = HELLO.replace('EXPOSE', 'RUN head -c 400000 /dev/urandom > /ballast\nEXPOSE');

/** A service that holds so many megabytes, and answers over HTTP. */
const holding = (megabytes: number): string => `FROM python:3.11-slim
EXPOSE 8000
CMD ["python", "-c", "import http.server as h; held = bytearray(b'x') * ${megabytes}_000_000; h.test(h.SimpleHTTPRequestHandler, port=8000)"]
`;

const run = (dockerfile: string, repository: string, inputs: Inputs, event: JobEvent = pushToMain()) =>
  runAction({
    event,
    cwd: project({Dockerfile: dockerfile}),
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', guard: 'off', ...inputs}
  });

async function publish(dockerfile: string, inputs: Inputs = {}): Promise<string> {
  const repository = newRepository();
  const first = await run(dockerfile, repository, inputs);
  expect(first.exitCode, first.log).toBe(0);
  return repository;
}

const warningsOf = (one: ActionRun): readonly string[] => resultOf(one).warnings.map(({message}) => message);

describe('a limit', () => {
  it.concurrent('that is just passed fails the run, and nothing is published', async () => {
    const repository = newRepository();
    const over = await run(HELLO, repository, {budgets: 'layers: 1\nsize: {warn: 10kB}', platforms: BOTH});
    expect(over.exitCode, over.log).toBe(1);
    expect(await publishedTags(repository)).toEqual([]);
    expect(resultOf(over).failures.map(({code, target, title}) => ({code, target, title}))).toEqual(
      BOTH.split(',').map(platform => ({
        code: 'over-budget',
        target: `hello/${platform}`,
        title: 'number of layers is 2, over the budget of 1'
      }))
    );
    expect(warningsOf(over)).toHaveLength(2);
    expect(warningsOf(over)[0]).toMatch(/^size is .* (k|M)B, over the budget of 10 kB\.$/);
    expect(over.summary).toContain('### ❌ number of layers is 2, over the budget of 1');
    expect(over.summary).toContain('❌ over budget');
    await expectNoTrace(over, repository);
  });

  it.concurrent('that is just reached is kept, and one that warns lets the run pass', async () => {
    const repository = newRepository();
    const kept = await run(HELLO, repository, {budgets: '{layers: {fail: 2, warn: 1}, startup: 1m, non-root: false}'});
    expect(kept.exitCode, kept.log).toBe(0);
    expect(warningsOf(kept)).toEqual(['number of layers is 2, over the budget of 1.']);
    expect(await publishedTags(repository)).toContain('latest');
  });

  it.concurrent('of the size names the largest layers', async () => {
    const repository = newRepository();
    const over = await run(LARGER, repository, {budgets: 'size: 100kB'});
    expect(over.exitCode, over.log).toBe(1);
    const [failure] = resultOf(over).failures;
    expect(failure?.cause).toMatch(
      /^Its largest layers: [\d.]+ MB of the base image; 400 kB of RUN head -c 400000 \/dev\/urandom > \/ballast/
    );
    expect(failure?.remedy).toContain('Or raise the budget "size".');
  });

  it.concurrent('of what cannot be measured is a warning', async () => {
    const local = await run(HELLO, newRepository(), {budgets: 'size: 1kB\nlayers: 2', push: 'false'});
    expect(local.exitCode, local.log).toBe(0);
    expect(warningsOf(local)).toEqual([
      'The budget "size: 1kB" is not judged: an image that is not pushed is not compressed.'
    ]);
    const unseen = await run(HELLO, newRepository(), {budgets: 'memory: 1kB\nlayers: 2', smoke: 'off'});
    expect(unseen.exitCode, unseen.log).toBe(0);
    expect(warningsOf(unseen)).toEqual([
      'The budget "memory: 1kB" is not judged: the image is not started ("smoke: off").'
    ]);
  });
});

describe('growth', () => {
  it.concurrent('begins with the second run, which the first says once', async () => {
    const repository = newRepository();
    const first = await run(HELLO, repository, {budgets: 'size: +0%', platforms: BOTH});
    expect(first.exitCode, first.log).toBe(0);
    expect(resultOf(first).notes).toEqual([
      'Of hello, nothing is published yet to compare with: its limits of growth are judged from the next run on.'
    ]);
    expect(warningsOf(first)).toEqual([]);
    const again = await run(HELLO, repository, {budgets: 'size: +0%', platforms: BOTH});
    expect(again.exitCode, again.log).toBe(0);
    expect(resultOf(again).notes).toEqual([]);
    expect(resultOf(again).targets.map(({before}) => before?.reference)).toEqual([
      `${repository}:main`,
      `${repository}:main`
    ]);
    expect(again.summary).toContain('(unchanged)');
  });

  it.concurrent('above its limit fails, and the published tags stay', async () => {
    const repository = await publish(HELLO);
    const before = await tagDigests(repository);
    const over = await run(LARGER, repository, {budgets: 'size: +10%'}, laterPushToMain());
    expect(over.exitCode, over.log).toBe(1);
    expect(await tagDigests(repository)).toEqual(before);
    const [failure] = resultOf(over).failures;
    expect(failure?.code).toBe('over-budget');
    expect(failure?.title).toMatch(
      /^size is [\d.]+ [kM]B, \+[\d.]+ % against the [\d.]+ [kM]B of .*:main; the budget is \+10 %$/
    );
    expect(over.summary).toMatch(/[\d.]+ [kM]B \(\+40\d kB, \+[\d.]+ %\)/);

    const within = await run(LARGER, repository, {budgets: 'size: +500%'}, laterPushToMain());
    expect(within.exitCode, within.log).toBe(0);
    expect(await tagDigests(repository)).not.toEqual(before);
  });

  it.concurrent('of a pull request is that against its base branch', async () => {
    const repository = await publish(HELLO);
    const over = await run(LARGER, repository, {budgets: 'size: +10%'}, pullRequest());
    expect(over.exitCode, over.log).toBe(1);
    expect(resultOf(over).targets[0]?.before?.reference).toBe(`${repository}:main`);
  });

  it.concurrent('of memory is measured on one machine, the published image checked again', async () => {
    const repository = await publish(holding(20), {'health-path': '/'});
    const inputs = {'health-path': '/', budgets: 'memory: +40%\nlayers: +0%\nunpacked-size: +5%'};
    const over = await run(holding(80), repository, inputs, laterPushToMain());
    expect(over.exitCode, over.log).toBe(1);
    const {failures, targets} = resultOf(over);
    expect(failures.map(({title}) => title.replace(/[\d.]+/g, 'N'))).toEqual([
      `memory is N MB, +N % against the N MB of ${repository.replace(/[\d.]+/g, 'N')}:main; the budget is +N %`
    ]);
    const [target] = targets;
    expect(Object.keys(target?.before?.measured ?? {}).sort()).toEqual(Object.keys(target?.measured ?? {}).sort());
    expect((target?.measured.memory ?? 0) - (target?.before?.measured.memory ?? 0)).toBeGreaterThan(50_000_000);
    await expectNoTrace(over, repository);
  });

  it.concurrent('is not judged where the published image does not work here', async () => {
    const repository = await publish(startsWith('exit 3'), {smoke: 'off'});
    const better = await run(HELLO, repository, {budgets: 'startup: +10%'}, laterPushToMain());
    expect(better.exitCode, better.log).toBe(0);
    expect(warningsOf(better)).toEqual([
      expect.stringMatching(
        /^The budget "startup: \+10%" is not judged: of .*:main, its check failed on this machine \(.*exit code 3.*\)\.$/
      )
    ]);
    await expectNoTrace(better, repository);
  });
});

describe('what is measured', () => {
  it.concurrent('is plausible for a service that holds 60 MB', async () => {
    const repository = newRepository();
    const one = await run(holding(60), repository, {'health-path': '/'});
    expect(one.exitCode, one.log).toBe(0);
    const measured = resultOf(one).targets[0]?.measured ?? {};
    expect(Object.keys(measured).sort()).toEqual(['cpu', 'layers', 'memory', 'size', 'startup', 'unpacked-size']);
    expect(measured.memory).toBeGreaterThan(60_000_000);
    expect(measured.memory).toBeLessThan(200_000_000);
    // An interpreter starts in no less than some milliseconds of work.
    expect(measured.cpu).toBeGreaterThan(10);
    expect(measured.startup).toBeGreaterThan(0);
    expect(measured['unpacked-size']).toBeGreaterThan(measured.size ?? Number.NaN);
    expect(one.summary).toContain('<summary>Measured</summary>');
    expect(one.log).toMatch(/hello\/linux\/amd64 {2}size .*, memory \d+.* MB, CPU time \d+/);
  });
});
