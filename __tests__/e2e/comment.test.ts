import {describe, expect, it} from 'vitest';
import {type ActionRun, resultOf, runAction} from './support/action.ts';
import {closedPullRequest, forkPullRequest, type JobEvent, pullRequest, pullRequestFrom} from './support/events.ts';
import {type GitHubApi, githubApi, JOB_BOT, type StoredComment} from './support/github-api.ts';
import {JOB_TOKEN, sharedBuilder} from './support/inputs.ts';
import {CPU_AND_GPU, HELLO, project, startsWith} from './support/project.ts';
import {manifestOf, newRepository, publishedTags} from './support/registry.ts';

interface Step {
  readonly event?: JobEvent;
  readonly repository: string;
  readonly api: GitHubApi;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly dockerfile?: string;
  readonly runId?: string;
}

const preview = ({event = pullRequest(), repository, api, inputs, dockerfile = HELLO, runId = '42'}: Step) =>
  runAction({
    event,
    cwd: project({Dockerfile: dockerfile}),
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs},
    env: {GITHUB_API_URL: api.url, GITHUB_RUN_ID: runId}
  });

async function published(step: Step): Promise<ActionRun> {
  const run = await preview(step);
  expect(run.exitCode, run.log).toBe(0);
  return run;
}

const commentsOf = ({asked}: GitHubApi): readonly string[] =>
  asked.map(line => line.replace(/\?.*/, '')).filter(line => line.includes('/issues/'));

const written = ({asked}: GitHubApi): readonly string[] => asked.filter(line => !line.startsWith('GET '));

const others = (count: number): StoredComment[] =>
  Array.from({length: count}, (_, index) => ({
    id: index + 1,
    issue: 7,
    body: `Comment ${index}`,
    user: {login: 'mona', type: 'User'}
  }));

describe('a pull request', () => {
  it('has one comment, which every run brings up to date, however many others there are', async () => {
    const repository = newRepository();
    const api = await githubApi({comments: others(150)});
    const run = await published({
      event: pullRequest('opened'),
      repository,
      api,
      inputs: {variants: CPU_AND_GPU, 'health-port': '8000'}
    });
    expect(run.annotations).toEqual([]);
    expect(written(api)).toEqual(['POST /repos/acme/hello/issues/7/comments']);
    expect([...api.tokens]).toEqual([`token ${JOB_TOKEN}`]);
    const created = api.state.comments?.at(-1);
    expect(created?.body).toMatch(/^<!-- multiarch-build:hello-[0-9a-f]{12} -->\n<!-- run:42 -->\n/);
    expect(created?.body).toContain(
      `docker pull ${repository}:pr-7\ndocker run --rm -p 8000:8000 ${repository}:pr-7\n`
    );
    expect(created?.body).toContain(`docker run --rm -p 8000:8000 ${repository}:pr-7-gpu\n`);
    expect(created?.body).toContain(`docker pull ${repository}@${(await manifestOf(repository, 'pr-7')).digest}`);
    expect(created?.body).toMatch(/\| `hello\/gpu` \| linux\/amd64 \| [\d.]+ [kM]B \|.*\| ✅ HEALTHCHECK/);
    expect(created?.body).toContain('https://github.com/acme/hello/actions/runs/42');
    expect(created?.body).toContain('[`c0ffee1`]');

    await published({repository, api, inputs: {variants: CPU_AND_GPU}, runId: '43'});
    expect(api.state.comments).toHaveLength(151);
    expect(api.state.comments?.at(-1)?.body).toContain('<!-- run:43 -->');
    expect(written(api)).toHaveLength(2);
    expect(written(api).at(-1)).toBe(`PATCH /repos/acme/hello/issues/comments/${created?.id}`);

    const before = await manifestOf(repository, 'pr-7');
    const broken = await preview({
      repository,
      api,
      inputs: {variants: CPU_AND_GPU},
      dockerfile: startsWith('echo no config; exit 4'),
      runId: '44'
    });
    expect(broken.exitCode).toBe(1);
    expect(await manifestOf(repository, 'pr-7')).toEqual(before);
    const body = api.state.comments?.at(-1)?.body ?? '';
    expect(api.state.comments).toHaveLength(151);
    expect(body).toMatch(/^### ❌ Nothing was published: \d of 2 build targets failed$/m);
    expect(body).toContain('/actions/runs/44');
    expect(body).toContain('The preview below is still that of the last good commit.');
    expect(body).toContain(`docker pull ${repository}:pr-7\n`);
    expect(body).toContain('/actions/runs/43');
  });

  it('that is closed has a comment without its promise, and none where it had none', async () => {
    const repository = newRepository();
    const api = await githubApi();
    await published({repository, api, inputs: {variants: CPU_AND_GPU}});
    const closed = {event: closedPullRequest({merged: true}), repository, api, inputs: {variants: CPU_AND_GPU}};
    const run = await published({...closed, runId: '43'});
    expect(run.annotations).toEqual([]);
    expect(await publishedTags(repository)).toEqual([]);
    const [comment] = api.state.comments ?? [];
    expect(comment?.body).toMatch(/\n<!-- run:43 -->\n<!-- state:.* -->\n### 🧹 Preview removed\n/);
    for (const tag of ['pr-7', 'pr-7-cpu', 'pr-7-gpu']) expect(comment?.body).toContain(`- \`${repository}:${tag}\``);
    expect(comment?.body).not.toMatch(/docker (pull|run)|cache-/);

    // Run again, it finds nothing to remove, and what it said still holds.
    const said = comment?.body;
    await published({...closed, runId: '44'});
    expect(api.state.comments?.map(({body}) => body)).toEqual([said]);
    await published({...closed, repository: newRepository()});
    expect(api.state.comments).toHaveLength(1);
  });

  it('whose first run fails has no comment', async () => {
    const api = await githubApi();
    const run = await preview({repository: newRepository(), api, dockerfile: startsWith('exit 4')});
    expect(run.exitCode).toBe(1);
    expect(written(api)).toEqual([]);
  });

  it('of a fork is checked, and nobody is asked for a comment', async () => {
    const repository = newRepository();
    const api = await githubApi();
    const run = await published({event: forkPullRequest(), repository, api, inputs: {comment: 'on'}});
    expect(api.asked).toEqual([]);
    expect(run.annotations).toEqual([]);
    expect(await publishedTags(repository)).toEqual([]);
    expect(run.summary).toContain('untrusted → build and check only: the pull request comes from the fork mona/hello');
  });

  it('cannot put text of its branch and title into the comment', async () => {
    const api = await githubApi();
    const event = pullRequestFrom('feat/<img/src=x>`$(id)`@octocat', 'Title <!-- /preview --> @octocat |');
    await published({event, repository: newRepository(), api});
    const [comment] = api.state.comments ?? [];
    expect(comment?.body).not.toMatch(/octocat|<img|Title/);
  });

  it('has no comment with comment: off, and with push: false only where it is asked for', async () => {
    const repository = newRepository();
    const api = await githubApi();
    await published({repository, api, inputs: {comment: 'off'}});
    await published({repository, api, inputs: {push: 'false'}});
    expect(commentsOf(api)).toEqual([]);
    await published({repository, api, inputs: {push: 'false', comment: 'on'}});
    expect(api.state.comments?.[0]?.body).toContain(
      '### ✅ Built and checked 1 build target, not pushed: the input "push" is false'
    );
    expect(api.state.comments?.[0]?.body).not.toContain('docker pull');
  });
});

describe('a job without the permission', () => {
  it.for([
    {name: 'of an app', commenting: 'forbidden', comment: 'auto', level: 'notice', status: 403},
    {name: 'that wants the comment', commenting: 'forbidden', comment: 'on', level: 'warning', status: 403}
  ] as const)('$name says so once, and does not fail', async ({commenting, comment, level, status}) => {
    const repository = newRepository();
    const api = await githubApi({commenting});
    const run = await published({event: pullRequest('opened'), repository, api, inputs: {comment}});
    expect(run.annotations.map(({name}) => name)).toEqual([level]);
    expect(run.annotations[0]?.message).toMatch(
      new RegExp(`it answers ${status}.*"pull-requests: write".*"permissions: pull-requests: write".*"comment: off"`)
    );
    expect(await publishedTags(repository)).toEqual(['pr-7']);
    expect(commentsOf(api).length).toBeLessThanOrEqual(2);

    const next = await published({event: pullRequest('synchronize'), repository, api, inputs: {comment}});
    expect(next.annotations.map(({name}) => name)).toEqual(comment === 'on' ? [level] : []);
    expect(next.log).toMatch(/The comment on pull request 7 was not written: .*"permissions: pull-requests: write"/);
  });
});

describe("GitHub's API", () => {
  it('is asked again after what is temporary, and gets one comment', async () => {
    const api = await githubApi({commentTroubles: ['broken', 'secondary-rate-limit']});
    const run = await published({repository: newRepository(), api});
    expect(api.state.comments).toHaveLength(1);
    expect(run.log).toMatch(/Comment {2}tried again in [\d.]+ s \(1 of 2\): it answers 502/);
    expect(run.log).toMatch(
      /Comment {2}tried again in [\d.]+ s \(2 of 2\): it limits the rate of requests for the next 1 s/
    );
    expect(resultOf(run).retries).toEqual({'GitHub API': 2});
    expect(run.annotations).toEqual([]);
  });
});

describe('comments with the same marker', () => {
  it('of somebody else are left alone', async () => {
    const repository = newRepository();
    const api = await githubApi();
    await published({repository, api});
    const [first] = api.state.comments ?? [];
    if (!first) throw new Error('there is a comment');
    const forged = {...first, id: 1, body: `${first.body}\nforged`, user: {login: 'mona', type: 'User'} as const};
    api.state.comments = [{...forged}];
    await published({repository, api});
    expect(api.state.comments[0]).toEqual(forged);
    expect(api.state.comments.map(({user}) => user)).toEqual([forged.user, JOB_BOT]);
  });
});
