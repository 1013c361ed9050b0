import {describe, expect, it} from 'vitest';
import {serve} from '../contract/support/serve.ts';
import {type ActionRun, errorsOf, planOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace, until} from './support/engine.ts';
import {type JobEvent, pushToBranch, tagPush} from './support/events.ts';
import {type GitHubApi, githubApi} from './support/github-api.ts';
import {JOB_TOKEN, sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {allTags, configOf, newRepository, publishedTags, tagDigests, taggedImages} from './support/registry.ts';

const commit = (digit: string): string => digit.repeat(40);
const [A, B, C] = [commit('a'), commit('b'), commit('c')];

const publish = (event: JobEvent, repository: string, api: GitHubApi, inputs = {}): Promise<ActionRun> =>
  runAction({
    event,
    cwd: project({Dockerfile: HELLO}),
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs},
    env: {GITHUB_API_URL: api.url}
  });

/** Publishes, and expects that to work. */
async function published(...given: Parameters<typeof publish>): Promise<ActionRun> {
  const run = await publish(...given);
  expect(run.exitCode, run.log).toBe(0);
  return run;
}

const revisionOf = async (repository: string, tag: string): Promise<string | undefined> => {
  const {images} = await taggedImages(repository, tag);
  const {config} = await configOf(repository, images['linux/amd64'] ?? '');
  return config.Labels?.['org.opencontainers.image.revision'];
};

describe('a backport release', () => {
  it('takes neither latest nor a range with a higher version in it', async () => {
    const repository = newRepository();
    const api = await githubApi({tags: ['v1.4.0', 'v2.0.0', 'nightly', 'v1', 'v3.0.0-rc.1']});
    await published(tagPush('v2.0.0', A), repository, api);
    const before = await tagDigests(repository);

    api.state.tags = [...(api.state.tags ?? []), 'v1.4.1'];
    const run = await published(tagPush('v1.4.1', B), repository, api);
    const after = await tagDigests(repository);
    expect(Object.keys(after).sort()).toEqual(['1', '1.4', '1.4.1', '2', '2.0', '2.0.0', 'latest']);
    expect(after).toMatchObject(before);
    expect(await revisionOf(repository, '1')).toBe(B);
    expect(planOf(run).publications[0]?.held).toEqual([
      {name: 'latest', reason: '2.0.0 (Git tag v2.0.0) is higher than 1.4.1'}
    ]);
    expect(run.summary).toContain('latest is held back: 2.0.0 (Git tag v2.0.0) is higher than 1.4.1.');
    expect(run.summary).toMatch(/^## ✅ Published hello 1\.4\.1$/m);
    expect(run.outputs.tags?.split('\n')).toEqual(['1.4.1', '1.4', '1'].map(tag => `${repository}:${tag}`));
    expect(run.annotations).toEqual([]);
    expect([...api.tokens]).toEqual([`token ${JOB_TOKEN}`]);
    await expectNoTrace(run, repository);
  });

  it('is told apart in a repository of hundreds of tags of several products', async () => {
    const repository = newRepository();
    const others = Array.from({length: 345}, (_, index) => `web-v9.${index}.0`);
    const own = Array.from({length: 234}, (_, index) => `v1.${index}.0`);
    const api = await githubApi({tags: [...others, ...own, 'v1.500.0+build.7', 'not-a-version', 'v2']});
    const run = await published(tagPush('v1.7.1', B), repository, api);
    expect(await publishedTags(repository)).toEqual(['1.7', '1.7.1']);
    expect(run.summary).toContain('1 and latest are held back: 1.500.0+build.7 (Git tag v1.500.0+build.7) is higher');
    expect(api.asked.filter(line => line.includes('matching-refs')).length).toBeGreaterThanOrEqual(6);
  });
});

describe('an older push that finishes last', () => {
  it('leaves the tags of its branch where they are', async () => {
    const repository = newRepository();
    const api = await githubApi({history: [[A, B]]});
    await published(pushToBranch('main', A), repository, api);
    await published(pushToBranch('main', B), repository, api);
    expect(await revisionOf(repository, 'main')).toBe(B);
    const before = await tagDigests(repository);

    const run = await published(pushToBranch('main', A), repository, api);
    const {'sha-aaaaaaa': again, ...after} = await tagDigests(repository);
    expect(before).toMatchObject(after);
    expect(again).toBeDefined();
    expect(planOf(run).publications[0]?.held.map(({name}) => name)).toEqual(['main', 'latest']);
    expect(run.summary).toMatch(
      /main and latest are held back: the image that is there was built from commit bbbbbbb, which is newer than aaaaaaa/
    );
    expect(run.outputs.pushed).toBe('true');
  });

  it('is noticed although the newer one came while it was building', async () => {
    const repository = newRepository();
    const api = await githubApi({history: [[A, B]]});
    const inputs = {tags: 'branch'};
    // It waits in its build until the newer one has published.
    let answer = 'wait';
    const server = await serve(() => ({status: 200, body: answer}));
    const wait = `RUN until wget -q -O - http://${server.host}/ | grep -q go; do sleep 1; done`;
    const older = runAction({
      event: pushToBranch('main', A),
      cwd: project({Dockerfile: HELLO.replace('EXPOSE', `${wait}\nEXPOSE`)}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs},
      env: {GITHUB_API_URL: api.url}
    });
    await until('the older build', async () => server.asked.length > 0);
    await published(pushToBranch('main', B), repository, api, inputs);
    const before = await tagDigests(repository);
    answer = 'go';
    const run = await older;
    expect(run.exitCode, run.log).toBe(0);
    expect(await tagDigests(repository)).toEqual(before);
    expect(resultOf(run).targets[0]?.status).toBe('passed');
    expect(planOf(run).publications[0]).toMatchObject({tags: [], held: [{name: 'main'}]});
    expect(run.summary).toMatch(/^## ✅ Built and checked 1 build target, every tag is held back$/m);
  });

  it('moves a rewritten branch, and an image of an unknown commit, with a warning', async () => {
    const repository = newRepository();
    const api = await githubApi({
      history: [
        [A, B],
        [A, C]
      ],
      heads: {main: C}
    });
    const inputs = {tags: 'branch'};
    await published(pushToBranch('main', B), repository, api, inputs);
    const rewritten = await published(pushToBranch('main', C), repository, api, inputs);
    expect(await revisionOf(repository, 'main')).toBe(C);
    expect(rewritten.annotations).toMatchObject([{name: 'warning', message: /bbbbbbb, which main no longer contains/}]);

    api.state.heads = {main: A};
    const outdated = await published(pushToBranch('main', B), repository, api, inputs);
    expect(await revisionOf(repository, 'main')).toBe(C);
    expect(outdated.summary).toContain('main is held back');

    api.state.history = [[A, B]];
    const foreign = await published(pushToBranch('main', B), repository, api, inputs);
    expect(await revisionOf(repository, 'main')).toBe(B);
    expect(foreign.annotations).toMatchObject([{name: 'warning', message: /ccccccc, and how that stands to bbbbbbb/}]);
  });

  it('leaves latest of the default tags to a release', async () => {
    const repository = newRepository();
    const api = await githubApi({history: [[A, B]], tags: ['v1.0.0']});
    await published(tagPush('v1.0.0', A), repository, api);
    const run = await published(pushToBranch('main', B), repository, api);
    expect(await revisionOf(repository, 'latest')).toBe(A);
    expect(await revisionOf(repository, 'main')).toBe(B);
    expect(run.summary).toContain('latest is held back: release 1.0.0 has it');
    await published(pushToBranch('main', B), repository, api, {tags: 'latest=branch\nsemver'});
    expect(await revisionOf(repository, 'latest')).toBe(B);
  });
});

describe('a version tag that is taken', () => {
  it('is refused before anything is built', async () => {
    const repository = newRepository();
    const api = await githubApi({tags: ['v1.2.3']});
    await published(tagPush('v1.2.3', A), repository, api);
    const [digests, tags] = [await tagDigests(repository), await allTags(repository)];

    const run = await publish(tagPush('v1.2.3', B), repository, api);
    expect(run.exitCode).toBe(1);
    expect(resultOf(run)).toMatchObject({
      outcome: 'failure',
      targets: [{status: 'not-started'}],
      failures: [{code: 'version-taken', title: `${repository}:1.2.3 is taken`}]
    });
    expect(errorsOf(run)).toHaveLength(1);
    expect(run.summary).toMatch(/built from commit aaaaaaa, not from bbbbbbb/);
    expect(run.summary).toMatch(/overwrite-version-tags: true/);
    expect(await tagDigests(repository)).toEqual(digests);
    expect(await allTags(repository)).toEqual(tags);
    await expectNoTrace(run, repository);

    const plan = await publish(tagPush('v1.2.3', B), repository, api, {mode: 'plan'});
    expect(plan.exitCode).toBe(1);
    expect(errorsOf(plan)[0]?.message).toMatch(/1\.2\.3 is taken/);
    expect(planOf(plan).taken).toHaveLength(1);

    await published(tagPush('v1.2.3', B), repository, api, {'overwrite-version-tags': 'true'});
    expect(await revisionOf(repository, '1.2.3')).toBe(B);
  });

  it('by the same commit is left as it is, and what is missing is completed', async () => {
    const repository = newRepository();
    const api = await githubApi({tags: ['v1.2.3']});
    await published(tagPush('v1.2.3', A), repository, api, {tags: 'semver'});
    const before = await tagDigests(repository);
    const run = await published(tagPush('v1.2.3', A), repository, api, {tags: 'semver\nlatest'});
    expect(await tagDigests(repository)).toEqual({...before, latest: before['1.2.3']});
    expect(run.annotations).toEqual([]);
    expect(run.outputs.digest).toBe(before['1.2.3']);

    const other = await published(tagPush('v1.2.3', A), repository, api, {'build-args': 'VARIANT=other'});
    const after = await tagDigests(repository);
    expect(after['1.2.3']).not.toBe(before['1.2.3']);
    expect(new Set(Object.values(after)).size).toBe(1);
    expect(other.annotations).toMatchObject([{name: 'warning', message: /same commit but with other content/}]);
  });
});

describe('with the guard off', () => {
  it('nobody is asked, and every tag is written', async () => {
    const repository = newRepository();
    const api = await githubApi({tags: ['v2.0.0', 'v1.4.1']});
    const inputs = {guard: 'off'};
    const plan = await publish(tagPush('v1.4.1', A), repository, api, {...inputs, mode: 'plan'});
    expect(plan.outputs.tags).toContain(`${repository}:latest`);
    await published(tagPush('v1.4.1', A), repository, api, inputs);
    await published(tagPush('v1.4.1', B), repository, api, inputs);
    expect(await revisionOf(repository, 'latest')).toBe(B);
    expect(api.asked).toEqual([]);
  });
});
