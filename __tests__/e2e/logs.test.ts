import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {temporaryFolder} from './support/folders.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

const SECRET = 'the-secret-of-this-build';

const DOCKERFILE = HELLO.replace(
  'EXPOSE',
  'RUN --mount=type=secret,id=token,required=false echo "fetching with $(cat /run/secrets/token)" && test "$VARIANT" != broken\nEXPOSE'
).replace('CMD ["httpd"', 'CMD ["httpd", "-vv"');

const VARIANTS = {
  plain: {default: true},
  lost: {smoke: {timeout: '30s', checks: [{http: '/nowhere'}]}},
  broken: {'build-args': {VARIANT: 'broken'}}
};

const build = (repository: string, cwd: string, variants: readonly (keyof typeof VARIANTS)[], more = {}) =>
  runAction({
    event: pushToMain(),
    cwd,
    inputs: {
      ...sharedBuilder(),
      images: repository,
      platforms: 'linux/amd64',
      variants: JSON.stringify(Object.fromEntries(variants.map(name => [name, VARIANTS[name]]))),
      secrets: `token=${SECRET}`,
      cache: 'off',
      provenance: 'false',
      'log-dir': 'build-logs',
      ...more
    }
  });

const logOf = (cwd: string, variant: string): string =>
  readFileSync(join(cwd, `build-logs/hello-${variant}-linux-amd64.log`), 'utf8');

describe('log-dir', () => {
  it('has the whole build and check of each target, without secrets', async () => {
    const repository = newRepository();
    const cwd = project({Dockerfile: DOCKERFILE});
    const smoke = {checks: [{http: '/health'}, {exec: {command: 'cat /www/index.html', output: 'hello from'}}]};
    const run = await build(repository, cwd, [], {
      variants: JSON.stringify({plain: {default: true, smoke}, other: {smoke, 'build-args': {VARIANT: 'other'}}})
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(readdirSync(join(cwd, 'build-logs')).sort()).toEqual([
      'hello-other-linux-amd64.log',
      'hello-plain-linux-amd64.log'
    ]);
    const log = logOf(cwd, 'plain');
    expect(log).toMatch(/^hello\/plain\/linux\/amd64 of commit [0-9a-f]{40}\nhttps:.*\/actions\/runs\/\d+\n/);
    expect(log).toContain('    fetching with ***');
    expect(log).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/health → status 200$/m);
    expect(log).toMatch(/^exec: cat \/www\/index\.html → exit code 0\n {4}hello from plain$/m);
    expect(log).toMatch(/^== output of container .*\n(.*\n)*.*url:\/health/m);
    expect(log).toMatch(/^== passed\nbuilt in .*: sha256:[0-9a-f]{64}\ncheck: HEALTHCHECK/m);
    expect(logOf(cwd, 'other')).toContain('hello from other');
    expect(log).not.toContain('hello from other');
    expect(log + logOf(cwd, 'other')).not.toContain(SECRET);
    expect(run.log).toContain('The log of each build target is in build-logs/.');
    await expectNoTrace(run, repository);
  });

  it('is written by a run that fails, with what failed and what was not begun', async () => {
    const repository = newRepository();
    const cwd = project({Dockerfile: DOCKERFILE});
    const run = await build(repository, cwd, ['lost', 'broken', 'plain'], {parallel: '1'});
    expect(run.exitCode).toBe(1);
    expect(await publishedTags(repository)).toEqual([]);
    const broken = logOf(cwd, 'broken');
    expect(broken).toContain('    fetching with ***');
    expect(broken).toMatch(/^== failed\n(.*\n)*error: failed to build: /m);
    const lost = logOf(cwd, 'lost');
    expect(lost).toMatch(/^GET .*\/nowhere → status 404$/m);
    expect(lost).toMatch(/^error: not healthy in 30 s .*\ncause: Its last answer: status 404/m);
    expect(logOf(cwd, 'plain')).toMatch(/^== not-started$/m);
    expect(broken + lost + logOf(cwd, 'plain')).not.toContain(SECRET);
    await expectNoTrace(run, repository);
  });

  it('is never written through a link of the repository', async () => {
    const elsewhere = temporaryFolder();
    const cwd = project({Dockerfile: HELLO});
    symlinkSync(elsewhere, join(cwd, 'build-logs'));
    const run = await runAction({
      event: pushToMain(),
      cwd,
      inputs: {
        ...sharedBuilder(),
        images: newRepository(),
        platforms: 'linux/amd64',
        push: 'false',
        'log-dir': 'build-logs'
      }
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(resultOf(run).warnings).toEqual([
      {message: 'No logs are written: "log-dir: build-logs" leads out of the workspace.'}
    ]);
    expect(readdirSync(elsewhere)).toEqual([]);
    const linked = project({Dockerfile: HELLO});
    mkdirSync(join(linked, 'build-logs'));
    symlinkSync(join(elsewhere, 'target'), join(linked, 'build-logs/hello-linux-amd64.log'));
    const second = await runAction({
      event: pushToMain(),
      cwd: linked,
      inputs: {
        ...sharedBuilder(),
        images: newRepository(),
        platforms: 'linux/amd64',
        push: 'false',
        'log-dir': 'build-logs'
      }
    });
    expect(second.exitCode, second.log).toBe(0);
    expect(existsSync(join(elsewhere, 'target'))).toBe(false);
    expect(readFileSync(join(linked, 'build-logs/hello-linux-amd64.log'), 'utf8')).toMatch(/^== passed$/m);
  });
});
