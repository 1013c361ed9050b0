import {execFileSync} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {docker, expectNoTrace} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {project} from './support/project.ts';
import {newRepository, taggedImages} from './support/registry.ts';

const HANDLER = '/proc/sys/fs/binfmt_misc/qemu-riscv64';
const PLATFORM = 'linux/riscv64';

const SERVER = `package main

import "net/http"

func main() {
	http.HandleFunc("/health", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) })
	panic(http.ListenAndServe(":8000", nil))
}
`;

const wasRegistered = existsSync(HANDLER);
let folder = '';

/** No base image has this platform in the lab: a static binary from scratch does. */
beforeAll(() => {
  folder = project({
    'main.go': SERVER,
    'go.mod': 'module hello\n\ngo 1.21\n',
    Dockerfile: 'FROM scratch\nCOPY server /server\nEXPOSE 8000\nCMD ["/server"]\n'
  });
  execFileSync('go', ['build', '-o', 'server', '.'], {
    cwd: folder,
    env: {...process.env, GOOS: 'linux', GOARCH: 'riscv64', CGO_ENABLED: '0'}
  });
});

const unregister = (): void => {
  if (existsSync(HANDLER)) writeFileSync(HANDLER, '-1');
};

afterAll(() => {
  if (!wasRegistered) unregister();
});

it('registers an emulator only when the host has none for the platform', async () => {
  unregister();
  const build = (repository: string) =>
    runAction({
      event: pushToMain(),
      cwd: folder,
      inputs: {...sharedBuilder(), images: repository, platforms: PLATFORM, 'health-path': '/health'}
    });
  const first = newRepository();
  const registering = await build(first);
  expect(registering.exitCode, registering.log).toBe(0);
  expect(registering.log).toMatch(/^Registering emulators for riscv64 by docker\.io\/tonistiigi\/binfmt/m);
  expect(existsSync(HANDLER)).toBe(true);
  expect(resultOf(registering).targets).toMatchObject([
    {platform: PLATFORM, status: 'passed', check: {emulated: true, summary: 'GET :8000/health'}}
  ]);
  expect(Object.keys((await taggedImages(first, 'main')).images)).toEqual([PLATFORM]);
  await expectNoTrace(registering, first);

  const second = newRepository();
  const registered = await build(second);
  expect(registered.exitCode, registered.log).toBe(0);
  expect(registered.log).not.toContain('Registering emulators');
});

it('says what to do when the emulators cannot be registered', async () => {
  unregister();
  const repository = newRepository();
  const run = await runAction({
    event: pushToMain(),
    cwd: folder,
    inputs: {
      ...sharedBuilder(),
      images: repository,
      platforms: PLATFORM,
      'health-path': '/health',
      'binfmt-image': 'localhost:1/no/binfmt:none'
    }
  });
  expect(run.exitCode, run.log).toBe(1);
  expect(resultOf(run).failures).toMatchObject([
    {code: 'no-emulation', title: expect.stringContaining('riscv64'), remedy: expect.stringContaining('binfmt-image')}
  ]);
  expect(await docker(['ps', '--all', '--quiet', '--filter', `ancestor=localhost:1/no/binfmt:none`])).toBe('');
  await expectNoTrace(run);
});
