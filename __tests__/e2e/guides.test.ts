import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type CacheService, cacheService} from '../contract/support/cache-service.ts';
import {commit} from './support/checkout.ts';
import {closedPullRequest, type JobEvent, pullRequest, pushToBranch, recorded, tagPush} from './support/events.ts';
import {type GitHubState, githubApi} from './support/github-api.ts';
import {type GuideProject, guideProject} from './support/guide.ts';
import {lab} from './support/lab.ts';
import {publishedTags, tagDigests, taggedImages} from './support/registry.ts';
import {runWorkflow, type WorkflowRun} from './support/runner.ts';

const BOTH = ['linux/amd64', 'linux/arm64'];

interface Followed extends GuideProject {
  /** GitHub's cache, which keeps what was tested. */
  readonly cache: CacheService;
}

const follow = async (guide: string): Promise<Followed> => ({...guideProject(guide), cache: await cacheService()});

/** Runs the workflow of a guide with an event; what it says of GitHub's API is what the job finds there. */
async function runOn(project: Followed, event: JobEvent, state: GitHubState = {}): Promise<WorkflowRun> {
  const api = await githubApi(state);
  const {LAB_USERNAME, LAB_PASSWORD} = lab();
  const run = await runWorkflow({
    event,
    cwd: project.cwd,
    api: api.url,
    env: project.cache.envOf(event.ref),
    variables: {DOCKERHUB_USERNAME: LAB_USERNAME},
    secrets: {DOCKERHUB_TOKEN: LAB_PASSWORD}
  });
  expect(run.exitCode, run.log).toBe(0);
  expect(run.steps).toMatchObject({
    'Main actions/checkout@v5': 'success',
    'Main org/multiarch-build@v1': 'success',
    'Post org/multiarch-build@v1': 'success'
  });
  return run;
}

const short = ({sha}: GuideProject): string => `sha-${sha.slice(0, 7)}`;
const pushOf = ({sha}: GuideProject): JobEvent => pushToBranch('main', sha);
/** What GitHub knows when the commit of the project has got a tag. */
const releasedState = ({sha}: GuideProject, tag: string): GitHubState => ({
  tags: [tag],
  history: [[sha]],
  heads: {main: sha}
});
const withVariants = (tags: readonly string[], ...variants: readonly string[]): readonly string[] =>
  [...tags, ...tags.flatMap(tag => variants.map(variant => `${tag}-${variant}`))].sort();

describe('docs/python-api.md', () => {
  it('publishes a push, then the release of the commit, and a preview that goes with its pull request', async () => {
    const project = await follow('python-api');
    const repository = `${project.ghcr}/acme/hello`;
    const pushed = await runOn(project, pushOf(project));
    expect(pushed.summary).toContain('## ✅ Published hello as main');
    expect(pushed.summary).toContain('HEALTHCHECK, GET :8000/health');
    const ofPush = ['latest', 'main', short(project)].sort();
    expect(await publishedTags(repository)).toEqual(ofPush);
    expect(Object.keys((await taggedImages(repository, 'latest')).images).sort()).toEqual(BOTH);

    // The release of what was tested builds nothing.
    const released = await runOn(project, tagPush('v1.2.3', project.sha), releasedState(project, 'v1.2.3'));
    expect(released.log).not.toContain('is started and checked');
    expect(await publishedTags(repository)).toEqual(['1', '1.2', '1.2.3', ...ofPush]);
    const digests = await tagDigests(repository);
    expect(digests['1.2.3']).toBe(digests.main);

    const previews: GitHubState = {};
    commit(project.cwd, {
      'main.py': `${readFileSync(join(project.cwd, 'main.py'), 'utf8')}\n# later\n`
    });
    await runOn(project, pullRequest('opened'), previews);
    expect(await publishedTags(repository)).toContain('pr-7');
    expect(previews.comments?.[0]?.body).toContain(`docker run --rm -p 8000:8000 ${repository}:pr-7\n`);

    await runOn(project, closedPullRequest(), previews);
    expect(await publishedTags(repository)).toEqual(['1', '1.2', '1.2.3', ...ofPush]);
    expect(previews.comments?.[0]?.body).toContain('Preview removed');
  });
});

describe('docs/node.md', () => {
  it('publishes a push, the release of the commit and a pull request after all of its checks', async () => {
    const project = await follow('node');
    const repository = `${project.ghcr}/acme/hello`;
    const pushed = await runOn(project, pushOf(project));
    expect(pushed.summary).toContain('GET :3000/missing');
    await runOn(project, tagPush('v1.2.3', project.sha), releasedState(project, 'v1.2.3'));
    const released = ['1', '1.2', '1.2.3', 'latest', 'main', short(project)];
    expect(await publishedTags(repository)).toEqual([...released].sort());
    await runOn(project, pullRequest());
    expect(await publishedTags(repository)).toEqual([...released, 'pr-7'].sort());
  });
});

describe('docs/cpu-gpu.md', () => {
  it('publishes both variants of a push, a version and a pull request, the GPU one for amd64 alone', async () => {
    const project = await follow('cpu-gpu');
    const repository = `${project.ghcr}/acme/hello`;
    const pushed = await runOn(project, pushOf(project));
    expect(pushed.log).toMatch(/hello\/gpu\/linux\/amd64 .*GET :8000\/predict\?x=21/);
    expect(pushed.log).toContain('hello/gpu/linux/amd64 was not checked as a runner with a GPU would check it');
    const ofPush = ['latest', 'main', short(project)];
    expect(await publishedTags(repository)).toEqual(withVariants(ofPush, 'cpu', 'gpu'));
    expect(Object.keys((await taggedImages(repository, 'latest')).images).sort()).toEqual(BOTH);
    expect(Object.keys((await taggedImages(repository, 'latest-gpu')).images)).toEqual(['linux/amd64']);

    await runOn(project, tagPush('v1.2.3', project.sha), releasedState(project, 'v1.2.3'));
    const released = withVariants(['1', '1.2', '1.2.3', ...ofPush], 'cpu', 'gpu');
    expect(await publishedTags(repository)).toEqual(released);
    const digests = await tagDigests(repository);
    expect(digests['1.2.3-cpu']).toBe(digests['main-cpu']);

    const previews: GitHubState = {};
    await runOn(project, pullRequest('opened'), previews);
    expect(await publishedTags(repository)).toEqual([...released, ...withVariants(['pr-7'], 'cpu', 'gpu')].sort());
    expect(previews.comments).toHaveLength(1);
    await runOn(project, closedPullRequest(), previews);
    expect(await publishedTags(repository)).toEqual(released);
  });
});

describe('docs/base-images.md', () => {
  it('publishes a push, releases, a pull request and the weekly rebuild to both registries', async () => {
    const project = await follow('base-images');
    const [ghcr, dockerHub] = [`${project.ghcr}/acme/base`, `${project.dockerHub}/acme/base`];
    const eachHas = async (...tags: readonly string[]): Promise<void> => {
      for (const repository of [ghcr, dockerHub]) {
        expect(await publishedTags(repository)).toEqual(withVariants(tags, 'busybox', 'debian'));
      }
    };
    const pushed = await runOn(project, pushOf(project));
    await eachHas('edge');
    expect(pushed.log).not.toContain(lab().LAB_PASSWORD);

    // Payloads of the same repository: its description is a label of the images.
    const {repository} = pushOf(project).payload;
    const release = (tag: string, prerelease: boolean): JobEvent => ({
      ...recorded('release', 'release', `refs/tags/${tag}`, payload => ({
        ...payload,
        repository,
        release: {...(payload.release as object), tag_name: tag, prerelease}
      })),
      sha: project.sha
    });
    await runOn(project, release('v3.6.0', false), releasedState(project, 'v3.6.0'));
    const ofRelease = ['3', '3.6', '3.6.0', 'latest', 'edge'];
    await eachHas(...ofRelease);
    const released = await tagDigests(ghcr);

    await runOn(project, release('v4.0.0-rc.1', true), releasedState(project, 'v4.0.0-rc.1'));
    await eachHas(...ofRelease, '4.0.0-rc.1');
    expect(await tagDigests(ghcr)).toMatchObject({...released, '4.0.0-rc.1': released.edge ?? 'edge'});

    const previews: GitHubState = {};
    await runOn(project, pullRequest('opened'), previews);
    await eachHas(...ofRelease, '4.0.0-rc.1', 'pr-7');
    expect(previews.comments?.[0]?.body).toContain(`${ghcr}:pr-7`);
    await runOn(project, closedPullRequest(), previews);

    await runOn(project, {...recorded('schedule', 'schedule', 'refs/heads/main'), sha: project.sha});
    await eachHas(...ofRelease, '4.0.0-rc.1', 'nightly');
    expect(await tagDigests(dockerHub)).toEqual(await tagDigests(ghcr));
    expect((await tagDigests(ghcr)).latest).toBe(released.latest);
  });
});

describe('docs/monorepo.md', () => {
  it('publishes both images together on a push, a tag and a pull request', async () => {
    const project = await follow('monorepo');
    const repositories = ['backend', 'frontend'].map(name => `${project.ghcr}/acme/shop-${name}`);
    const eachHas = async (...tags: readonly string[]): Promise<void> => {
      for (const repository of repositories) expect(await publishedTags(repository)).toEqual([...tags].sort());
    };
    const pushed = await runOn(project, pushOf(project));
    expect(pushed.summary).toContain('GET :3000/orders');
    await eachHas('latest', 'main', short(project));

    await runOn(project, tagPush('v1.2.3', project.sha), releasedState(project, 'v1.2.3'));
    await eachHas('1', '1.2', '1.2.3', 'latest', 'main', short(project));

    const previews: GitHubState = {};
    await runOn(project, pullRequest(), previews);
    await eachHas('1', '1.2', '1.2.3', 'latest', 'main', 'pr-7', short(project));
    expect(previews.comments).toHaveLength(1);
    for (const repository of repositories) expect(previews.comments?.[0]?.body).toContain(`${repository}:pr-7`);
  });
});
