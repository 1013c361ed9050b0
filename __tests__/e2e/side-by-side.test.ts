import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {tagPush} from './support/events.ts';
import {ownBuilder, sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository, tagDigests, taggedImages} from './support/registry.ts';

describe('two runs of one commit at the same time', () => {
  it.for([
    {what: 'each with a builder of its own', builder: ownBuilder},
    {what: 'on one builder', builder: sharedBuilder}
  ])('both succeed, and the tags are those of one of them ($what)', async ({builder}) => {
    const repository = newRepository();
    const cwd = project({Dockerfile: HELLO});
    const inputs = {...builder(), images: repository, platforms: 'linux/amd64,linux/arm64'};
    const runs = await Promise.all([1, 2].map(() => runAction({event: tagPush('v1.2.3'), cwd, inputs})));
    for (const run of runs) expect(run.exitCode, run.log).toBe(0);

    const digests = await tagDigests(repository);
    expect(Object.keys(digests)).toEqual(['1', '1.2', '1.2.3', 'latest']);
    const tested = runs.map(run =>
      Object.fromEntries(resultOf(run).targets.map(({platform, build}) => [platform, build?.manifest]))
    );
    for (const tag of Object.keys(digests)) expect(tested).toContainEqual((await taggedImages(repository, tag)).images);
    for (const run of runs) await expectNoTrace(run);
  });
});
