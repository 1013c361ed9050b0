import {describe, expect, it} from 'vitest';
import {planOf, resultOf, runAction, runPost} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {ownBuilder} from './support/inputs.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {
  cacheTags,
  configOf,
  crane,
  findManifest,
  manifestOf,
  newRepository,
  publishedTags,
  taggedImages
} from './support/registry.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

describe('a push to the default branch', () => {
  it('publishes two variants for two platforms, exactly the images that were tested', async () => {
    const repository = newRepository();
    const event = pushToMain();
    const short = `sha-${event.sha.slice(0, 7)}`;
    const run = await runAction({
      event,
      cwd: project({Dockerfile: HELLO}),
      inputs: {...ownBuilder(), images: repository, platforms: PLATFORMS.join(','), variants: CPU_AND_GPU}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations).toEqual([]);

    const bare = ['latest', 'main', short];
    const of = (variant: string) => bare.map(tag => `${tag}-${variant}`);
    expect(await publishedTags(repository)).toEqual([...bare, ...of('cpu'), ...of('gpu')].sort());

    // Every tag has the planned platforms, and their images are those that the run says it tested.
    const {targets, publications} = resultOf(run);
    expect(targets.map(({status}) => status)).toEqual(['passed', 'passed', 'passed', 'passed']);
    for (const variant of ['cpu', 'gpu']) {
      const tested = Object.fromEntries(
        targets
          .filter(target => target.variant === variant)
          .map(({platform, build}) => [platform, build?.manifest as string])
      );
      expect(Object.keys(tested).sort()).toEqual(PLATFORMS);
      const digest = publications.find(one => one.variant === variant)?.repositories[0]?.digest;
      for (const tag of [...of(variant), ...(variant === 'cpu' ? bare : [])]) {
        const tagged = await taggedImages(repository, tag);
        expect(tagged.images, tag).toEqual(tested);
        expect(tagged.digest, tag).toBe(digest);
        expect(await crane('digest', `${repository}:${tag}`), tag).toBe(digest);
      }
    }
    expect(new Set(targets.map(({build}) => build?.manifest)).size).toBe(4);

    // Attestations travel along: one for each image, and it can be fetched.
    const {images, others} = await taggedImages(repository, 'main');
    expect(others.map(({annotations}) => annotations?.['vnd.docker.reference.digest']).sort()).toEqual(
      Object.values(images).sort()
    );
    for (const {digest} of others) expect(await findManifest(repository, digest)).toBeDefined();

    // Labels say where it comes from.
    for (const [platform, digest] of Object.entries(images)) {
      const {os, architecture, config} = await configOf(repository, digest);
      expect(`${os}/${architecture}`).toBe(platform);
      expect(config.Labels).toMatchObject({
        'org.opencontainers.image.created': '2025-11-21T08:29:58.000Z',
        'org.opencontainers.image.description': 'A small HTTP service in two variants',
        'org.opencontainers.image.licenses': 'Apache-2.0',
        'org.opencontainers.image.revision': event.sha,
        'org.opencontainers.image.source': 'https://github.com/acme/hello',
        'org.opencontainers.image.title': 'hello',
        'org.opencontainers.image.version': 'main'
      });
      const {annotations} = await manifestOf(repository, digest);
      expect(annotations).toMatchObject({'org.opencontainers.image.revision': event.sha});
      const second = await crane('config', '--platform', platform, `${repository}:latest-cpu`);
      expect((JSON.parse(second) as typeof config & {architecture: string}).architecture).toBe(architecture);
    }
    expect((await crane('ls', repository)).split('\n').sort()).toEqual(
      [...(await publishedTags(repository)), ...(await cacheTags(repository))].sort()
    );
    expect(await cacheTags(repository)).toHaveLength(4);

    expect(run.outputs).toMatchObject({
      version: 'main',
      pushed: 'true',
      digest: (await manifestOf(repository, 'main')).digest
    });
    expect(run.outputs.tags?.split('\n')).toContain(`${repository}:latest-gpu`);
    expect(Object.keys(JSON.parse(run.outputs.digests ?? '') as object)).toHaveLength(2);
    expect(JSON.parse(run.outputs.matrix ?? '')).toMatchObject({include: [{platform: 'linux/amd64'}, {}, {}, {}]});
    expect(planOf(run).push.push).toBe(true);

    expect(run.summary).toMatch(/^## ✅ Published hello as main$/m);
    expect(run.summary).toContain(`docker pull ${repository}:${short}`);
    expect(run.summary).toContain(`docker pull ${repository}@${run.outputs.digest}`);
    expect(run.summary).toMatch(/HEALTHCHECK/);

    await expectNoTrace(run, repository);

    // The post step of a run that ended by itself has nothing to say and nothing to do.
    const post = await runPost(run);
    expect(post.exitCode).toBe(0);
    expect(post.log).toBe('');
    expect(await publishedTags(repository)).toHaveLength(9);
  });
});
