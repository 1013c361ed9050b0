import {describe, expect, it} from 'vitest';
import {type ActionRun, resultOf, runAction, runPost, startAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, pushToMain, tagPush} from './support/events.ts';
import {type FaultProxy, faultProxy} from './support/fault-proxy.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository, publishedTags, tagDigests} from './support/registry.ts';

const [A, B] = ['a', 'b'].map(digit => digit.repeat(40)) as [string, string];
const NOT_THERE = {registry: 'localhost:3'};

interface Places {
  readonly first: string;
  /** Behind a proxy. */
  readonly second: string;
  readonly proxy: FaultProxy;
}

async function places(): Promise<Places> {
  const proxy = await faultProxy();
  return {first: newRepository(), second: newRepository(proxy.host), proxy};
}

const step = (event: JobEvent, repositories: readonly string[], inputs: Readonly<Record<string, string>> = {}) => ({
  event,
  cwd: project({Dockerfile: HELLO}),
  inputs: {
    ...sharedBuilder(),
    images: repositories.join('\n'),
    platforms: 'linux/amd64',
    cache: 'off',
    retries: '0',
    ...inputs
  }
});

const release = (sha: string, {first, second}: Places, inputs?: Readonly<Record<string, string>>): Promise<ActionRun> =>
  runAction(step(tagPush('v1.2.3', sha), [first, second], inputs));

/** Both registries as one: tag → digest. */
const everything = async ({first, second}: Places) => ({
  first: await tagDigests(first),
  second: await tagDigests(second)
});

const isPush = (method: string): boolean => ['POST', 'PUT', 'PATCH'].includes(method);

describe('one image in two registries', () => {
  it('is built and tested once, and the same everywhere', async () => {
    const given = await places();
    const run = await release(A, given);
    expect(run.exitCode, run.log).toBe(0);
    const {first, second} = await everything(given);
    expect(Object.keys(first)).toEqual(['1', '1.2', '1.2.3', 'latest']);
    expect(second).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(1);
    expect(resultOf(run).targets).toHaveLength(1);
    await expectNoTrace(run, given.first);
  });

  it('moves no tag anywhere when the second refuses what is pushed', async () => {
    const given = await places();
    const old = await runAction(step(pushToMain(), [given.first, given.second], {tags: 'latest'}));
    expect(old.exitCode, old.log).toBe(0);
    const before = await everything(given);
    given.proxy.judge = ({method}) => (isPush(method) ? {kind: 'status', status: 403} : undefined);
    const run = await release(B, given, {retries: '2'});
    expect(run.exitCode).toBe(1);
    expect(await everything(given)).toEqual(before);
    const {failures, publications, retries} = resultOf(run);
    expect(failures).toMatchObject([{code: 'publish-failed', title: expect.stringContaining(given.second)}]);
    expect(publications).toMatchObject([{status: 'not-published'}]);
    // A refusal is no temporary trouble.
    expect(retries).toEqual({});
    expect(run.summary).toContain('Nothing was published');
    expect(run.summary).toContain('**Cause:** The registry refused access.');
    await expectNoTrace(run, given.first);
  });

  it('moves no tag anywhere when the second is down', async () => {
    const first = newRepository();
    const second = `${NOT_THERE.registry}/t/hello`;
    const run = await runAction(step(tagPush('v1.2.3', A), [first, second]));
    expect(run.exitCode).toBe(1);
    expect(await publishedTags(first)).toEqual([]);
    expect(resultOf(run).failures).toMatchObject([
      {code: 'publish-failed', title: expect.stringContaining(`cannot be uploaded to ${second}`)}
    ]);
  });

  it('says which tags moved and which did not when one cannot be written, and the next run writes those', async () => {
    const given = await places();
    given.proxy.judge = ({tag}) => (tag === '1' ? {kind: 'status', status: 403} : undefined);
    const run = await release(A, given);
    expect(run.exitCode).toBe(1);
    const {publications, failures} = resultOf(run);
    expect(publications[0]?.status).toBe('partial');
    // What it says is what is there.
    for (const {repository, tags, missing} of publications[0]?.repositories ?? []) {
      expect([...tags].sort(), repository).toEqual(await publishedTags(repository));
      expect(missing.includes('1'), repository).toBe(repository === given.second);
      expect(tags).toContain('1.2.3');
    }
    expect(failures[0]?.details).toMatch(new RegExp(`${given.second}: written: 1\\.2\\.3.*; not written: .*\\b1\\b`));
    expect(failures[0]?.details).toMatch(new RegExp(`${given.first}: written: .*latest.*; not written: none`));
    expect(run.summary).toContain('Published in part');

    given.proxy.judge = () => undefined;
    const digest = (await tagDigests(given.first))['1.2.3'];
    const repeated = await release(A, given);
    expect(repeated.exitCode, repeated.log).toBe(0);
    const {first, second} = await everything(given);
    expect(second).toEqual(first);
    expect(first['1.2.3']).toBe(digest);
    expect(resultOf(repeated).publications[0]?.status).toBe('published');
  });

  it('moves no moving tag anywhere when one refuses the version', async () => {
    const given = await places();
    const old = await runAction(step(pushToMain(), [given.first, given.second], {tags: 'latest'}));
    expect(old.exitCode, old.log).toBe(0);
    const before = await everything(given);
    const written: string[] = [];
    given.proxy.judge = ({tag}) => {
      if (tag !== undefined) written.push(tag);
      return tag === '1.2.3' ? {kind: 'status', status: 403} : undefined;
    };
    const run = await release(B, given);
    expect(run.exitCode).toBe(1);
    expect(new Set(written)).toEqual(new Set(['1.2.3']));
    const after = await everything(given);
    expect(after.second).toEqual(before.second);
    // What was written before the refusal belongs to this commit alone.
    expect(after.first).toEqual({...before.first, '1.2.3': expect.stringMatching(/^sha256:/)});
    const {publications, failures} = resultOf(run);
    expect(publications).toMatchObject([{status: 'partial'}]);
    expect(failures).toMatchObject([{code: 'publish-failed'}]);
    await expectNoTrace(run, given.first);
  });

  it('is completed by the run after one that was killed between two tags', async () => {
    const given = await places();
    given.proxy.judge = ({tag}) => (tag === 'latest' ? {kind: 'stall'} : undefined);
    const started = startAction(step(tagPush('v1.2.3', A), [given.first, given.second]));
    await given.proxy.stalled();
    started.kill('SIGKILL');
    given.proxy.judge = ({tag}) => (tag === undefined ? undefined : {kind: 'reset'});
    given.proxy.drop();
    await runPost(await started.done);
    const before = await everything(given);
    expect(before.second['1.2.3']).toBeDefined();
    expect(before.second.latest).toBeUndefined();

    given.proxy.judge = () => undefined;
    const run = await release(A, given);
    expect(run.exitCode, run.log).toBe(0);
    const {first, second} = await everything(given);
    expect(second).toEqual(first);
    expect(Object.keys(first)).toContain('latest');
    expect(new Set([...Object.values(first), before.first['1.2.3'], before.second['1.2.3']]).size).toBe(1);
  });

  it('takes a name with capitals, as an owner on GitHub may have', async () => {
    const repository = newRepository();
    const run = await runAction(step(pushToMain(), [repository.replace('/hello', '/Acme/Hello')]));
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository.replace('/hello', '/acme/hello'))).toContain('latest');
  });
});
