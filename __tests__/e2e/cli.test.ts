import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Plan} from '../../src/plan/plan.ts';
import type {RunResult} from '../../src/report/result.ts';
import {planOf, runAction} from './support/action.ts';
import {checkout} from './support/checkout.ts';
import {expectNothingLeft, newTemp, recordingDocker, runCommand} from './support/command.ts';
import {docker} from './support/engine.ts';
import {daysAgo, fill} from './support/fill.ts';
import {temporaryFolder} from './support/folders.ts';
import {ownBuilder, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {CPU_AND_GPU, HELLO} from './support/project.ts';
import {newRepository, publishedTags, taggedImages} from './support/registry.ts';

type Inputs = Readonly<Record<string, string>>;

const options = (inputs: Inputs): readonly string[] =>
  Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', args, {cwd, encoding: 'utf8'}).trim();

const BROKEN = 'FROM busybox:1.36\nRUN echo this goes wrong && exit 7\n';

describe('plan', () => {
  it('is the plan that the action makes of the push', async () => {
    const {cwd, sha} = checkout({Dockerfile: HELLO});
    git(cwd, 'remote', 'add', 'origin', 'git@github.com:acme/hello.git');
    git(cwd, 'tag', 'v1.2.3');
    const ref = 'refs/tags/v1.2.3';
    // Nobody is asked for what is not here.
    const inputs = {guard: 'off', variants: CPU_AND_GPU};
    const run = await runCommand(['plan', '--json', ...options(inputs)], {cwd});
    expect(run.exitCode, run.stderr).toBe(0);
    const repository = {full_name: 'acme/hello', html_url: 'https://github.com/acme/hello', default_branch: 'main'};
    const action = await runAction({
      event: {
        name: 'push',
        ref,
        sha,
        actor: 'octocat',
        payload: {ref, after: sha, repository} as never
      },
      cwd,
      inputs: {...inputs, mode: 'plan'}
    });
    expect(action.exitCode, action.log).toBe(0);
    const plan = JSON.parse(run.stdout) as Plan;
    expect(plan).toEqual(planOf(action));
    expect(plan.version).toBe('1.2.3');
    expect(run.stderr).toContain('Plan for 4 build targets, version 1.2.3');
  });

  it('needs no remote, and tells of changes that are not committed', async () => {
    const {cwd, sha} = checkout({
      Dockerfile: HELLO,
      'multiarch.yml': 'platforms: [linux/amd64]\nimages: {web: {repositories: [localhost:9/web]}}\n'
    });
    git(cwd, 'rm', '--quiet', '--cached', 'Dockerfile');
    const run = await runCommand(['plan', '--guard', 'off'], {cwd});
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stderr).toContain('The config file is multiarch.yml.');
    expect(run.stderr).toContain(`The folder is not the commit: 2 files changed since ${sha.slice(0, 7)}`);
    expect(run.stdout).toMatch(/^Plan for 1 build target, version main$/m);
    expect(run.stdout).not.toContain('The folder is not');
  });
});

describe('run', () => {
  it('builds and checks, and pushes nothing unasked', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const repository = newRepository();
    const run = await runCommand(
      ['run', '--platform', 'linux/amd64', ...options({images: repository, guard: 'off', ...ownBuilder()})],
      {cwd, env: {INPUT_PUSH: 'true', INPUT_PLATFORMS: 'linux/riscv64', GITHUB_REF: 'refs/heads/other'}}
    );
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^✅ Built and checked 1 build target, not pushed/);
    expect(run.stdout).toContain('push of branch main');
    expect(run.stdout).toMatch(/linux\/amd64 .*HEALTHCHECK/);
    expect(run.stderr).toMatch(/^hello\/linux\/amd64 {2}\[2\/2\] RUN mkdir/m);
    expect(run.stderr).toContain('Nothing has left this machine; --push publishes what has passed.');
    // Plain lines in a pipe.
    expect(run.stdout + run.stderr).not.toContain('\u001b');
    expect(await publishedTags(repository)).toEqual([]);
    await expectNothingLeft(run);
  });

  it('publishes with --push, to the registry that it is told', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    git(cwd, 'tag', 'v1.2.3');
    const repository = newRepository('ghcr.io');
    const summary = join(temporaryFolder(), 'summary.md');
    const run = await runCommand(
      [
        ...['run', '--push', '--registry', `${lab().LAB_REGISTRY}/`, '--platform', 'linux/amd64,linux/arm64'],
        ...['--parallel', '2', '--json', '--summary', summary],
        ...options({images: repository, ...sharedBuilder()})
      ],
      {cwd}
    );
    expect(run.exitCode, run.stderr).toBe(0);
    const published = repository.replace('ghcr.io', lab().LAB_REGISTRY);
    expect(await publishedTags(published)).toEqual(['1', '1.2', '1.2.3', 'latest']);
    expect(Object.keys((await taggedImages(published, '1.2.3')).images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    // Nothing but JSON on standard output.
    const result = JSON.parse(run.stdout) as RunResult;
    expect(result.outcome).toBe('success');
    expect(result.targets.map(({status}) => status)).toEqual(['passed', 'passed']);
    expect(run.stderr).toContain('✅ Published hello 1.2.3');
    expect(readFileSync(summary, 'utf8')).toMatch(/^## ✅ Published hello 1.2.3$/m);
    expect(run.left).toEqual([]);
  });

  it('publishes no changes that are in no commit, but to a registry of this machine', async () => {
    const {cwd, sha} = checkout({Dockerfile: HELLO});
    git(cwd, 'tag', 'v1.2.3');
    writeFileSync(join(cwd, 'Dockerfile'), HELLO.replace('hello from', 'changed by'));
    const {path, calls} = recordingDocker();
    const refused = await runCommand(['run', '--push', '--images', 'registry.invalid/acme/hello'], {
      cwd,
      env: {PATH: path}
    });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(
      `✖ --push: 1 file changed since ${sha.slice(0, 7)}, and images in registry.invalid/`
    );
    expect(refused.stderr).toContain('git stash');
    expect(calls()).toEqual([]);
    const repository = newRepository();
    const here = await runCommand(
      [
        'run',
        '--push',
        '--platform',
        'linux/amd64',
        ...options({images: repository, smoke: 'off', ...sharedBuilder()})
      ],
      {cwd}
    );
    expect(here.exitCode, here.stderr).toBe(0);
    expect(await publishedTags(repository)).toContain('1.2.3');
  });

  it('ends with 1 when a build fails, and says where', async () => {
    const {cwd} = checkout({Dockerfile: BROKEN});
    const run = await runCommand(
      [
        'run',
        '--platform=linux/amd64',
        '--json',
        ...options({images: newRepository(), guard: 'off', ...sharedBuilder()})
      ],
      {cwd}
    );
    expect(run.exitCode, run.stderr).toBe(1);
    expect((JSON.parse(run.stdout) as RunResult).failures[0]).toMatchObject({
      code: 'dockerfile-error',
      place: {file: 'Dockerfile', line: 2}
    });
    expect(run.stderr).toContain('this goes wrong');
    expect(run.left).toEqual([]);
  });

  it('tells every wrong input, and ends with 2', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const run = await runCommand(['run', '--parallel', 'many', '--platform', 'linux', '--cache', 'disk'], {cwd});
    expect(run.exitCode).toBe(2);
    for (const name of ['parallel', 'platforms', 'cache'])
      expect(run.stdout).toMatch(new RegExp(`^✖ --${name}: `, 'm'));
  });

  it('tells every wrong option, and ends with 2', async () => {
    const run = await runCommand(['rnu', '--pussh', '--config'], {cwd: temporaryFolder()});
    expect(run).toMatchObject({exitCode: 2, stdout: ''});
    expect(run.stderr.split('\n')).toEqual([
      '✖ "rnu" is not a command. Did you mean run?',
      '✖ --pussh is not an option. Did you mean --push?',
      '✖ --config needs a value.',
      '',
      'See multiarch-build --help.',
      ''
    ]);
  });
});

describe('a rehearsal', () => {
  it('is the whole run, and leaves neither registry nor image', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const {path, calls} = recordingDocker();
    const images = 'ghcr.io/acme/hello\nquay.io/acme/hello';
    const run = await runCommand(
      ['run', '--rehearse', '--platform', 'linux/amd64', ...options({images, variants: CPU_AND_GPU, ...ownBuilder()})],
      {cwd, env: {PATH: path}}
    );
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    const registry = /name=(localhost:\d+)\//.exec(calls().flat().join('\n'))?.[1] ?? 'none';
    expect(run.stdout).toMatch(/^✅ Rehearsed publishing hello as main/);
    for (const host of ['ghcr.io', 'quay.io'])
      expect(run.stdout).toMatch(new RegExp(`^ {2}hello/gpu +${host}/acme/hello +main-gpu, .*latest-gpu`, 'm'));
    expect(run.stdout).toContain('This was a rehearsal. With --push, a run publishes these tags');
    expect(run.stdout).not.toMatch(/docker pull|localhost/);
    expect(run.stderr).toContain('This was a rehearsal: its registry is gone');
    await expect(fetch(`http://${registry}/v2/`)).rejects.toThrow();
    expect(await docker(['image', 'ls', '--quiet', '--filter', `reference=${registry}/*`])).toBe('');
    await expectNothingLeft(run);
  });

  it('of wrong inputs starts nothing', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const {path, calls} = recordingDocker();
    const run = await runCommand(['run', '--rehearse', '--only', 'nothing', '--parallel', '0'], {
      cwd,
      env: {PATH: path}
    });
    expect(run.exitCode).toBe(2);
    expect(calls()).toEqual([]);
  });
});

describe('a dry run', () => {
  const SECRET = 'never-to-be-seen-4711';

  it('starts nothing, shows no secret, and leaves nothing', async () => {
    const {cwd} = checkout({
      Dockerfile: HELLO.replace('ARG VARIANT', 'RUN --mount=type=secret,id=token true\nARG VARIANT')
    });
    git(cwd, 'tag', 'v2.0.0');
    const repository = newRepository();
    const args = [
      ...['run', '--push', '--platform', 'linux/amd64', '--health-path', '/health', '--secret-envs', 'token=TOKEN'],
      ...options({images: repository, ...ownBuilder()})
    ];
    const temp = newTemp();
    const {path, calls} = recordingDocker();
    const at = {cwd, temp, env: {PATH: path, TOKEN: SECRET}};

    const text = await runCommand([...args, '--dry-run'], at);
    const dry = await runCommand([...args, '--dry-run', '--json'], at);
    expect(dry.exitCode, dry.stderr).toBe(0);
    expect(calls()).toEqual([]);
    expect(dry.left).toEqual([]);
    expect(await publishedTags(repository)).toEqual([]);
    expect(text.stdout).toMatch(/^# build hello\/linux\/amd64\n.*docker buildx build --builder multiarch-build-/m);
    expect(text.stdout + dry.stdout + dry.stderr).not.toContain(SECRET);
  });

  it.each([
    {form: 'as text', more: []},
    {form: 'as JSON', more: ['--json']}
  ])('shows no secret $form, however it is quoted, and leaves no copy of an env-file', async ({more}) => {
    const inFile = `it's-"of"-the-\\file`;
    const ofJob = `it's-"of"-the-\\job`;
    const {cwd} = checkout({Dockerfile: HELLO, 'test.env': `API_TOKEN=${inFile}\n`});
    const smoke = JSON.stringify({
      'env-file': 'test.env',
      env: {COPY: inFile},
      checks: [{http: '/health'}],
      port: 8000
    });
    const run = await runCommand(
      [
        ...['run', '--push', '--dry-run', '--platform', 'linux/amd64', ...more],
        ...options({images: newRepository(), secrets: `tok=it's-"of"-the-\\input`, 'build-args': `WHO=${ofJob}`, smoke})
      ],
      {cwd, env: {DEPLOY_TOKEN: ofJob}}
    );
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    // Each of them is there, in stars.
    for (const place of ['WHO=***', 'COPY=***', 'MULTIARCH_BUILD_SECRET_0']) expect(run.stdout, place).toContain(place);
    expect(run.stdout).toMatch(/MULTIARCH_BUILD_SECRET_0(=|": ")'?\*\*\*/);
    expect(run.stdout + run.stderr).not.toMatch(/it's|it'\\''s|the-|\\(file|job|input)/);
    expect(run.left).toEqual([]);
  });
});

describe('a clean-up', () => {
  it('only lists, unless --push asks for more', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const repository = newRepository();
    const {image} = await fill(repository);
    for (const tag of ['old-1', 'main']) await image(tag, tag, daysAgo(30));
    // Without a wildcard, it does not matter which branches there are.
    const retention = '{dry-run: false, rules: [{match: old-1, keep-days: 7}]}';
    const clean = (...more: readonly string[]) =>
      runCommand(['cleanup', ...more, ...options({images: repository, retention})], {cwd});
    for (const more of [[], ['--dry-run'], ['--push', '--dry-run']]) {
      const listed = await clean(...more);
      expect(listed.exitCode, listed.stdout + listed.stderr).toBe(0);
      expect(listed.stdout).toContain('old-1');
      expect(listed.stderr).toContain('Nothing was removed; --push removes what is listed');
      expect(await publishedTags(repository), more.join(' ')).toEqual(['main', 'old-1']);
    }
    const done = await clean('--push');
    expect(done.exitCode, done.stdout + done.stderr).toBe(0);
    expect(done.stderr).not.toContain('Nothing was removed');
    expect(await publishedTags(repository)).toEqual(['main']);
  });
});

describe('the package', () => {
  it('installs from its file alone, and runs', async () => {
    const folder = temporaryFolder();
    const root = new URL('../../', import.meta.url);
    const env = {...process.env, npm_config_cache: join(folder, 'cache')};
    const file = execFileSync(process.execPath, ['scripts/pack.mjs', folder], {
      cwd: root,
      env,
      encoding: 'utf8'
    }).trim();
    const npm = ['install', '--offline', '--no-audit', '--no-fund', '--prefix', folder, join(folder, file)];
    execFileSync('npm', npm, {cwd: folder, env, stdio: 'pipe'});
    const command = join(folder, 'node_modules', '.bin', 'multiarch-build');
    const ask = (...args: readonly string[]): string =>
      execFileSync(command, args, {cwd: checkout({Dockerfile: HELLO}).cwd, encoding: 'utf8', stdio: 'pipe'});
    expect(ask('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(ask()).toMatch(/^Usage: multiarch-build COMMAND/);
    expect(ask('plan', '--help')).toContain('--build-args');
    expect(ask('plan')).toMatch(/^Plan for 2 build targets, version main/);
    expect(existsSync(join(folder, 'node_modules', 'multiarch-build', 'node_modules'))).toBe(false);
  });
});
