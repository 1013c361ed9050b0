import {describe, expect, test} from 'vitest';
import {completeInputs, repositoryName} from '../../src/cli/defaults.ts';
import type {Invocation} from '../../src/cli/parse-arguments.ts';
import {parseRemote} from '../../src/cli/remote.ts';

const RUN: Invocation = {command: 'run', inputs: {}, rehearse: false, dryRun: false, json: false};
const GITHUB = parseRemote('https://github.com/acme/hello');

const complete = (invocation: Partial<Invocation>, remote: typeof GITHUB, files: readonly string[] = []) =>
  completeInputs(
    {...RUN, ...invocation},
    {sha: 'a', tags: [], changed: 0, ...(remote ? {remote} : {})},
    '/home/octocat/My App',
    {exists: async path => files.includes(path)}
  );

describe('what the command adds', () => {
  test.each<{name: string; given: Partial<Invocation>; files?: readonly string[]; local?: true; want: object}>([
    {name: 'a run that pushes nothing', given: {}, want: {mode: 'run', push: 'false', comment: 'off'}},
    {name: 'a run that does', given: {inputs: {push: 'true'}}, want: {mode: 'run', push: 'true'}},
    {name: 'a rehearsal', given: {rehearse: true}, want: {push: 'true'}},
    {name: 'a plan of what the action would do', given: {command: 'plan'}, want: {mode: 'plan', push: 'auto'}},
    {
      name: 'the usual config file',
      given: {},
      files: ['.github/multiarch.yml', 'multiarch.yml'],
      want: {config: '.github/multiarch.yml'}
    },
    {name: 'another usual one', given: {}, files: ['multiarch.yml'], want: {config: 'multiarch.yml'}},
    {
      name: 'nothing to a config file of the user',
      given: {inputs: {config: 'a.yml'}},
      files: ['multiarch.yml'],
      want: {config: 'a.yml'}
    },
    {name: 'no login to another registry', given: {registry: 'localhost:5000/'}, want: {registry: undefined}},
    {
      name: 'the registry to a login',
      given: {registry: 'https://ghcr.io/acme/', inputs: {username: 'a', password: 'b'}},
      want: {registry: 'ghcr.io'}
    },
    {name: 'a name without a remote', given: {}, local: true, want: {images: 'localhost/my-app', guard: 'off'}},
    {
      name: 'that name in another registry',
      given: {inputs: {push: 'true'}, registry: 'r:5000'},
      local: true,
      want: {images: 'localhost/my-app', guard: undefined}
    },
    {
      name: 'no name for what is pushed elsewhere',
      given: {inputs: {push: 'true'}},
      local: true,
      want: {images: undefined}
    },
    {name: 'no name to that of the user', given: {inputs: {images: 'r.io/a'}}, local: true, want: {images: 'r.io/a'}}
  ])('$name', async ({given, files, local, want}) => {
    const inputs = await complete(given, local ? undefined : GITHUB, files);
    expect({...Object.fromEntries(Object.keys(want).map(key => [key, undefined])), ...inputs}).toMatchObject(want);
  });

  test('no name where a config file names the images', async () => {
    expect(await complete({}, GITHUB, ['multiarch.yml'])).not.toHaveProperty('images');
  });
});

describe('the name of a folder', () => {
  test.each([
    {path: '/home/a/My App', want: 'my-app'},
    {path: 'C:\\work\\shop_backend', want: 'shop-backend'},
    {path: 'group/Sub/hello', want: 'hello'},
    {path: '/', want: 'image'},
    {path: '/tmp/日本', want: 'image'}
  ])('$path', ({path, want}) => {
    expect(repositoryName(path)).toBe(want);
  });
});
