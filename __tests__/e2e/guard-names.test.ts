import {expect, it} from 'vitest';
import {type ActionRun, planOf, runAction} from './support/action.ts';
import {checkout, commit} from './support/checkout.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, pushToBranch, tagPush} from './support/events.ts';
import {githubApi, UNREACHABLE_API} from './support/github-api.ts';
import {sharedBuilder} from './support/inputs.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {newRepository, publishedTags, tagDigests} from './support/registry.ts';

const heldOf = (run: ActionRun): readonly string[] => [
  ...new Set(planOf(run).publications.flatMap(({held}) => held.map(({name}) => name)))
];

it.for([
  {name: 'GitHub tells the releases', answers: true, place: /\(Git tag v1\.2\.3\)/},
  {name: 'the registry alone tells them', answers: false, place: /\(image tag \S+:1\.2\.3\)/}
])('a branch takes no tag of a release or of another branch, where $name', async ({answers, place}) => {
  const repository = newRepository();
  const {cwd, sha} = checkout({Dockerfile: HELLO});
  const next = commit(cwd, {Dockerfile: HELLO.replace('echo ok', 'echo unreleased')});
  const heads = {main: sha, '1.2': next, latest: next, '1.2.3': next, 'main-gpu': next};
  const api = await githubApi({tags: ['v1.2.3'], heads, history: [[sha, next]]});
  const publish = async (event: JobEvent): Promise<ActionRun> => {
    const run = await runAction({
      event,
      cwd,
      inputs: {
        ...sharedBuilder(),
        ...{images: repository, platforms: 'linux/amd64', variants: CPU_AND_GPU},
        // Without retries, no two builds may upload the base image at once.
        ...{cache: 'off', retries: '0', parallel: '1'}
      },
      env: {GITHUB_API_URL: answers ? api.url : UNREACHABLE_API}
    });
    expect(run.exitCode, run.log).toBe(0);
    return run;
  };
  await publish(pushToBranch('main', sha));
  await publish(tagPush('v1.2.3', sha));
  const before = await tagDigests(repository);
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['1.2.3', '1.2', 'latest', 'main-gpu']));

  const short = `sha-${next.slice(0, 7)}`;
  for (const {branch, held, why} of [
    {branch: '1.2', held: ['1.2', '1.2-cpu', '1.2-gpu'], why: place},
    {branch: 'latest', held: ['latest', 'latest-cpu', 'latest-gpu'], why: /releases have this name/},
    {branch: '1.2.3', held: ['1.2.3', '1.2.3-cpu', '1.2.3-gpu'], why: /a full version is published by its release/},
    {branch: 'main-gpu', held: ['main-gpu'], why: /the branch main has this name for its variant gpu/}
  ]) {
    const run = await publish(pushToBranch(branch, next));
    expect(await tagDigests(repository), branch).toMatchObject(before);
    expect(heldOf(run), branch).toEqual(held);
    expect(run.summary).toMatch(
      new RegExp(`${held.at(-1)?.replaceAll('.', '\\.')} (is|are) held back: .*${why.source}`)
    );
    expect(run.outputs['tag-names']?.split('\n')).toContain(short);
    await expectNoTrace(run, repository);
  }
  const own = [short, `${short}-cpu`, `${short}-gpu`, 'main-gpu-cpu', 'main-gpu-gpu'];
  expect(await publishedTags(repository)).toEqual([...Object.keys(before), ...own].toSorted());
});

it('a branch of a version that nobody has released has its tag', async () => {
  const repository = newRepository();
  const {cwd, sha} = checkout({Dockerfile: HELLO});
  const api = await githubApi({tags: ['v1.2.3'], heads: {'6.4': sha}});
  const run = await runAction({
    event: pushToBranch('6.4', sha),
    cwd,
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64'},
    env: {GITHUB_API_URL: api.url}
  });
  expect(run.exitCode, run.log).toBe(0);
  expect(await publishedTags(repository)).toEqual(['6.4', `sha-${sha.slice(0, 7)}`]);
  expect(heldOf(run)).toEqual([]);
  expect(run.annotations).toEqual([]);
});

it('a variant of a branch that GitHub knows is told from a branch that ends alike', async () => {
  const api = await githubApi({heads: {main: '', 'feature/x': '', 'feature-x-gpu': '', 'fix-gpu': ''}});
  for (const {branch, held} of [
    {branch: 'feature-x-gpu', held: ['feature-x-gpu']},
    {branch: 'fix-gpu', held: []}
  ]) {
    const run = await runAction({
      event: pushToBranch(branch),
      cwd: project({}),
      inputs: {images: newRepository(), platforms: 'linux/amd64', variants: CPU_AND_GPU, mode: 'plan'},
      dockerHost: 'unix:///nowhere/docker.sock',
      env: {GITHUB_API_URL: api.url}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(heldOf(run)).toEqual(held);
  }
  expect(api.asked.filter(line => line.includes('/branches'))).toHaveLength(2);
});
