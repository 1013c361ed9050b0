import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type ActionRun, errorsOf, resultOf, runAction, tempFiles} from './support/action.ts';
import {pushToMain} from './support/events.ts';
import {HELLO, project} from './support/project.ts';

const VERSION = JSON.stringify({Server: {Os: 'linux', Arch: 'amd64', Version: '28.0.4'}});

/** A docker CLI whose buildx answers as told; it notes what it was asked for. */
const fakeDocker = (buildx: string): string => `#!/bin/sh
echo "$*" >> "$(dirname "$0")/calls"
case "$1 $2" in
  "version --format") echo '${VERSION}' ;;
  "buildx version") ${buildx} ;;
esac
`;

const build = (env: Readonly<Record<string, string>>): Promise<ActionRun> =>
  runAction({
    event: pushToMain(),
    cwd: project({Dockerfile: HELLO}),
    inputs: {images: 'registry.example/acme/hello', platforms: 'linux/amd64'},
    env
  });

function expectFailure(run: ActionRun, code: string, message: RegExp, remedy: RegExp): void {
  expect(run.exitCode, run.log).toBe(1);
  expect(resultOf(run).failures).toMatchObject([{code}]);
  expect(errorsOf(run)).toHaveLength(1);
  expect(errorsOf(run)[0]?.message).toMatch(message);
  expect(errorsOf(run)[0]?.message).toMatch(remedy);
  expect(run.summary).toMatch(/^## ❌ Nothing was published: no build was started$/m);
  expect(resultOf(run).leftovers).toEqual([]);
  expect(tempFiles(run)).toEqual([]);
}

describe('a machine without', () => {
  it('the docker CLI', async () => {
    const run = await build({PATH: project({})});
    expectFailure(run, 'no-engine', /^The docker CLI is not installed/, /ubuntu-latest/);
  });

  it('an engine that answers', async () => {
    const run = await build({DOCKER_HOST: 'unix:///nonexistent/docker.sock'});
    expectFailure(run, 'no-engine', /^No Docker engine answers: .*nonexistent/, /DOCKER_HOST/);
  });

  it.for([
    {
      what: 'buildx',
      answer: `echo "docker: 'buildx' is not a docker command." >&2; exit 1`,
      code: 'no-buildx',
      message: /^docker buildx does not answer: docker: 'buildx' is not a docker command/
    },
    {
      what: 'a buildx that is new enough',
      answer: 'echo "github.com/docker/buildx v0.10.4 c513d34"',
      code: 'old-buildx',
      message: /^docker buildx is 0\.10\.4, and \S+ or newer is needed/
    }
  ])('$what', async ({answer, code, message}) => {
    const bin = project({docker: fakeDocker(answer)});
    const run = await build({PATH: `${bin}:${process.env.PATH}`});
    expectFailure(run, code, message, /"?buildx-version"?/);
    const calls = readFileSync(join(bin, 'calls'), 'utf8');
    expect(calls).not.toMatch(/^(buildx (create|build)|login|run|pull)/m);
    expect(existsSync(join(run.job.cwd, 'calls'))).toBe(false);
  });
});
