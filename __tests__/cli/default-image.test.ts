import {describe, expect, test} from 'vitest';
import {defaultImage, repositoryName, withoutGuard} from '../../src/cli/default-image.ts';
import {completeInputs} from '../../src/cli/defaults.ts';
import type {Invocation} from '../../src/cli/parse-arguments.ts';
import {parseRemote} from '../../src/cli/remote.ts';
import type {Workspace} from '../../src/cli/workspace.ts';
import {settingsOf} from '../plan/support.ts';

const RUN: Invocation = {command: 'run', inputs: {}, rehearse: false, dryRun: false, json: false};
const PUSH = {inputs: {push: 'true'}};
const ROOT: Workspace = {folder: '/home/octocat/My App'};
const BACKEND: Workspace = {folder: '/home/octocat/My App/backend', root: '/home/octocat/My App'};
const GITHUB = 'git@github.com:acme/hello.git';
const GITLAB = 'https://gitlab.example.com/acme/shop.git';

describe('an image without a name', () => {
  test.each<{name: string; given: Partial<Invocation>; remote?: string; at?: Workspace; want: string | undefined}>([
    {name: 'of a GitHub repository is its own', given: {}, remote: GITHUB, want: undefined},
    {name: 'of a GitHub repository is its own, pushed', given: PUSH, remote: GITHUB, want: undefined},
    {name: 'stays here as the last part of the remote', given: {}, remote: GITLAB, want: 'localhost/shop'},
    {name: 'stays here as its folder', given: {}, want: 'localhost/my-app'},
    {name: 'is planned so', given: {command: 'plan'}, remote: GITLAB, want: 'localhost/shop'},
    {name: 'is rehearsed so', given: {rehearse: true}, remote: GITLAB, want: 'localhost/shop'},
    {name: 'goes so to another registry', given: {...PUSH, registry: 'r:5000'}, remote: GITLAB, want: 'localhost/shop'},
    {name: 'is never pushed elsewhere', given: PUSH, remote: GITLAB, want: ''},
    {name: 'is never pushed elsewhere, nor printed so', given: {...PUSH, dryRun: true}, remote: GITLAB, want: ''},
    {name: 'is not planned to be', given: {...PUSH, command: 'plan'}, remote: GITLAB, want: ''},
    {name: 'may not be pushed by itself', given: {inputs: {push: 'auto'}}, remote: GITLAB, want: ''},
    {name: 'is not cleaned up', given: {command: 'cleanup'}, remote: GITLAB, want: ''},
    {name: 'is not promoted', given: {command: 'promote'}, remote: GITLAB, want: ''},
    {
      name: 'of a folder is not that of the repository',
      given: {},
      remote: GITHUB,
      at: BACKEND,
      want: 'localhost/backend'
    },
    {name: 'of a folder is not pushed as the repository', given: PUSH, remote: GITHUB, at: BACKEND, want: ''}
  ])('$name', ({given, remote = '', at = ROOT, want}) => {
    const invocation = {...RUN, ...given};
    const parsed = parseRemote(remote);
    const image = defaultImage(invocation, completeInputs(invocation, at), parsed ? {remote: parsed} : {}, at);
    expect(image).toBe(want);
  });
});

describe('the guard', () => {
  const names = (...images: readonly string[]) => settingsOf({images: images.join('\n')});

  test.each<{name: string; images: readonly string[]; image?: string; given?: Partial<Invocation>; want: string}>([
    {name: 'is off where no registry is asked', images: ['localhost/shop'], image: 'localhost/shop', want: 'off'},
    {name: 'stays for a repository of its own', images: ['ghcr.io/acme/hello'], want: 'on'},
    {name: 'stays for a named one', images: ['ghcr.io/acme/hello'], image: 'localhost/hello', want: 'on'},
    {
      name: 'stays for another registry',
      images: ['localhost/shop'],
      image: 'localhost/shop',
      given: {registry: 'r:5000'},
      want: 'on'
    },
    {name: 'stays for a rehearsal', images: ['localhost/a'], image: 'localhost/a', given: {rehearse: true}, want: 'on'},
    {
      name: 'is as the user says',
      images: ['localhost/a'],
      image: 'localhost/a',
      given: {inputs: {guard: 'on'}},
      want: 'on'
    }
  ])('$name', async ({images, image, given, want}) => {
    const settings = await names(...images);
    expect(withoutGuard(settings, image, {...RUN, ...given}).names.guard).toBe(want);
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
