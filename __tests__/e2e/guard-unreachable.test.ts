import {execFileSync} from 'node:child_process';
import {describe, expect, it} from 'vitest';
import {type ActionRun, planOf, runAction} from './support/action.ts';
import {type JobEvent, pushToBranch, tagPush} from './support/events.ts';
import {type GitHubState, githubApi, UNREACHABLE_API} from './support/github-api.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository, publishedTags, tagDigests} from './support/registry.ts';

const [A, B] = ['a', 'b'].map(digit => digit.repeat(40)) as [string, string];

interface Given {
  readonly repository: string;
  readonly apiUrl?: string;
  readonly cwd?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function publish(event: JobEvent, {repository, apiUrl, cwd, inputs}: Given): Promise<ActionRun> {
  const run = await runAction({
    event,
    cwd: cwd ?? project({Dockerfile: HELLO}),
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs},
    env: {GITHUB_API_URL: apiUrl ?? UNREACHABLE_API}
  });
  expect(run.exitCode, run.log).toBe(0);
  return run;
}

/** A plan asks as much as a run does. */
const plan = (event: JobEvent, given: Given): Promise<ActionRun> =>
  publish(event, {...given, inputs: {...given.inputs, mode: 'plan'}});

const heldTags = (run: ActionRun): readonly string[] =>
  planOf(run).publications.flatMap(({held}) => held.map(({name}) => name));

/** A checkout with commits on main, the oldest first, and Git tags on the newest. */
function checkout(commits: number, ...tags: readonly string[]): {readonly cwd: string; readonly commits: string[]} {
  const cwd = project({Dockerfile: HELLO});
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Octo Cat', '-c', 'user.email=octocat@users.noreply.github.com', ...args], {
      cwd,
      encoding: 'utf8'
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  const made = Array.from({length: commits}, (_, index) => {
    git('commit', '--quiet', '--allow-empty', '--message', `commit ${index}`);
    return git('rev-parse', 'HEAD');
  });
  for (const tag of tags) git('tag', tag);
  return {cwd, commits: made};
}

describe("without GitHub's API", () => {
  it("a backport is held back by the registry's tags", async () => {
    const repository = newRepository();
    await publish(tagPush('v2.0.0', A), {repository});
    const before = await tagDigests(repository);
    const run = await publish(tagPush('v1.4.1', B), {repository});
    const {'1': _major, '1.4': _minor, '1.4.1': _full, ...after} = await tagDigests(repository);
    expect(after).toEqual(before);
    expect(run.summary).toContain(`latest is held back: 2.0.0 (image tag ${repository}:2.0.0) is higher than 1.4.1.`);
    expect(run.summary).toMatch(/GitHub's API does not tell the Git tags \(.*ECONNREFUSED.*\)/);
    expect(run.annotations).toEqual([]);
    // Of a variant, by the tags of that variant.
    const gpu = await plan(tagPush('v1.4.1', B), {repository, inputs: {variants: 'gpu: {}'}});
    expect(heldTags(gpu)).toEqual([]);
  });

  it('nor the registry, nor a checkout of one commit, every moving tag of a version is told', async () => {
    const {cwd, commits} = checkout(1, 'v1.4.1');
    const run = await plan(tagPush('v1.4.1', commits[0]), {repository: 'localhost:2/acme/hello', cwd});
    expect(heldTags(run)).toEqual([]);
    expect(planOf(run).warnings.join('\n')).toContain(
      '1.4, 1 and latest are written without comparing them with what is published: whether a higher version is there is not known'
    );
    expect(planOf(run).notes.join('\n')).toMatch(
      /does not tell the Git tags \(.*\): which versions there are is not known/
    );
  });

  it('nor the registry, the tag of a branch is told, and why nobody says what is there', async () => {
    const run = await plan(pushToBranch('main', A), {repository: 'localhost:2/acme/hello', inputs: {tags: 'branch'}});
    expect(planOf(run).warnings).toEqual([
      expect.stringMatching(
        /^main is written without comparing it with what is published: the registry does not say what is there: it cannot be reached \(.*ECONNREFUSED.*\)\.$/
      )
    ]);
  });

  it('the Git tags and the history of the checkout decide', async () => {
    const repository = newRepository();
    const {cwd, commits} = checkout(3, 'v1.5.0', 'api-v3.0.0');
    const [first = '', second = '', third = ''] = commits;
    const release = await plan(tagPush('v1.4.1', first), {repository, cwd});
    expect(heldTags(release)).toEqual(['1', 'latest']);
    expect(release.summary).toContain('the 2 Git tags of the checkout and');
    expect(heldTags(await plan(tagPush('api-v2.9.0', first), {repository, cwd, inputs: {tags: 'semver'}}))).toEqual([]);

    const inputs = {tags: 'branch'};
    await publish(pushToBranch('main', second), {repository, cwd, inputs});
    expect(heldTags(await plan(pushToBranch('main', first), {repository, cwd, inputs}))).toEqual(['main']);
    const newer = await publish(pushToBranch('main', third), {repository, cwd, inputs});
    expect(newer.summary).not.toContain('API');
    expect(newer.annotations).toEqual([]);
  });

  it('and without a history, a branch moves with a warning', async () => {
    const repository = newRepository();
    const inputs = {tags: 'branch'};
    await publish(pushToBranch('main', A), {repository, inputs});
    const run = await publish(pushToBranch('main', B), {repository, inputs});
    expect(run.annotations).toMatchObject([
      {name: 'warning', message: /^main is written without comparing it with what is published/}
    ]);
    expect(run.summary).toContain("GitHub's API does not compare commits");
    expect(await publishedTags(repository)).toEqual(['main']);
  });
});

describe("GitHub's API", () => {
  const TROUBLE: readonly {trouble: NonNullable<GitHubState['trouble']>; says: RegExp; ms: number; asked: number}[] = [
    {
      trouble: 'rate-limit',
      says: /it limits the rate of requests until 2025-11-21T09:20:00\.000Z/,
      ms: 10_000,
      asked: 3
    },
    {trouble: 'secondary-rate-limit', says: /it limits the rate of requests for the next 60 s/, ms: 2000, asked: 1},
    {trouble: 'bad-token', says: /it refuses the token of "github-token"/, ms: 2000, asked: 1},
    {trouble: 'broken', says: /it answers 502/, ms: 10_000, asked: 3},
    {trouble: 'silent', says: /no answer in 5 s/, ms: 8000, asked: 1}
  ];

  it.for(TROUBLE)('may be in trouble: $trouble', async ({trouble, says, ms, asked}) => {
    const api = await githubApi({trouble});
    const started = performance.now();
    const run = await plan(tagPush('v1.4.1', A), {repository: newRepository(), apiUrl: api.url});
    expect(performance.now() - started).toBeLessThan(ms);
    expect(planOf(run).notes.join('\n')).toMatch(says);
    expect(heldTags(run)).toEqual([]);
    expect(api.asked).toHaveLength(asked);
  });

  it('may lack the list of refs', async () => {
    const api = await githubApi({
      trouble: 'no-refs',
      tags: [...Array.from({length: 120}, (_, index) => `v0.1.${index}`), 'v2.0.0']
    });
    const run = await plan(tagPush('v1.4.1', A), {repository: newRepository(), apiUrl: api.url});
    expect(heldTags(run)).toEqual(['latest']);
    expect(planOf(run).notes).toHaveLength(1);
  });
});
