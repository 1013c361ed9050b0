import {describe, expect, it} from 'vitest';
import {planOf, resultOf, runAction} from './support/action.ts';
import {checkout} from './support/checkout.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, pullRequest, pushToBranch, recorded, tagPush} from './support/events.ts';
import {githubApi} from './support/github-api.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {allTags, newRepository, publishedTags} from './support/registry.ts';

const MAIN = 'refs/heads/main';
const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-929f8209d40f77f4abc622a499c93a83babdbe64';

const release = (action: string, preRelease: boolean): JobEvent =>
  recorded('release', 'release', 'refs/tags/v1.3.0', payload => ({
    ...payload,
    action,
    release: {...(payload.release as object), prerelease: preRelease}
  }));

const dispatch = (inputs: object): JobEvent =>
  recorded('workflow-dispatch', 'workflow_dispatch', MAIN, payload => ({...payload, inputs}));

const workflowRun = (more: object): JobEvent =>
  recorded('workflow-run', 'workflow_run', MAIN, payload => ({
    ...payload,
    workflow_run: {...(payload.workflow_run as object), ...more}
  }));

const FORK = {head_repository: {full_name: 'mona/hello', fork: true}, event: 'pull_request', pull_requests: []};

interface Case {
  readonly name: string;
  readonly event: JobEvent;
  readonly tags: string;
  /** In the summary and in the log. */
  readonly says: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    name: 'release published',
    event: release('published', false),
    tags: '1.3.0 1.3 1 latest',
    says: 'release (published) of tag v1.3.0, trusted → publish: the event release is of this repository'
  },
  {
    name: 'release published as a pre-release',
    event: release('published', true),
    tags: '1.3.0',
    says: 'release (published) of tag v1.3.0, trusted → publish: the event release is of this repository'
  },
  ...['opened', 'reopened', 'labeled', 'synchronize'].map(action => ({
    name: `pull request ${action}`,
    event: pullRequest(action),
    tags: 'pr-7',
    says: `pull_request (${action}) of pull request 7, trusted → publish: the pull request comes from this repository`
  })),
  {
    name: 'merge group',
    event: recorded('merge-group', 'merge_group', QUEUE),
    tags: 'gh-readonly-queue-main-pr-7-929f8209d40f77f4abc622a499c93a83babdbe64 sha-8f3b1c9',
    says: 'trusted → build and check only: what waits in the merge queue is published when it is merged'
  },
  {
    name: 'workflow run of main',
    event: workflowRun({}),
    tags: 'main sha-8f3b1c9 latest',
    says: 'workflow_run (completed) of branch main, trusted → publish: the event workflow_run is of this repository'
  },
  {
    name: 'workflow run of a fork',
    event: workflowRun(FORK),
    inputs: {push: 'true'},
    tags: '',
    says: 'untrusted → build and check only: the workflow run comes from the fork mona/hello'
  },
  {
    name: 'schedule',
    event: recorded('schedule', 'schedule', MAIN),
    inputs: {tags: 'nightly\nsha'},
    tags: 'nightly sha-8f3b1c9',
    says: 'schedule of branch main, trusted → publish: the event schedule is of this repository'
  },
  {
    name: 'workflow_dispatch with a version',
    event: dispatch({version: '1.4.0'}),
    tags: '1.4.0 1.4 1 latest',
    says: 'workflow_dispatch of tag 1.4.0, trusted → publish: the event workflow_dispatch is of this repository'
  },
  {
    name: 'workflow_dispatch without inputs, which GitHub sends as null',
    event: recorded('workflow-dispatch', 'workflow_dispatch', MAIN, payload => ({...payload, inputs: null})),
    tags: 'main sha-8f3b1c9 latest',
    says: 'workflow_dispatch of branch main, trusted → publish: the event workflow_dispatch is of this repository'
  },
  {
    name: 'repository_dispatch with a version',
    event: recorded('repository-dispatch', 'repository_dispatch', MAIN),
    tags: '1.3.0 1.3 1 latest',
    says: 'repository_dispatch (publish-image) of tag 1.3.0, trusted → publish'
  },
  {
    name: 'comment on a pull request',
    event: recorded('issue-comment', 'issue_comment', MAIN),
    inputs: {push: 'true'},
    tags: 'main sha-8f3b1c9 latest',
    says: 'untrusted → build and check only: the comment is on a pull request, whose code may be of anybody'
  }
];

describe('a plan says what is done, and why, on', () => {
  it.for(CASES)('$name', async ({event, tags, says, inputs}) => {
    const run = await runAction({
      event,
      cwd: project({}),
      inputs: {images: newRepository(), platforms: 'linux/amd64', mode: 'plan', ...inputs},
      dockerHost: 'unix:///nowhere/docker.sock'
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.summary).toContain(says);
    expect(run.log).toContain(says);
    expect(run.outputs['tag-names']?.replaceAll('\n', ' ')).toBe(tags);
    expect(planOf(run).push.push).toBe(says.includes('→ publish'));
  });
});

describe('a workflow run whose commit is checked out by its hash', () => {
  const {cwd, sha} = checkout({Dockerfile: HELLO});

  it.for([
    {
      name: 'a Git tag',
      state: {tags: ['2.0.0']},
      about: 'tag 2.0.0',
      tags: ['2.0.0', '2.0', '2', 'latest'],
      note: undefined
    },
    {
      name: 'a branch',
      state: {heads: {'2.0.0': sha}},
      about: 'branch 2.0.0',
      tags: ['2.0.0', `sha-${sha.slice(0, 7)}`],
      note: undefined
    },
    {
      name: 'both',
      state: {tags: ['2.0.0'], heads: {'2.0.0': sha}},
      about: 'branch 2.0.0',
      tags: ['2.0.0', `sha-${sha.slice(0, 7)}`],
      note: /there are both/
    },
    {
      name: 'what it does not tell',
      state: {trouble: 'broken' as const},
      about: 'branch 2.0.0',
      tags: ['2.0.0', `sha-${sha.slice(0, 7)}`],
      note: /API does not tell/
    }
  ])('is that of $name, as GitHub says', async ({state, about, tags, note}) => {
    const api = await githubApi(state);
    const run = await runAction({
      event: workflowRun({head_branch: '2.0.0', head_sha: sha}),
      cwd,
      inputs: {images: newRepository(), platforms: 'linux/amd64', mode: 'plan', guard: 'off', retries: '0'},
      dockerHost: 'unix:///nowhere/docker.sock',
      env: {GITHUB_API_URL: api.url}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(planOf(run).event.about).toBe(about);
    expect(run.outputs['tag-names']?.split('\n')).toEqual(tags);
    const notes = planOf(run).notes.filter(one => one.includes('Whether 2.0.0'));
    expect(notes).toEqual(note ? [expect.stringMatching(note)] : []);
  });
});

describe('images of one commit', () => {
  const {cwd, sha} = checkout(
    {Dockerfile: HELLO},
    {author: '2025-01-01T01:00:00+01:00', committer: '2025-06-01T02:00:00+02:00'}
  );

  it.for([
    {name: 'a push, which tells another time', event: pushToBranch('main', sha)},
    {name: 'a tag, which tells another time', event: tagPush('v1.3.0', sha)},
    {name: 'a release', event: {...release('published', false), sha}},
    {name: 'a schedule, which tells none', event: {...recorded('schedule', 'schedule', MAIN), sha}}
  ])('are of the time that git tells, on $name', async ({event}) => {
    const run = await runAction({
      event,
      cwd,
      inputs: {images: newRepository(), platforms: 'linux/amd64', mode: 'plan'},
      dockerHost: 'unix:///nowhere/docker.sock'
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(planOf(run).created).toBe('2025-06-01T00:00:00.000Z');
  });
});

describe('what is published on', () => {
  it.for<Case & {readonly published: readonly string[]}>(
    CASES.flatMap(one => {
      const published: Readonly<Record<string, readonly string[]>> = {
        schedule: ['nightly', 'sha-8f3b1c9'],
        'release published': ['1', '1.3', '1.3.0', 'latest'],
        'release published as a pre-release': ['1.3.0'],
        'pull request reopened': ['pr-7'],
        'pull request labeled': ['pr-7'],
        'repository_dispatch with a version': ['1', '1.3', '1.3.0', 'latest'],
        'workflow_dispatch with a version': ['1', '1.4', '1.4.0', 'latest'],
        'workflow run of main': ['latest', 'main', 'sha-8f3b1c9'],
        'workflow run of a fork': []
      };
      const tags = published[one.name];
      return tags ? [{...one, published: tags}] : [];
    })
  )('$name: $published', async ({event, says, inputs, published}) => {
    const repository = newRepository();
    const run = await runAction({
      event,
      cwd: project({Dockerfile: HELLO}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(resultOf(run).targets.map(({status}) => status)).toEqual(['passed']);
    expect(run.summary).toContain(says);
    expect(await publishedTags(repository)).toEqual(published);
    if (published.length === 0) expect(await allTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });
});
