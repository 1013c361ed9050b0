import {describe, expect, it} from 'vitest';
import {runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {pullRequest, pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {cacheTags, configOf, manifestOf, newRepository, publishedTags, taggedImages} from './support/registry.ts';

describe('a pull request of the same repository', () => {
  it('publishes pr-N and keeps a cache of its own beside that of the branch', async () => {
    const repository = newRepository();
    const step = {
      cwd: project({Dockerfile: HELLO}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64,linux/arm64'}
    };
    const pushed = await runAction({...step, event: pushToMain()});
    expect(pushed.exitCode, pushed.log).toBe(0);
    const branchCache = await cacheTags(repository);
    expect(branchCache).toEqual(['cache-hello-linux-amd64', 'cache-hello-linux-arm64']);
    const branch = await Promise.all(branchCache.map(tag => manifestOf(repository, tag)));
    const main = await manifestOf(repository, 'main');

    const event = pullRequest();
    const run = await runAction({...step, event});
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({version: 'pr-7', pushed: 'true', tags: `${repository}:pr-7`});
    expect(await publishedTags(repository)).toEqual(
      ['latest', 'main', `sha-${pushToMain().sha.slice(0, 7)}`, 'pr-7'].sort()
    );
    const {images} = await taggedImages(repository, 'pr-7');
    expect(Object.keys(images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    const {config} = await configOf(repository, images['linux/amd64'] ?? '');
    expect(config.Labels).toMatchObject({'org.opencontainers.image.revision': event.sha});

    expect(await cacheTags(repository)).toEqual([...branchCache, ...branchCache.map(tag => `${tag}-pr-7`)].sort());
    expect(await Promise.all(branchCache.map(tag => manifestOf(repository, tag)))).toEqual(branch);
    expect(await manifestOf(repository, 'main')).toEqual(main);
    expect(run.summary).toMatch(/^## ✅ Published hello as pr-7$/m);
    await expectNoTrace(run, repository);
  });
});
