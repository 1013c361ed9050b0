import {describe, expect, it} from 'vitest';
import {type ActionRun, runAction} from './support/action.ts';
import {closedPullRequest, type JobEvent, pullRequest} from './support/events.ts';
import {daysAgo, fill} from './support/fill.ts';
import {type GitHubApi, githubApi, JOB_BOT} from './support/github-api.ts';
import {sharedBuilder} from './support/inputs.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {allTags, newRepository} from './support/registry.ts';

const CPU_AND_CUDA = CPU_AND_GPU.replace('gpu:', 'cuda:');

interface Step {
  readonly repository: string;
  readonly api: GitHubApi;
  readonly inputs: Readonly<Record<string, string>>;
  readonly runId: string;
  /** Begins the id of the commit. */
  readonly commit?: string;
}

async function run(event: JobEvent, {repository, api, inputs, runId, commit = 'a7f03bc'}: Step): Promise<ActionRun> {
  const done = await runAction({
    event: {...event, sha: commit.padEnd(40, '0')},
    cwd: project({Dockerfile: HELLO}),
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs},
    env: {GITHUB_API_URL: api.url, GITHUB_RUN_ID: runId}
  });
  expect(done.exitCode, done.log).toBe(0);
  return done;
}

const bodies = ({state}: GitHubApi): readonly string[] => (state.comments ?? []).map(({body}) => body);
/** What shows of them, in short. */
const titles = (api: GitHubApi): readonly string[] => bodies(api).map(body => /^### (.*)$/m.exec(body)?.[1] ?? body);

describe('a pull request over several commits', () => {
  it.for([
    {
      name: 'with tags of commits, which hold its number by chance',
      tags: 'type=ref,event=pr\ntype=sha',
      variants: ['', '', ''],
      stays: ['sha-1111111', 'sha-a7f03bc', 'sha-b0e7d11']
    },
    {name: 'with commits in its tags', tags: 'type=ref,event=pr,suffix=-{{sha}}', variants: ['', '', ''], stays: []},
    {
      name: 'that renames a variant, and adds and drops others',
      tags: 'pr',
      variants: [CPU_AND_GPU, CPU_AND_CUDA, 'cpu: {default: true}\n'],
      stays: []
    }
  ])('has one comment $name, and leaves nothing of them at its end', async ({tags, variants, stays}) => {
    const repository = newRepository();
    const api = await githubApi();
    const commits = ['1111111', 'a7f03bc', 'b0e7d11'];
    for (const [at, commit] of commits.entries()) {
      const inputs = {tags, ...(variants[at] ? {variants: variants[at]} : {})};
      await run(pullRequest(), {repository, api, inputs, runId: String(42 + at), commit});
      expect(bodies(api)).toHaveLength(1);
    }
    expect(bodies(api)[0]).toContain('<!-- run:44 -->');
    const last = {tags, ...(variants[2] ? {variants: variants[2]} : {})};
    const closed = await run(closedPullRequest({merged: true}), {repository, api, inputs: last, runId: '45'});
    expect([...(await allTags(repository))].sort()).toEqual([...stays]);
    expect(titles(api)).toEqual(['🧹 Preview removed']);
    expect(closed.annotations).toEqual([]);
    const said = bodies(api);
    await run(closedPullRequest({merged: true}), {repository, api, inputs: last, runId: '46'});
    expect(bodies(api)).toEqual(said);
  });
});

describe('two uses of the action in one pull request', () => {
  it.for([
    {name: 'for a variant each', one: {only: 'cpu'}, other: {only: 'gpu'}},
    {name: 'with other names of tags', one: {tags: 'pr'}, other: {tags: 'type=ref,event=pr,prefix=preview-'}}
  ])('$name have a comment each, which both take back', async ({one, other}) => {
    const repository = newRepository();
    const api = await githubApi();
    const uses = [one, other].map((inputs, at) => ({
      repository,
      api,
      inputs: {variants: CPU_AND_GPU, ...inputs} as Readonly<Record<string, string>>,
      runId: String(42 + at)
    }));
    for (const commit of ['1111111', '2222222']) {
      for (const use of uses) await run(pullRequest(), {...use, commit});
      expect(bodies(api)).toHaveLength(2);
    }
    for (const use of uses) await run(closedPullRequest(), {...use, runId: `5${use.runId}`});
    expect(titles(api)).toEqual(['🧹 Preview removed', '🧹 Preview removed']);
    expect(await allTags(repository)).toEqual([]);
  });
});

describe('what a comment says that was written', () => {
  const OTHERS = [
    ...['pr-77', 'pr-77-gpu', 'pr-2', 'latest', 'latest-gpu', '1', '1-gpu', '1.2.3', 'main', 'main-gpu', 'sha-1111111'],
    ...['cache-hello-linux-amd64', 'cache-hello-gpu-linux-amd64-pr-77', 'pr-7-branch']
  ];

  async function filled(repository: string, tags: readonly string[]): Promise<void> {
    const {image} = await fill(repository);
    await Promise.all(tags.map(tag => image(tag, tag, daysAgo(1))));
  }
  /** A comment that somebody has edited. */
  const forged = (written: readonly string[], user = JOB_BOT) => ({
    id: 1,
    issue: 7,
    body: `<!-- multiarch-build:x -->\n<!-- state:${JSON.stringify({names: [], written})} -->\n### Published`,
    user
  });
  const closing = (repository: string, api: GitHubApi, more: Readonly<Record<string, string>> = {}) =>
    runAction({
      event: closedPullRequest(),
      cwd: project({}),
      inputs: {images: repository, variants: 'cpu: {default: true}\ncuda: {}', ...more},
      env: {GITHUB_API_URL: api.url},
      dockerHost: 'unix:///there/is/none.sock'
    });

  it('is believed for names of this pull request in repositories of this run alone', async () => {
    const [repository, foreign] = [newRepository(), newRepository()];
    await filled(repository, [...OTHERS, 'pr-7', 'pr-7-gpu', 'cache-hello-gpu-linux-amd64-pr-7']);
    await filled(foreign, ['pr-7', 'pr-7-gpu']);
    const said = [...(await allTags(repository)).map(tag => `${repository}:${tag}`), `${foreign}:pr-7-gpu`];
    const heads = {main: 'a'.repeat(40), 'pr-7/branch': 'b'.repeat(40)};
    const api = await githubApi({heads, comments: [forged(said)]});
    const done = await closing(repository, api);
    expect(done.exitCode, done.log).toBe(0);
    expect([...(await allTags(repository))].sort()).toEqual([...OTHERS].sort());
    expect([...(await allTags(foreign))].sort()).toEqual(['pr-7', 'pr-7-gpu']);
  });

  it.for([
    {name: 'somebody else wrote it', user: {login: 'mona', type: 'User'} as const, inputs: {}, heads: {}},
    {name: 'no comment is wanted', user: JOB_BOT, inputs: {comment: 'off'}, heads: {}}
  ])('is not believed where $name, and what looks like it is told', async ({user, inputs, heads}) => {
    const repository = newRepository();
    await filled(repository, ['pr-7', 'pr-7-gpu', 'pr-77-gpu']);
    const api = await githubApi({heads, comments: [forged([`${repository}:pr-7-gpu`], user)]});
    const before = bodies(api);
    const done = await closing(repository, api, inputs);
    expect(done.exitCode, done.log).toBe(0);
    expect([...(await allTags(repository))].sort()).toEqual(['pr-7-gpu', 'pr-77-gpu']);
    expect(done.summary).toContain('(pr-7-gpu) may be of earlier commits of pull request 7');
    expect(bodies(api)).toEqual(before);
  });
});
