import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {planOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {recorded} from './support/events.ts';
import {type GitHubState, githubApi} from './support/github-api.ts';
import {sharedBuilder} from './support/inputs.ts';
import {keepToken, type Origin, origin} from './support/origin.ts';
import {HELLO, project} from './support/project.ts';
import {allTags, newRepository, publishedTags} from './support/registry.ts';

const FROM_FORK =
  'Built and checked 1 build target, not pushed: the commit 1234567 is checked out, which is of pull request 7 from the fork mona/hello';

describe('a dispatch that checks out a bare commit', () => {
  let hello: Origin;
  beforeAll(() => {
    hello = origin({Dockerfile: HELLO});
  });

  const run = (cwd: string, repository: string, inputs: Readonly<Record<string, string>>, api?: string) =>
    runAction({
      event: {
        ...recorded('workflow-dispatch', 'workflow_dispatch', 'refs/heads/main', payload => ({
          ...payload,
          inputs: {version: '1.2.3'}
        })),
        sha: hello.main[1]
      },
      cwd,
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', ...inputs},
      ...(api === undefined ? {} : {env: {GITHUB_API_URL: api}})
    });

  it("publishes nothing of a fork's, even with push: true", async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: {7: {state: 'open', head: 'mona/hello', commits: [hello.fork]}}});
    const done = await run(hello.checkOut(hello.fork, hello.fork), repository, {push: 'true'}, api.url);
    expect(done.exitCode, done.log).toBe(0);
    expect(await allTags(repository)).toEqual([]);
    expect(resultOf(done)).toMatchObject({plan: {push: {push: false, trusted: false}}, targets: [{status: 'passed'}]});
    expect(done.summary).toContain(FROM_FORK.replace('1234567', hello.fork.slice(0, 7)));
    expect(done.summary).toContain('"push: true" is not followed');
    expect(done.annotations).toEqual([]);
    await expectNoTrace(done, repository);
  });

  it('publishes nothing where nobody tells whose it is, and says what to do', async () => {
    const repository = newRepository();
    const done = await run(hello.checkOut(hello.fork, hello.fork), repository, {});
    expect(done.exitCode, done.log).toBe(0);
    expect(await allTags(repository)).toEqual([]);
    expect(done.annotations).toMatchObject([
      {name: 'warning', message: expect.stringMatching(/GitHub's API does not tell \(.*ECONNREFUSED.*"fetch-depth: 0"/)}
    ]);
    await expectNoTrace(done, repository);
  });

  it("publishes nothing of a fork's beside the branch of the run", async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: {7: {state: 'open', head: 'mona/hello', commits: [hello.fork]}}});
    const cwd = hello.checkOut(`+${hello.main[1]}:refs/remotes/origin/main`, hello.main[1]);
    cpSync(hello.checkOut(hello.fork, hello.fork), join(cwd, 'theirs'), {recursive: true});
    const done = await run(cwd, repository, {push: 'true', context: 'theirs'}, api.url);
    expect(done.exitCode, done.log).toBe(0);
    expect(await allTags(repository)).toEqual([]);
    expect(done.summary).toContain(
      `/theirs, the commit ${hello.fork.slice(0, 7)} is checked out, which is of pull request 7 from the fork mona/hello`
    );
    await expectNoTrace(done, repository);
    const own = await run(cwd, repository, {mode: 'plan', guard: 'off'});
    expect(planOf(own).push).toMatchObject({trusted: true, push: true});
  });

  it("builds nothing of a fork's beside the job's token", async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: {7: {state: 'open', head: 'mona/hello', commits: [hello.fork]}}});
    const cwd = keepToken(hello.checkOut(hello.fork, hello.fork), 'Z2hzX3NlY3JldA==');
    const done = await run(cwd, repository, {}, api.url);
    expect(done.exitCode, done.log).toBe(1);
    expect(resultOf(done)).toMatchObject({
      failures: [{code: 'invalid-input', remedy: expect.stringContaining('"persist-credentials: false"')}]
    });
    expect(done.summary).toContain('".git/config" holds a token or a login');
    expect(done.log + done.summary + done.files).not.toContain('Z2hzX3NlY3JldA');
    await expectNoTrace(done, repository);
  });

  it('publishes one that GitHub knows as of a branch', async () => {
    const repository = newRepository();
    const api = await githubApi({history: [[hello.main[0], hello.main[1]]]});
    const done = await run(hello.checkOut(hello.main[0], hello.main[0]), repository, {}, api.url);
    expect(done.exitCode, done.log).toBe(0);
    expect(await publishedTags(repository)).toEqual(['1', '1.2', '1.2.3', 'latest']);
  });

  it.for<{name: string; make: () => string; state?: GitHubState; trusted: boolean}>([
    {name: 'its own', make: () => hello.checkOut(hello.main[1], hello.main[1]), trusted: true},
    {name: 'an older one with all history', make: () => hello.checkOut('all', hello.main[0]), trusted: true},
    {name: "a fork's with all history", make: () => hello.checkOut('all', hello.fork), trusted: false},
    {
      name: 'that of a tag, by its name',
      make: () => hello.checkOut('+refs/tags/v1.2.3*:refs/tags/v1.2.3*', hello.release),
      trusted: true
    },
    {
      name: 'that of a branch, by its name',
      make: () => hello.checkOut(`+${hello.release}:refs/remotes/origin/release`, hello.release),
      trusted: true
    },
    {name: 'no Git at all', make: () => project({Dockerfile: HELLO}), trusted: true}
  ])('trusts $name: $trusted', async ({make, trusted}) => {
    const done = await run(make(), newRepository(), {mode: 'plan', guard: 'off'});
    expect(done.exitCode, done.log).toBe(0);
    expect(planOf(done).push).toMatchObject({trusted, push: trusted});
  });
});
