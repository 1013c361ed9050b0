import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, test} from 'vitest';
import type {Plan} from '../../src/plan/plan.ts';
import {type CheckedOut, checkout, commit} from './support/checkout.ts';
import {type CommandOptions, type CommandRun, recordingDocker, runCommand} from './support/command.ts';
import {daysAgo, fill} from './support/fill.ts';
import {temporaryFolder} from './support/folders.ts';
import {lab} from './support/lab.ts';
import {HELLO} from './support/project.ts';
import {newRepository, publishedTags, tagDigests} from './support/registry.ts';

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', args, {cwd, encoding: 'utf8', stdio: 'pipe'}).trim();

/** A run that starts nothing of Docker. */
async function runIdle(args: readonly string[], {env, ...options}: CommandOptions): Promise<CommandRun> {
  const {path, calls} = recordingDocker();
  const run = await runCommand(args, {...options, env: {PATH: path, ...env}});
  expect(calls(), run.stdout + run.stderr).toEqual([]);
  return run;
}

const planned = ({exitCode, stdout, stderr}: CommandRun): Plan => {
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout) as Plan;
};
const repositories = ({publications}: Plan): readonly string[] => publications.flatMap(one => one.repositories);

describe('--ref', () => {
  const other = (made: CheckedOut, branch = 'main'): CheckedOut => {
    if (branch !== 'main') git(made.cwd, 'checkout', '--quiet', '-b', branch);
    return {...made, sha: commit(made.cwd, {Dockerfile: `${HELLO}LABEL other=1\n`})};
  };

  test.each([
    {
      name: 'a tag of another commit',
      ref: 'v1.0.0',
      branch: 'main',
      says: 'the tag v1.0.0 is at',
      do: 'git checkout v1.0.0'
    },
    {
      name: 'a branch of another commit',
      ref: 'main',
      branch: 'feature/y',
      says: 'the branch main is at',
      do: 'git checkout main'
    },
    {
      name: 'no name of a ref',
      ref: 'bad ref~^',
      branch: 'main',
      says: 'this is not the name of a branch or a tag',
      do: 'leave --ref out'
    }
  ])('of $name publishes nothing', async ({ref, branch, says, do: todo}) => {
    const made = checkout({Dockerfile: HELLO});
    git(made.cwd, 'tag', 'v1.0.0');
    const {cwd} = other(made, branch);
    const repository = newRepository();
    const run = await runIdle(['run', '--push', '--json', '--images', repository, '--ref', ref], {cwd});
    expect(run.exitCode, run.stderr).toBe(2);
    expect(run.stderr).toContain(`✖ --ref ${ref}: ${says}`);
    expect(run.stderr).toContain(todo);
    expect(JSON.parse(run.stdout)).toMatchObject({
      outcome: 'failure',
      failures: [{code: 'invalid-input', title: expect.stringContaining(says)}]
    });
    expect(await publishedTags(repository)).toEqual([]);
  });

  it('of a version that is to be is taken, and said', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const run = await runIdle(['plan', '--json', '--guard', 'off', '--ref', 'v3.0.0'], {cwd});
    expect(planned(run).version).toBe('3.0.0');
    expect(run.stderr).toContain('There is no tag v3.0.0 here yet: the run is for the push that makes it.');
  });
});

describe('a bare commit', () => {
  it('is not published as nothing', async () => {
    const {cwd, sha} = checkout({Dockerfile: HELLO});
    git(cwd, 'checkout', '--quiet', '--detach');
    const run = await runIdle(['run', '--push', '--images', newRepository()], {cwd});
    expect(run.exitCode, run.stderr).toBe(2);
    expect(run.stderr).toContain(`✖ --push: ${sha.slice(0, 7)} is checked out without a branch or a tag`);
    expect(run.stderr).toContain('--ref main');
  });
});

describe('the config file', () => {
  const FILES = {
    'multiarch.yml': 'images: {app: {variants: {cpu: {file: docker/Dockerfile, platforms: linux/amd64}}}}\n',
    Dockerfile: HELLO,
    'docker/Dockerfile': HELLO,
    'backend/Dockerfile': HELLO
  };
  const plan = (cwd: string, ...more: readonly string[]) =>
    runIdle(['plan', '--json', '--guard', 'off', ...more], {cwd});

  it('is taken with --images, too', async () => {
    const {cwd} = checkout(FILES);
    const withConfig = planned(await plan(cwd, '--images', 'ghcr.io/acme/app'));
    expect(withConfig.targets.map(({id, file}) => [id, file])).toEqual([['app/cpu/linux/amd64', 'docker/Dockerfile']]);
    expect(repositories(withConfig)).toEqual(['ghcr.io/acme/app']);
    const without = planned(await plan(cwd, '--images', 'ghcr.io/acme/app', '--config', ''));
    expect(without.targets.map(({id}) => id)).toEqual(['app/linux/amd64', 'app/linux/arm64']);
  });

  it('names no repository, and its image has one for this machine', async () => {
    const {cwd} = checkout(FILES);
    expect(repositories(planned(await plan(cwd)))).toEqual([expect.stringMatching(/^localhost\/[a-z0-9-]+$/)]);
  });

  it('is that of the root in a folder of it', async () => {
    const {cwd} = checkout(FILES);
    const atRoot = await plan(cwd);
    const below = await plan(join(cwd, 'backend'));
    expect(planned(below)).toEqual(planned(atRoot));
    expect(below.stderr).toContain(
      `The config file is ${git(cwd, 'rev-parse', '--show-toplevel')}/multiarch.yml: paths`
    );
    expect(repositories(planned(below))).toEqual(repositories(planned(atRoot)));
  });
});

describe('a folder of the repository', () => {
  it('is built as itself, and needs a name to be published', async () => {
    const {cwd} = checkout({Dockerfile: HELLO, 'backend/Dockerfile': HELLO});
    git(cwd, 'remote', 'add', 'origin', 'git@github.com:acme/shop.git');
    const backend = join(cwd, 'backend');
    const plan = await runIdle(['plan', '--json'], {cwd: backend});
    expect(repositories(planned(plan))).toEqual(['localhost/backend']);
    expect(plan.stderr).toContain('Neither backend nor a folder above it has a config file: it is built.');
    const run = await runIdle(['run', '--push'], {cwd: backend});
    expect(run.exitCode, run.stderr).toBe(2);
    expect(run.stdout).toContain('✖ --images: no repository to publish to');
  });
});

describe('a repository that is not of GitHub', () => {
  const shop = (): string => {
    const {cwd} = checkout({Dockerfile: HELLO});
    git(cwd, 'remote', 'add', 'origin', 'https://gitlab.example.com/acme/shop.git');
    return cwd;
  };

  test.each([
    ['run', '--push'],
    ['run', '--push', '--dry-run'],
    ['plan', '--push'],
    ['cleanup'],
    ['promote', '--from', '1', '--to', '2']
  ])('%s %s %s needs a name for its image', async (...args) => {
    const run = await runIdle(args, {cwd: shop()});
    expect(run.exitCode, run.stderr).toBe(2);
    expect(run.stdout).toContain('✖ --images: no repository to publish to');
    expect(run.stdout + run.stderr).not.toContain('ghcr.io/acme/shop');
  });

  it('is planned under its own name', async () => {
    const run = await runIdle(['plan', '--json'], {cwd: shop()});
    expect(repositories(planned(run))).toEqual(['localhost/shop']);
  });
});

describe('--summary', () => {
  test.each([
    {path: '.', why: 'this is a folder'},
    {path: 'no/such/folder.md', why: 'there is no folder no/such'}
  ])('$path starts nothing', async ({path, why}) => {
    const {cwd} = checkout({Dockerfile: HELLO});
    for (const command of ['plan', 'run']) {
      const run = await runIdle([command, '--json', '--summary', path, '--ref', 'bad ref'], {cwd});
      expect(run.exitCode, run.stderr).toBe(2);
      // All that is wrong, at once.
      expect(run.stderr).toMatch(new RegExp(`^✖ --summary ${path}: ${why}\n[^\n]+\n✖ --ref bad ref: `));
      expect(JSON.parse(run.stdout)).toMatchObject({failures: [{title: `--summary ${path}: ${why}`}, {}]});
    }
  });

  it('that cannot be written in the end is a warning', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const run = await runIdle(['plan', '--json', '--summary', '/dev/full'], {cwd});
    expect(planned(run).version).toBe('main');
    expect(run.stderr).toMatch(/^warning: The summary could not be written: ENOSPC/m);
  });
});

describe('promote', () => {
  it('writes nothing unasked, and says how to', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const repository = newRepository();
    const {image, alias} = await fill(repository);
    const old = await image('1.1.0', '1.1.0');
    await alias('latest', await image('1.2.0', '1.2.0'));
    const args = ['promote', '--images', repository, '--from', '1.1.0', '--to', 'latest'];
    const before = await tagDigests(repository);
    const listed = await runIdle(args, {cwd});
    expect(listed.exitCode, listed.stdout + listed.stderr).toBe(0);
    expect(listed.stdout).toContain('Nothing is written: --push is not given.');
    expect(listed.stderr).toContain('Nothing was written; --push writes what is listed.');
    expect(await tagDigests(repository)).toEqual(before);
    const done = await runCommand([...args, '--push'], {cwd});
    expect(done.exitCode, done.stdout + done.stderr).toBe(0);
    expect(done.stderr).not.toContain('Nothing was written');
    expect(await tagDigests(repository)).toEqual({...before, latest: old});
  });
});

describe('a clean-up without GitHub', () => {
  it('knows the branches by the remote', async () => {
    const origin = temporaryFolder();
    git(origin, 'init', '--quiet', '--bare', '--initial-branch', 'main');
    const {cwd} = checkout({Dockerfile: HELLO});
    git(cwd, 'remote', 'add', 'origin', origin);
    git(cwd, 'push', '--quiet', 'origin', 'HEAD:main', 'HEAD:sha-like');
    const repository = newRepository();
    const {image} = await fill(repository);
    for (const tag of ['main', 'sha-like', 'sha-1234567']) await image(tag, tag, daysAgo(30));
    const retention = '{dry-run: false, rules: [{match: "sha-*", keep-last: 0}]}';
    const run = await runIdle(['cleanup', '--push', '--images', repository, '--retention', retention], {cwd});
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect(await publishedTags(repository)).toEqual(['main', 'sha-like']);
    // Nobody tells them any more.
    await image('sha-1234567', 'sha-1234567', daysAgo(30));
    git(cwd, 'remote', 'set-url', 'origin', join(origin, 'gone'));
    const blind = await runIdle(['cleanup', '--push', '--images', repository, '--retention', retention], {cwd});
    expect(blind.stdout).toContain('git ls-remote: fatal:');
    expect(blind.stdout).toContain('Let git reach the remote (git ls-remote origin), or give --github-token a token');
    expect(await publishedTags(repository)).toEqual(['main', 'sha-1234567', 'sha-like']);
  });
});

describe('a rehearsal that cannot be', () => {
  it('starts nothing for a plan that is wrong', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const run = await runIdle(['run', '--rehearse', '--only', 'amd64'], {cwd});
    expect(run.exitCode, run.stderr).toBe(2);
    expect(run.stdout).toContain('amd64');
    expect(run.stderr).not.toContain('rehearsal');
  });

  it('says that there is no engine, and nothing of a registry', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const run = await runCommand(['run', '--rehearse'], {
      cwd,
      env: {DOCKER_HOST: `unix://${join(temporaryFolder(), 'no.sock')}`}
    });
    expect(run.exitCode, run.stderr).toBe(1);
    expect(run.stderr).toMatch(/^✖ No Docker engine answers: .*Cannot connect to the Docker daemon/m);
    expect(run.stderr).not.toMatch(/its registry|docker run --help/);
  });
});

describe('advice', () => {
  it('is for whoever sits at the terminal', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const bare = join(temporaryFolder(), 'bin');
    mkdirSync(bare);
    const run = await runCommand(['run', '--images', `${lab().LAB_REGISTRY}/acme/a`, '--guard', 'off'], {
      cwd,
      env: {PATH: bare}
    });
    expect(run.exitCode, run.stderr).toBe(1);
    expect(run.stderr).toContain('git is not installed: images get no revision');
    expect(run.stdout).toContain('The docker CLI is not installed');
    expect(run.stdout).toContain('Install Docker, and start it.');
    expect(run.stdout).toContain('build and check only: --push is not given');
    expect(run.stdout).not.toMatch(/runner|step before|the input/);
  });

  it('says what an empty config file is to have', async () => {
    const {cwd} = checkout({Dockerfile: HELLO, 'multiarch.yml': '# nothing yet\n'});
    const run = await runIdle(['plan'], {cwd});
    expect(run.exitCode, run.stderr).toBe(2);
    expect(run.stdout).toMatch(/multiarch\.yml: is empty\n.*Describe an image in it, such as "images: \{app: /);
  });
});
