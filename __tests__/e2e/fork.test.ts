import {createHash} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {forkPullRequest, forkPullRequestTarget, pushToMain} from './support/events.ts';
import {ownBuilder, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {HELLO, project} from './support/project.ts';
import {allTags, hasBaseLayer, newRepository, publishedTags} from './support/registry.ts';

const SECRET = 'what-the-fork-must-not-see';

/** Builds only where no secret is mounted. */
const WITHOUT_SECRET = HELLO.replace(
  'EXPOSE',
  'RUN --mount=type=secret,id=x,required=false test ! -e /run/secrets/x\nEXPOSE'
);
/** By its digest: an image whose history tells the secret is refused. */
const DIGEST = createHash('sha256').update(SECRET).digest('hex');
const WITH_SECRET = WITHOUT_SECRET.replace(
  'test ! -e /run/secrets/x',
  `test "$(sha256sum < /run/secrets/x)" = "${DIGEST}  -"`
);

describe('a pull request of a fork', () => {
  it.for([
    {name: 'pull_request', event: forkPullRequest()},
    {name: 'pull_request_target', event: forkPullRequestTarget()}
  ])('is built and tested, and gets nothing ($name)', async ({event}) => {
    const repository = newRepository();
    const run = await runAction({
      event,
      cwd: project({Dockerfile: WITHOUT_SECRET}),
      inputs: {
        ...ownBuilder(),
        images: repository,
        platforms: 'linux/amd64,linux/arm64',
        push: 'true',
        secrets: `x=${SECRET}`,
        // A login with these would fail the run.
        registry: lab().LAB_AUTH_REGISTRY,
        username: 'nobody',
        password: 'wrong-password'
      }
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await allTags(repository)).toEqual([]);
    expect(await hasBaseLayer(repository)).toBe(false);
    expect(run.outputs).toMatchObject({pushed: 'false', digest: '', digests: '{}'});
    expect(resultOf(run)).toMatchObject({
      outcome: 'success',
      plan: {push: {push: false, trusted: false}},
      targets: [
        {platform: 'linux/amd64', status: 'passed', check: {summary: 'HEALTHCHECK', emulated: false}},
        {platform: 'linux/arm64', status: 'passed', check: {summary: 'HEALTHCHECK', emulated: true}}
      ]
    });
    expect(run.log).not.toMatch(/Logged in/);
    expect(run.log + run.summary + run.files).not.toContain(SECRET);
    expect(run.log + run.summary + run.files).not.toContain('wrong-password');
    expect(run.summary).toMatch(
      /^## ✅ Built and checked 2 build targets, not pushed: .* comes from the fork mona\/hello$/m
    );
    expect(run.summary).toMatch(/"push: true" is not followed/);
    expect(run.summary).not.toContain('docker pull');
    await expectNoTrace(run, repository);
  });

  it('fails the run when its image does not work, and still pushes nothing', async () => {
    const repository = newRepository();
    const run = await runAction({
      event: forkPullRequest(),
      cwd: project({Dockerfile: 'FROM busybox:1.36\nCMD ["sh", "-c", "echo no config; sleep 1; exit 4"]\n'}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64'}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(await allTags(repository)).toEqual([]);
    expect(await hasBaseLayer(repository)).toBe(false);
    expect(run.summary).toContain('exit code: 4');
    expect(run.summary).toContain('no config');
    await expectNoTrace(run, repository);
  });

  it('differs from a push of the repository itself, whose build gets the secret and pushes', async () => {
    const repository = newRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: WITH_SECRET}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', secrets: `x=${SECRET}`}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
    expect(await hasBaseLayer(repository)).toBe(true);
    expect(run.summary + run.files).not.toContain(SECRET);
  });
});
