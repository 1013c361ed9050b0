import {execFileSync} from 'node:child_process';
import {describe, expect, it} from 'vitest';
import {type ActionRun, planOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, pushToBranch, recorded, tagPush} from './support/events.ts';
import {githubApi} from './support/github-api.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {allTags, configOf, newRepository, publishedTags, tagDigests, taggedImages} from './support/registry.ts';

const run = async (event: JobEvent, repository: string, api = '', cwd = project({Dockerfile: HELLO})) => {
  const done = await runAction({
    event,
    cwd,
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64'},
    ...(api === '' ? {} : {env: {GITHUB_API_URL: api}})
  });
  expect(done.exitCode, done.log).toBe(0);
  expect(done.annotations).toEqual([]);
  return done;
};

const heldBy = (done: ActionRun) => planOf(done).publications[0]?.held.map(({name}) => name);

describe('a release that is marked as a pre-release', () => {
  it('gets its version alone, from the push of its tag and from its release, and holds nothing back later', async () => {
    const repository = newRepository();
    const api = await githubApi({tags: ['v1.2.3', 'v1.3.0'], preReleases: ['v1.3.0']});
    const pushed = await run(tagPush('v1.3.0'), repository, api.url);
    expect(await publishedTags(repository)).toEqual(['1.3.0']);
    expect(heldBy(pushed)).toEqual(['1.3', '1', 'latest']);
    expect(pushed.summary).toContain('the release v1.3.0 is marked as a pre-release');

    const event = recorded('release', 'release', 'refs/tags/v1.3.0', payload => ({
      ...payload,
      repository: tagPush('v1.3.0').payload.repository,
      release: {...(payload.release as object), prerelease: true}
    }));
    const before = await tagDigests(repository);
    await run(event, repository, api.url);
    // Attestations have times: the images are the same, the index is not.
    expect(Object.keys(await tagDigests(repository))).toEqual(Object.keys(before));

    const stable = await run(tagPush('v1.2.4', 'd'.repeat(40)), repository, api.url);
    expect(heldBy(stable)).toEqual([]);
    expect(await publishedTags(repository)).toEqual(['1', '1.2', '1.2.4', '1.3.0', 'latest']);
  });
});

describe('an event with nothing to do', () => {
  it.for([
    {name: 'a deleted tag', event: recorded('push-deleted', 'push', 'refs/heads/main'), says: 'the tag is deleted'},
    {
      name: 'a deleted branch',
      event: recorded('delete', 'delete', 'refs/heads/main'),
      says: 'the branch is deleted'
    },
    {
      name: 'a workflow run that failed',
      event: recorded('workflow-run', 'workflow_run', 'refs/heads/main', payload => ({
        ...payload,
        workflow_run: {...(payload.workflow_run as object), conclusion: 'failure'}
      })),
      says: 'the workflow run before it ended with "failure"'
    },
    {
      name: 'an edited release',
      event: recorded('release', 'release', 'refs/tags/v1.3.0', payload => ({...payload, action: 'edited'})),
      says: 'images of a release are published on'
    }
  ])('$name ends well without Docker, and says why', async ({event, says}) => {
    const repository = newRepository();
    const done = await runAction({
      event,
      cwd: project({}),
      inputs: {images: repository},
      dockerHost: 'unix:///nowhere/docker.sock'
    });
    expect(done.exitCode, done.log).toBe(0);
    expect(done.annotations).toEqual([]);
    expect(done.summary).toMatch(new RegExp(`^## ✅ Nothing to do: ${says}`, 'm'));
    expect(done.log).toContain(`→ nothing to do: ${says}`);
    expect(done.outputs).toMatchObject({pushed: 'false', tags: '', version: '', matrix: '{"include":[]}'});
    expect(resultOf(done).targets).toEqual([]);
    expect(await allTags(repository)).toEqual([]);
  });
});

describe('the merge queue', () => {
  const ref = 'refs/heads/gh-readonly-queue/main/pr-7-929f8209d40f77f4abc622a499c93a83babdbe64';

  it.for([
    {name: 'a merge group', event: recorded('merge-group', 'merge_group', ref)},
    {name: 'a push to its branch', event: pushToBranch(ref.replace('refs/heads/', ''))}
  ])('$name is built and checked, and leaves nothing in the registry', async ({event}) => {
    const repository = newRepository();
    const done = await run(event, repository);
    expect(resultOf(done).targets.map(({status}) => status)).toEqual(['passed']);
    expect(await allTags(repository)).toEqual([]);
    expect(done.summary).toMatch(/→ build and check only: what waits in the merge queue/);
    await expectNoTrace(done, repository);
  });
});

describe('a dispatch with a ref', () => {
  it('is of the Git tag that is checked out, not of the branch that it runs on', async () => {
    const repository = newRepository();
    const cwd = project({Dockerfile: HELLO});
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=o', '-c', 'user.email=o@example.com', ...args], {
        cwd,
        encoding: 'utf8'
      }).trim();
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '--message=one');
    git('tag', '--annotate', '--message=v2.0.0', 'v2.0.0');
    const event = recorded('workflow-dispatch', 'workflow_dispatch', 'refs/heads/main', payload => ({
      ...payload,
      inputs: {ref: 'v2.0.0'}
    }));
    const done = await run(event, repository, '', cwd);
    expect(await publishedTags(repository)).toEqual(['2', '2.0', '2.0.0', 'latest']);
    const {images} = await taggedImages(repository, '2.0.0');
    const {config} = await configOf(repository, images['linux/amd64'] ?? '');
    expect(config.Labels?.['org.opencontainers.image.revision']).toBe(git('rev-parse', 'HEAD'));
    expect(done.summary).toContain('workflow_dispatch of tag v2.0.0, trusted → publish');
  });
});
