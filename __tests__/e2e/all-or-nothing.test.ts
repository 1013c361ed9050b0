import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {pushToMain, tagPush} from './support/events.ts';
import {faultProxy} from './support/fault-proxy.ts';
import {sharedBuilder} from './support/inputs.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {newRepository, publishedTags, tagDigests} from './support/registry.ts';

const inputs = {
  ...sharedBuilder(),
  platforms: 'linux/amd64',
  variants: CPU_AND_GPU,
  cache: 'off',
  retries: '0',
  // Without retries, no two builds may upload the base image at once.
  parallel: '1',
  // Each build pushes its image manifest alone, and the annotation makes an index that only publishing writes.
  provenance: 'false',
  annotations: 'index:org.example.team=hello'
};

/** Writes of manifests that come before the one that is refused: those of both builds, and one more. */
const BEFORE_THE_SECOND_INDEX = 3;

describe('two variants in one repository', () => {
  it('get no tag, neither of them, when the registry refuses the index of the second', async () => {
    const proxy = await faultProxy();
    const repository = newRepository(proxy.host);
    const step = {cwd: project({Dockerfile: HELLO}), inputs: {...inputs, images: repository}};
    const old = await runAction({...step, event: pushToMain(), inputs: {...step.inputs, tags: 'latest'}});
    expect(old.exitCode, old.log).toBe(0);
    const before = await tagDigests(repository);
    expect(Object.keys(before)).toEqual(['latest', 'latest-cpu', 'latest-gpu']);

    let written = 0;
    const seen: string[] = [];
    proxy.judge = ({method, path, tag}) => {
      if (method !== 'PUT' || !path.includes('/manifests/')) return undefined;
      seen.push(tag === undefined ? 'digest' : 'tag');
      return ++written > BEFORE_THE_SECOND_INDEX ? {kind: 'status', status: 403} : undefined;
    };
    const run = await runAction({...step, event: tagPush('v1.2.3', 'b'.repeat(40))});
    expect(run.exitCode, run.log).toBe(1);
    expect(seen.slice(0, BEFORE_THE_SECOND_INDEX + 1)).toEqual(['digest', 'digest', 'digest', 'digest']);
    expect(seen).not.toContain('tag');
    expect(await tagDigests(repository)).toEqual(before);
    const {failures, publications} = resultOf(run);
    expect(failures).toMatchObject([
      {code: 'publish-failed', title: expect.stringMatching(/^the index of hello\/[cg]pu cannot be uploaded to/)}
    ]);
    expect(publications.map(({status}) => status)).toEqual(['not-published', 'not-published']);
    expect(run.summary).toContain('Nothing was published');
    await expectNoTrace(run, repository);

    proxy.judge = () => undefined;
    const repeated = await runAction({...step, event: tagPush('v1.2.3', 'b'.repeat(40))});
    expect(repeated.exitCode, repeated.log).toBe(0);
    expect(await publishedTags(repository)).toEqual(
      ['1', '1.2', '1.2.3', 'latest'].flatMap(tag => [tag, `${tag}-cpu`, `${tag}-gpu`]).sort()
    );
  });
});
