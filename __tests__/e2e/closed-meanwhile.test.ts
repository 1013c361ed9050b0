import {describe, expect, it} from 'vitest';
import {resultOf, runAction, startAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {closedPullRequest, type JobEvent, pullRequest} from './support/events.ts';
import {type GitHubApi, type GitHubState, githubApi} from './support/github-api.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {allTags, newRepository, publishedTags, tagDigests} from './support/registry.ts';

const step = (event: JobEvent, repository: string, api: GitHubApi, runId: string) => ({
  event,
  cwd: project({Dockerfile: HELLO}),
  inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64'},
  env: {GITHUB_API_URL: api.url, GITHUB_RUN_ID: runId}
});

const isOpen = (state: 'open' | 'closed'): NonNullable<GitHubState['pulls']> => ({7: {state}});

describe('a run that ends after its pull request was closed', () => {
  it('does not bring back what the clean-up removed, nor its caches, and says so', async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: isOpen('open')});
    const first = await runAction(step(pullRequest('opened'), repository, api, '41'));
    expect(first.exitCode, first.log).toBe(0);
    expect(await publishedTags(repository)).toEqual(['pr-7']);

    const slow = startAction(step(pullRequest(), repository, api, '42'));
    await slow.seen(/build target/);
    api.state.pulls = isOpen('closed');
    const closed = await runAction(step(closedPullRequest(), repository, api, '43'));
    expect(closed.exitCode, closed.log).toBe(0);
    const said = api.state.comments?.map(({body}) => body);
    expect(said).toEqual([expect.stringContaining('### 🧹 Preview removed')]);

    const late = await slow.done;
    expect(late.exitCode, late.log).toBe(0);
    expect(await allTags(repository)).toEqual([]);
    expect(api.state.comments?.map(({body}) => body)).toEqual(said);
    expect(late.annotations).toEqual([]);
    expect(late.outputs).toMatchObject({pushed: 'false', tags: '', 'tag-names': ''});
    expect(resultOf(late)).toMatchObject({outcome: 'success', publications: [{status: 'not-published'}]});
    const why = 'pull request 7 was closed while this run was building';
    expect(late.summary).toContain(`## ✅ Built and checked 1 build target, not pushed: ${why}`);
    expect(late.summary).toContain(
      `pull_request (synchronize) of pull request 7, trusted → build and check only: ${why}`
    );
    await expectNoTrace(late, repository);
  });
});

describe('a run whose pull request is closed', () => {
  /** Open at the first question, and closed from then on. */
  const closesMeanwhile = () => {
    let asked = 0;
    return {
      get state() {
        asked += 1;
        return asked === 1 ? ('open' as const) : ('closed' as const);
      }
    };
  };

  it('while it writes the tags takes them away again, and says so', async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: {7: closesMeanwhile()}});
    const run = await runAction(step(pullRequest(), repository, api, '46'));
    expect(run.exitCode, run.log).toBe(0);
    expect(await allTags(repository)).toEqual([]);
    expect(run.outputs.pushed).toBe('false');
    expect(resultOf(run)).toMatchObject({outcome: 'success', publications: [{status: 'not-published'}]});
    expect(run.summary).toContain('not pushed: pull request 7 was closed while this run was building');
    expect(run.summary).toMatch(/What this run had written was removed again: .*:pr-7/);
    expect(api.state.comments ?? []).toEqual([]);
    await expectNoTrace(run, repository);
  });

  it('and which fails takes its caches away again', async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: isOpen('closed')});
    const asked = step(pullRequest(), repository, api, '47');
    const smoke = '{timeout: 3s, checks: [{log: never said}]}';
    const run = await runAction({...asked, inputs: {...asked.inputs, smoke}});
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run)).toMatchObject({outcome: 'failure', failures: [{code: 'check-failed'}]});
    expect(await allTags(repository)).toEqual([]);
    expect(run.summary).toMatch(/What this run had written was removed again: .*:cache-/);
    expect(api.state.comments ?? []).toEqual([]);
    await expectNoTrace(run, repository);
  });
});

describe('a run whose pull request is closed, and which fails before its builds', () => {
  it('takes away what is there of the preview', async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: isOpen('open')});
    const first = await runAction(step(pullRequest('opened'), repository, api, '49'));
    expect(first.exitCode, first.log).toBe(0);
    expect(await allTags(repository)).toEqual([expect.stringMatching(/^cache-/), 'pr-7']);
    api.state.pulls = isOpen('closed');
    const asked = step(pullRequest(), repository, api, '50');
    const run = await runAction({...asked, inputs: {...asked.inputs, builder: 'no-such-builder'}});
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run)).toMatchObject({
      outcome: 'failure',
      failures: [{title: expect.stringContaining('no-such-builder')}],
      publications: [{status: 'not-published'}]
    });
    expect(run.outputs).toMatchObject({pushed: 'false', tags: '', 'tag-names': '', digest: '', digests: '{}'});
    expect(await allTags(repository)).toEqual([]);
    expect(run.summary).toMatch(/What this run had written was removed again: .*:cache-/);
    await expectNoTrace(run, repository);
  });
});

describe('a run whose pull request has a newer commit', () => {
  it('writes the preview where there is none, leaves it alone where there is one, and says so', async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: {7: {state: 'open', sha: 'd'.repeat(40)}}});
    const first = await runAction(step(pullRequest(), repository, api, '48'));
    expect(first.exitCode, first.log).toBe(0);
    const preview = await tagDigests(repository);
    expect(Object.keys(preview)).toEqual(['pr-7']);
    expect(first.summary).toContain(
      'pr-7 is written although the pull request has a newer commit: nothing of it was there.'
    );
    const said = api.state.comments?.map(({body}) => body);
    expect(said).toEqual([expect.stringContaining('docker pull')]);

    const asked = step(pullRequest(), repository, api, '49');
    const second = await runAction({...asked, inputs: {...asked.inputs, labels: 'org.example.run=second'}});
    expect(second.exitCode, second.log).toBe(0);
    expect(await tagDigests(repository)).toEqual(preview);
    expect(second.summary).toContain('pr-7 is held back: the pull request has a newer commit.');
    expect(second.summary).toMatch(/every tag is held back$/m);
    expect(api.state.comments?.map(({body}) => body)).toEqual(said);
    await expectNoTrace(second, repository);
  });
});

describe('the clean-up of a pull request that was opened again', () => {
  it('leaves its preview alone, and says so', async () => {
    const repository = newRepository();
    const api = await githubApi({pulls: isOpen('open')});
    const opened = await runAction(step(pullRequest('reopened'), repository, api, '45'));
    expect(opened.exitCode, opened.log).toBe(0);
    const before = await allTags(repository);
    expect(before).toContain('pr-7');
    const late = await runAction(step(closedPullRequest(), repository, api, '44'));
    expect(late.exitCode, late.log).toBe(0);
    expect(await allTags(repository)).toEqual(before);
    expect(late.summary).toMatch(/^## ✅ Nothing to clean up: pull request 7 is open again$/m);
    expect(late.summary).toContain('→ nothing to do: pull request 7 is open again');
    expect(api.state.comments?.[0]?.body).toContain('docker pull');
  });
});
