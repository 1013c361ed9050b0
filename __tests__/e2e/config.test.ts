import {describe, expect, it} from 'vitest';
import {planOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {tagPush} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project, startsWith} from './support/project.ts';
import {allTags, configOf, manifestOf, newRepository, publishedTags, taggedImages} from './support/registry.ts';

interface Repositories {
  readonly backend: string;
  readonly mirror: string;
  readonly worker: string;
}

const newRepositories = (): Repositories => ({
  backend: newRepository(),
  mirror: newRepository(),
  worker: newRepository()
});

const config = ({backend, mirror, worker}: Repositories): string => `images:
  backend:
    repositories: [${backend}, ${mirror}]
    context: backend
    platforms: [linux/amd64, linux/arm64]
    smoke: {port: 8000, checks: [{http: {path: /health}}]}
    labels: {team: web}
  worker:
    repositories: [${worker}]
    context: worker
    platforms: [linux/amd64]
    tag-format: "{variant}-{tag}"
    variants:
      slim: {default: true}
      debug: {build-args: {DEBUG: 1}}
labels:
  product: hello
`;

const workspace = (repositories: Repositories): string =>
  project({
    '.github/multiarch.yml': config(repositories),
    'backend/Dockerfile': HELLO,
    'worker/Dockerfile': startsWith('sleep 600', 'ARG DEBUG=0', 'ENV DEBUG=$DEBUG')
  });

const publish = (repositories: Repositories, inputs = {}) =>
  runAction({
    event: tagPush('v1.2.3'),
    cwd: workspace(repositories),
    inputs: {...sharedBuilder(), config: '.github/multiarch.yml', ...inputs}
  });

describe('a config file with two images', () => {
  it('publishes both in one run, to every repository that it names', async () => {
    const repositories = newRepositories();
    const run = await publish(repositories);
    expect(run.exitCode, run.log).toBe(0);
    const {backend, mirror, worker} = repositories;
    const bare = ['1', '1.2', '1.2.3', 'latest'];
    for (const repository of [backend, mirror]) {
      expect(await publishedTags(repository)).toEqual(bare);
      expect(Object.keys((await taggedImages(repository, '1.2.3')).images).sort()).toEqual([
        'linux/amd64',
        'linux/arm64'
      ]);
    }
    expect((await manifestOf(mirror, '1.2.3')).digest).toBe((await manifestOf(backend, '1.2.3')).digest);
    expect(await publishedTags(worker)).toEqual(
      [...bare, ...bare.map(tag => `slim-${tag}`), ...bare.map(tag => `debug-${tag}`)].sort()
    );
    const {images} = await taggedImages(backend, 'latest');
    const {config: stored} = await configOf(backend, images['linux/arm64'] ?? '');
    expect(stored.Labels).toMatchObject({product: 'hello', team: 'web', 'org.opencontainers.image.version': '1.2.3'});
    const digests = JSON.parse(run.outputs.digests ?? '') as Record<string, string>;
    expect(Object.keys(digests).sort()).toEqual(['backend', 'worker/debug', 'worker/slim']);
    expect(digests.backend).toBe((await manifestOf(mirror, 'latest')).digest);
    expect(run.outputs.digest).toBe('');
    expect(run.summary).toMatch(/^## ✅ Published backend and worker 1\.2\.3$/m);
    await expectNoTrace(run, backend);
  });

  it('builds of them what "only" names', async () => {
    const repositories = newRepositories();
    const run = await publish(repositories, {only: 'worker/debug'});
    expect(run.exitCode, run.log).toBe(0);
    expect(resultOf(run).targets.map(({id}) => id)).toEqual(['worker/debug/linux/amd64']);
    expect(await publishedTags(repositories.worker)).toEqual(['debug-1', 'debug-1.2', 'debug-1.2.3', 'debug-latest']);
    expect(await allTags(repositories.backend)).toEqual([]);
  });

  it.each([
    {
      platforms: 'linux/amd64,linux/arm64',
      want: ['backend/linux/amd64', 'backend/linux/arm64', 'worker/slim/linux/amd64', 'worker/debug/linux/amd64'],
      notes: []
    },
    {
      platforms: 'linux/arm64',
      want: ['backend/linux/arm64'],
      notes: ['slim', 'debug'].map(
        name => `worker/${name} is not built: it is for linux/amd64 alone, and "platforms" asks for linux/arm64.`
      )
    }
  ])('narrows them to $platforms, and makes no image for another platform', async ({platforms, want, notes}) => {
    const run = await publish(newRepositories(), {mode: 'plan', platforms, guard: 'off'});
    expect(run.exitCode, run.log).toBe(0);
    expect(planOf(run).targets.map(({id}) => id)).toEqual(want);
    expect(planOf(run).notes).toEqual(notes);
    for (const note of notes) expect(run.log).toContain(note);
    expect(run.summary.includes('### Notes')).toBe(notes.length > 0);
  });

  it('tells a misspelt key with its line and the right one', async () => {
    const repositories = newRepositories();
    const run = await runAction({
      event: tagPush('v1.2.3'),
      cwd: project({'multi.yml': config(repositories).replace('platforms: [linux/amd64]', 'platform: [linux/amd64]')}),
      inputs: {...sharedBuilder(), config: 'multi.yml'}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.summary).toMatch(/multi\.yml › images › worker .*\(line 11\)/);
    expect(run.summary).toMatch(/platforms/);
    expect(run.sessions).toEqual([]);
  });
});
