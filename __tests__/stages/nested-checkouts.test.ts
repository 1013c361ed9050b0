import {execFileSync} from 'node:child_process';
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {createProcess} from '../../src/adapters/process.ts';
import {judgeNested} from '../../src/stages/nested-checkouts.ts';
import {type Origin, origin} from '../e2e/support/origin.ts';

describe('a checkout in a folder of the workspace', () => {
  let hello: Origin;
  beforeAll(() => {
    hello = origin({'app/README.md': 'hello'});
  });

  const workspace = (commit: string, refspec = commit): string => {
    const cwd = hello.checkOut(`+${hello.main[1]}:refs/remotes/origin/main`, hello.main[1]);
    cpSync(hello.checkOut(refspec, commit), join(cwd, 'src'), {recursive: true});
    return cwd;
  };

  const judge = (cwd: string, folders: readonly string[]) =>
    judgeNested(
      {
        eventName: 'workflow_dispatch',
        payload: {},
        sha: hello.main[1],
        actor: 'octocat',
        defaultBranch: 'main',
        repository: 'acme/hello',
        server: 'https://github.com'
      },
      folders,
      createProcess({env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/nowhere'}, cwd}),
      {commitOrigin: async () => ({known: true, value: {kind: 'pull-request', number: 7, repository: 'mona/hello'}})}
    );

  test.each([
    {name: 'of a fork is not trusted', make: () => workspace(hello.fork), folders: ['src']},
    {name: 'is found from a folder in it', make: () => workspace(hello.fork), folders: ['.', 'src/app']},
    {name: 'is found from a folder that is not there', make: () => workspace(hello.fork), folders: ['src/no/folder']},
    {
      name: 'cannot bring a repository of another folder',
      make: () => {
        const cwd = workspace(hello.fork);
        cpSync(join(cwd, '.git'), join(cwd, 'src/app'), {recursive: true});
        execFileSync('git', ['config', '--file', join(cwd, 'src/app/config'), 'core.worktree', cwd]);
        return cwd;
      },
      folders: ['src/app']
    }
  ])('$name', async ({make, folders}) => {
    expect(await judge(make(), folders)).toEqual({
      trusted: false,
      reason: expect.stringMatching(
        new RegExp(`^in /.*/src, the commit ${hello.fork.slice(0, 7)} is checked out, .* 7 from the fork mona/hello$`)
      )
    });
  });

  test.each([
    {name: 'that nothing is built from is not looked at', make: () => workspace(hello.fork), folders: ['.', 'docs']},
    {
      name: 'of a branch is trusted',
      make: () => workspace(hello.release, `+${hello.release}:refs/remotes/origin/release`),
      folders: ['src']
    },
    {
      name: 'is of its submodule what the workspace says',
      make: () => {
        const cwd = workspace(hello.fork);
        const git = (...args: readonly string[]) =>
          execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {cwd, stdio: 'ignore'});
        git('submodule', 'add', hello.checkOut(hello.fork, hello.fork), 'lib');
        return cwd;
      },
      folders: ['lib/app']
    }
  ])('$name', async ({make, folders}) => expect(await judge(make(), folders)).toBeUndefined());
});
