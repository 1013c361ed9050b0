import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {docker, expectNoTrace} from './support/engine.ts';
import {forkPullRequest, type JobEvent, pushToMain} from './support/events.ts';
import {ownBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {allTags, hasBaseLayer, newRepository, publishedTags, taggedImages} from './support/registry.ts';

const onClassic = (event: JobEvent, repository: string) =>
  runAction({
    event,
    cwd: project({Dockerfile: HELLO}),
    inputs: {...ownBuilder(), images: repository, platforms: 'linux/amd64,linux/arm64', variants: CPU_AND_GPU},
    dockerHost: lab().LAB_DOCKER_HOST_CLASSIC
  });

describe('an engine with the classic image store', () => {
  it('is not the store that the other tests run on', async () => {
    const stores = await Promise.all(
      [lab().LAB_DOCKER_HOST_CLASSIC, lab().LAB_DOCKER_HOST].map(host =>
        docker(['info', '--format', '{{.DriverStatus}}'], host)
      )
    );
    expect(stores.map(status => status.includes('io.containerd.snapshotter'))).toEqual([false, true]);
  });

  it('publishes every platform of a push', async () => {
    const repository = newRepository();
    const run = await onClassic(pushToMain(), repository);
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toHaveLength(9);
    const {targets} = resultOf(run);
    const tested = targets
      .filter(({variant}) => variant === 'cpu')
      .map(({platform, build}) => [platform, build?.manifest]);
    expect((await taggedImages(repository, 'latest')).images).toEqual(Object.fromEntries(tested));
    await expectNoTrace(run, repository);
  });

  it('loads and tests a pull request of a fork', async () => {
    const repository = newRepository();
    const run = await onClassic(forkPullRequest(), repository);
    expect(run.exitCode, run.log).toBe(0);
    expect(resultOf(run).targets.map(({status, check}) => [status, check?.summary])).toEqual(
      Array.from({length: 4}, () => ['passed', 'HEALTHCHECK'])
    );
    expect(await allTags(repository)).toEqual([]);
    expect(await hasBaseLayer(repository)).toBe(false);
    await expectNoTrace(run, repository);
  });
});
