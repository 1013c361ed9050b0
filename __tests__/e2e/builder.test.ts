import {afterAll, beforeAll, describe, expect, inject, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {docker, expectNoTrace, until} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {freePort} from './support/free-port.ts';
import type {Inputs} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository, publishedTags, taggedImages} from './support/registry.ts';

const PLATFORMS = 'linux/amd64,linux/arm64';

const build = (inputs: Inputs, repository = newRepository()) =>
  runAction({
    event: pushToMain(),
    cwd: project({Dockerfile: HELLO}),
    inputs: {images: repository, platforms: PLATFORMS, ...inputs}
  });

describe('an existing builder', () => {
  it('is used and left as it was', async () => {
    const builder = inject('builder');
    const container = () =>
      docker(['inspect', '--format', '{{.Id}} {{.State.StartedAt}}', `buildx_buildkit_${builder}0`]);
    const before = await container();
    const repository = newRepository();
    const run = await build({builder}, repository);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toContain(`Builder ${builder} is ready`);
    expect(Object.keys((await taggedImages(repository, 'main')).images)).toHaveLength(2);
    expect(await container()).toBe(before);
    await expectNoTrace(run, repository);
  });

  it.for([
    {what: 'that is not there', builder: 'nobody-made-this', message: /There is no usable builder "nobody-made-this"/},
    {what: 'of the docker driver', builder: 'default', message: /Builder "default" has the docker driver/}
  ])('$what is refused', async ({builder, message}) => {
    const repository = newRepository();
    const run = await build({builder}, repository);
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([{code: 'no-builder', title: expect.stringMatching(message)}]);
    expect(resultOf(run).failures[0]?.remedy).toMatch(/leave "builder" out|Leave "builder" out/);
    await expectNoTrace(run, repository);
  });
});

describe('a builder of the run', () => {
  it('that cannot start is told with what the tool said', async () => {
    const run = await build({'driver-opts': 'network=host', 'buildkit-image': 'localhost:1/no/buildkit:none'});
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([{code: 'no-builder'}]);
    expect(run.summary).toContain('The builder did not start');
    await expectNoTrace(run);
  });
});

describe('driver: remote', () => {
  const name = `e2e-buildkitd-${process.pid}`;
  let endpoint = '';

  beforeAll(async () => {
    endpoint = `tcp://127.0.0.1:${await freePort()}`;
    await docker([
      ...['run', '--detach', '--privileged', '--name', name, '--network', 'host'],
      ...['--volume', `${lab().LAB_BUILDKITD_CONFIG}:/etc/buildkit/buildkitd.toml:ro`],
      ...['moby/buildkit:buildx-stable-1', '--addr', endpoint]
    ]);
    await until('the daemon', async () =>
      docker(['exec', name, 'buildctl', '--addr', endpoint, 'debug', 'workers']).then(
        () => true,
        () => false
      )
    );
  });

  afterAll(() => docker(['rm', '--force', '--volumes', name]));

  it('builds on a daemon that somebody else runs, and leaves it running', async () => {
    const repository = newRepository();
    const run = await build({driver: 'remote', endpoint}, repository);
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
    expect(Object.keys((await taggedImages(repository, 'main')).images)).toHaveLength(2);
    expect(await docker(['inspect', '--format', '{{.State.Running}}', name])).toBe('true');
    await expectNoTrace(run, repository);
  });
});
