import {describe, expect, it, test} from 'vitest';
import {classifyFailure} from '../../src/buildx/failures.ts';
import {ActionError} from '../../src/errors.ts';
import type {CommandResult} from '../../src/ports/process.ts';
import type {Registry} from '../../src/ports/registry.ts';
import type {ContainerRuntime} from '../../src/ports/runtime.ts';
import {createRetries} from '../../src/stages/retries.ts';
import {retryingCommand, retryingPulls, retryingRegistry} from '../../src/stages/retrying.ts';
import {cli} from '../contract/cli.ts';
import {manualClock} from './support.ts';

function start(retries = 2, signal = new AbortController().signal) {
  const lines: string[] = [];
  const clock = manualClock();
  const made = createRetries(retries, {clock, signal, workflow: {info: line => lines.push(line)}});
  return {retries: made, lines, clock};
}

const failing = (words: string, more: object = {}): ActionError =>
  new ActionError({code: 'registry-failed', message: words, cause: {...classifyFailure(words), ...more}});

/** Rejects with each of these, and then gives the value. */
function outcomes<T>(errors: readonly ActionError[], value: T) {
  const left = [...errors];
  let tries = 0;
  return {
    tries: () => tries,
    next: async (): Promise<T> => {
      tries++;
      const error = left.shift();
      if (error) throw error;
      return value;
    }
  };
}

const DIGEST = `localhost:5000/acme/hello@sha256:${'a'.repeat(64)}`;
const TAG = 'localhost:5000/acme/hello:1.2.3';
const missing = () => failing(cli('errors/imagetools-missing.txt').trim());

describe('a registry', () => {
  test.each([
    {name: 'a digest that is not there yet', reference: DIGEST, tries: 2},
    {name: 'a tag that was written a moment ago', reference: TAG, written: true, tries: 2},
    {name: 'a tag that may well not be there', reference: TAG, tries: 1},
    {name: 'a tag after a failure to write it', reference: DIGEST, written: false, tries: 1}
  ])('is asked for $name $tries times', async ({reference, written, tries: want}) => {
    const {next, tries} = outcomes([missing()], 'there');
    const {retries} = start();
    const registry = retryingRegistry({manifest: next} as unknown as Registry, retries);
    const found = await registry.manifest(reference, written).catch(() => 'missing');
    expect(tries()).toBe(want);
    expect(found).toBe(want === 2 ? 'there' : 'missing');
  });

  it('gets a tag again whose source it does not see yet, and says so', async () => {
    const {next, tries} = outcomes([missing()], undefined);
    const {retries, lines} = start();
    await retryingRegistry({tag: next} as unknown as Registry, retries).tag({
      tags: [TAG],
      sources: [DIGEST],
      annotations: []
    });
    expect(tries()).toBe(2);
    expect(lines).toEqual([
      expect.stringMatching(/^localhost:5000\/acme\/hello:1\.2\.3 {2}tried again in .* not found$/)
    ]);
    expect(retries.counts()).toEqual({tag: 1});
  });

  test.each(['imagetools-401', 'imagetools-403', 'imagetools-refused'])('is not asked again after %s', async name => {
    const {next, tries} = outcomes([failing(cli(`errors/${name}.txt`))], undefined);
    const {retries, lines} = start();
    const registry = retryingRegistry({upload: next} as unknown as Registry, retries);
    await expect(registry.upload('localhost:5000/acme/hello', {sources: [], annotations: []})).rejects.toThrow();
    expect(tries()).toBe(1);
    expect(lines).toEqual([]);
    expect(retries.counts()).toEqual({});
  });

  it('is left alone for as long as it wants', async () => {
    const {next} = outcomes([failing('429 Too Many Requests', {waitMs: 7000})], undefined);
    const {retries, clock} = start();
    await retryingRegistry({manifest: next} as unknown as Registry, retries).manifest(TAG);
    expect(clock.sleeps[0]).toBeGreaterThan(7000);
  });

  it('is left alone for longer each time where a tool does not pass on how long', async () => {
    const limited = () => failing(cli('errors/push-429.txt'));
    const {next} = outcomes([limited(), limited(), limited(), limited()], undefined);
    const {retries, clock} = start(4);
    await retryingRegistry({tag: next} as unknown as Registry, retries).tag({
      tags: [TAG],
      sources: [DIGEST],
      annotations: []
    });
    for (const [at, least] of [15_000, 30_000, 60_000, 60_000].entries())
      expect(clock.sleeps[at]).toBeGreaterThan(least);
  });

  it('keeps its signal where a cancellation must leave nothing half done', async () => {
    const errors = [failing('503 Service Unavailable')];
    const {retries} = start(2, AbortSignal.abort());
    const stopped = retryingRegistry({manifest: outcomes(errors, 'there').next} as unknown as Registry, retries);
    await expect(stopped.manifest(TAG)).rejects.toThrow('503');
    const lasting = retryingRegistry(
      {manifest: outcomes(errors, 'there').next} as unknown as Registry,
      retries,
      new AbortController().signal
    );
    expect(await lasting.manifest(TAG)).toBe('there');
  });
});

it('pulls a digest again that is not there yet', async () => {
  const {next, tries} = outcomes([failing(cli('errors/pull-missing.txt').trim())], undefined);
  const {retries} = start();
  await retryingPulls({pull: next} as unknown as ContainerRuntime, retries).pull(DIGEST, 'linux/amd64');
  expect(tries()).toBe(2);
  expect(retries.counts()).toEqual({pull: 1});
});

describe('a command', () => {
  const ended = (exitCode: number, stderr = ''): CommandResult => ({
    exitCode,
    stderr,
    stdout: '',
    timedOut: false,
    durationMs: 1
  });

  test.each([
    {name: 'push-429', tries: 2, wait: 15_000},
    {name: 'push-503', tries: 2, wait: 0},
    {name: 'push-eof', tries: 2, wait: 0},
    {name: 'login-wrong', tries: 1},
    {name: 'push-403', tries: 1},
    {name: 'no-engine', tries: 1},
    {name: 'create-bad-opt', tries: 1}
  ])('that ended with $name is run $tries times', async ({name, tries, wait}) => {
    const results = [ended(1, cli(`errors/${name}.txt`)), ended(0)];
    let ran = 0;
    const {retries, clock} = start();
    const policy = retries.policy('builder', 'Builder');
    await retryingCommand(async () => results[ran++] ?? ended(0), policy);
    expect(ran).toBe(tries);
    expect(retries.counts()).toEqual(tries === 1 ? {} : {builder: 1});
    expect(clock.sleeps.map(ms => ms > (wait ?? 0))).toEqual(tries === 1 ? [] : [true]);
  });
});

it('counts every step by itself', async () => {
  const {retries} = start();
  const error = () => failing('503 Service Unavailable');
  const registry = retryingRegistry(
    {
      manifest: outcomes([error(), error()], undefined).next,
      upload: outcomes([error()], undefined).next
    } as unknown as Registry,
    retries
  );
  await registry.manifest(TAG);
  await registry.upload('localhost:5000/acme/hello', {sources: [], annotations: []});
  expect(retries.counts()).toEqual({read: 2, upload: 1});
});
