import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, pushToMain, tagPush} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {configOf, newRepository, publishedTags, tagDigests, taggedImages} from './support/registry.ts';

const publish = (event: JobEvent, repository: string, inputs = {}) =>
  runAction({event, cwd: project({Dockerfile: HELLO}), inputs: {...sharedBuilder(), images: repository, ...inputs}});

describe('a push of a tag', () => {
  it('publishes a release under its version, its minor, its major and latest', async () => {
    const repository = newRepository();
    const run = await publish(tagPush('v1.2.3'), repository, {
      platforms: 'linux/amd64,linux/arm64',
      variants: CPU_AND_GPU
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toEqual(
      ['1', '1-cpu', '1-gpu', '1.2', '1.2-cpu', '1.2-gpu', '1.2.3', '1.2.3-cpu', '1.2.3-gpu'].concat([
        'latest',
        'latest-cpu',
        'latest-gpu'
      ])
    );
    const digests = await tagDigests(repository);
    expect(digests['1.2.3']).toBe(run.outputs.digest);
    for (const bare of ['1', '1.2', 'latest']) expect(digests[bare]).toBe(digests['1.2.3']);
    for (const gpu of ['1-gpu', '1.2-gpu', 'latest-gpu']) expect(digests[gpu]).toBe(digests['1.2.3-gpu']);
    expect(digests['1.2.3-gpu']).not.toBe(digests['1.2.3']);
    const {images} = await taggedImages(repository, '1.2.3');
    expect(Object.keys(images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    const {config} = await configOf(repository, images['linux/arm64'] ?? '');
    expect(config.Labels).toMatchObject({'org.opencontainers.image.version': '1.2.3'});
    expect(run.outputs.version).toBe('1.2.3');
    expect(run.summary).toMatch(/^## ✅ Published hello 1\.2\.3$/m);
    await expectNoTrace(run, repository);
  });

  it.for([
    {what: 'a pre-release under its full version alone', tag: 'v2.0.0-rc.1', want: ['2.0.0-rc.1']},
    {what: 'a release before 1.0 without a major tag', tag: 'v0.3.1', want: ['0.3', '0.3.1', 'latest']}
  ])('publishes $what', async ({tag, want}) => {
    const repository = newRepository();
    const run = await publish(tagPush(tag), repository, {platforms: 'linux/amd64'});
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toEqual(want);
    expect(resultOf(run).publications[0]?.status).toBe('published');
  });

  it('leaves the tags of a release alone when a branch is pushed later', async () => {
    const repository = newRepository();
    const inputs = {platforms: 'linux/amd64', tags: 'semver\nbranch\nlatest'};
    expect((await publish(tagPush('v1.2.3'), repository, inputs)).exitCode).toBe(0);
    const before = await tagDigests(repository);
    expect((await publish(pushToMain(), repository, inputs)).exitCode).toBe(0);
    const {main, ...after} = await tagDigests(repository);
    expect(after).toEqual(before);
    expect(main).toBeDefined();
  });
});
