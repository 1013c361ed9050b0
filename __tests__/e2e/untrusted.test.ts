import {existsSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {forkPullRequest, pushToMain} from './support/events.ts';
import {temporaryFolder} from './support/folders.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

const LEAKING = `FROM busybox:1.36
RUN --mount=type=bind,from=leak,target=/leak cat /leak/credentials
`;

/** A folder of the runner, beside the workspace. */
function runnerFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'credentials'), 'runner-secret-value\n');
  return folder;
}

describe('a fork that points its build at files of the runner', () => {
  it.for([
    {
      name: 'by a build context of its config file',
      files: (outside: string) => ({
        Dockerfile: LEAKING,
        '.github/multiarch.yml': `images:\n  hello:\n    repositories: [localhost:1/t/hello]\n    build-contexts: {leak: ${outside}}\n`
      }),
      inputs: {config: '.github/multiarch.yml'}
    },
    {
      name: 'by a Dockerfile elsewhere',
      files: (outside: string) => ({
        Dockerfile: HELLO,
        '.github/multiarch.yml': `images:\n  hello:\n    repositories: [localhost:1/t/hello]\n    file: ${outside}/credentials\n`
      }),
      inputs: {config: '.github/multiarch.yml'}
    },
    {
      name: 'by the folder of a Dockerfile that is not there, beside a context of elsewhere',
      files: (outside: string) => ({
        Dockerfile: HELLO,
        '.github/multiarch.yml': `images:\n  hello:\n    repositories: [localhost:1/t/hello]\n    context: https://127.0.0.1:1/x.git\n    file: ${outside}/none\n`
      }),
      inputs: {config: '.github/multiarch.yml'}
    }
  ])('$name is refused', async ({files, inputs}) => {
    const run = await runAction({
      event: forkPullRequest(),
      cwd: project(files(runnerFolder())),
      inputs: {...sharedBuilder(), platforms: 'linux/amd64', ...inputs}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([
      {code: 'invalid-input', title: expect.stringContaining('outside of the workspace')}
    ]);
    expect(run.log + run.summary + run.files).not.toContain('runner-secret-value');
    await expectNoTrace(run);
  });

  it('by a config file that is a link is refused, and nothing of it is shown', async () => {
    const folder = project({Dockerfile: HELLO});
    symlinkSync(join(runnerFolder(), 'credentials'), join(folder, 'multiarch.yml'));
    const run = await runAction({
      event: forkPullRequest(),
      cwd: folder,
      inputs: {...sharedBuilder(), platforms: 'linux/amd64', config: 'multiarch.yml'}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.log).toContain('config: "multiarch.yml" leads out of the workspace');
    expect(run.log + run.summary + run.files).not.toContain('runner-secret-value');
  });

  it('by a check that writes to the workspace gets a folder that it can only read', async () => {
    const smoke =
      'volumes: [./data:/data]\nchecks: [{exec: [cat, /data/given]}, {exec: {command: [touch, /data/written], within: 20s}}]\n';
    const folder = project({Dockerfile: HELLO, 'data/given': 'here'});
    const run = await runAction({
      event: forkPullRequest(),
      cwd: folder,
      inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64', smoke}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.log).toMatch(/touch: .*Read-only file system/);
    expect(existsSync(join(folder, 'data', 'written'))).toBe(false);
    await expectNoTrace(run);
  });

  // Docker takes a folder of that name for the context, where there is one.
  it.for(['app', 'app:1', 'git@app', 'github.com/acme/app', 'https://example.com/app', 'docker-image://app'])(
    'by a link in its tree is refused (%s)',
    async context => {
      const folder = project({'README.md': 'hello'});
      const outside = runnerFolder();
      mkdirSync(join(outside, 'app'));
      writeFileSync(join(outside, 'app', 'Dockerfile'), HELLO);
      mkdirSync(join(folder, dirname(context)), {recursive: true});
      symlinkSync(join(outside, 'app'), join(folder, context));
      const run = await runAction({
        event: forkPullRequest(),
        cwd: folder,
        inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64', context}
      });
      expect(run.exitCode, run.log).toBe(1);
      expect(resultOf(run).failures).toMatchObject([{title: expect.stringContaining('outside of the workspace')}]);
      await expectNoTrace(run);
    }
  );
});

describe('secrets of the job', () => {
  const SECRET = 'npm_very-secret-value';

  it('reach the build that names them, and nothing that is written', async () => {
    const repository = newRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project({
        Dockerfile: `FROM busybox:1.36
RUN --mount=type=secret,id=npm test "$(cat /run/secrets/npm)" = "${SECRET.replace('secret', 'se""cret')}"
CMD ["sleep", "60"]
`
      }),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', 'secret-envs': 'npm=GITHUB_TOKEN'},
      env: {GITHUB_TOKEN: SECRET, OTHER_TOKEN: 'another-secret-value'}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
    expect(run.log + run.summary + run.files).not.toContain(SECRET);
    expect(run.files).not.toContain('another-secret-value');
    await expectNoTrace(run, repository);
  });

  it('that are not there are wrong input', async () => {
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO}),
      inputs: {images: newRepository(), 'secret-envs': 'npm=NOBODY_SET_THIS'}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.log).toContain('secret-envs: the variable NOBODY_SET_THIS is not set');
    expect(run.sessions).toEqual([]);
  });
});
