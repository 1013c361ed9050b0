import {afterEach, expect, test} from 'vitest';
import {createGitHub} from '../../src/adapters/github.ts';
import {createProcess} from '../../src/adapters/process.ts';
import {askingRemote, parseHeads} from '../../src/cli/git-branches.ts';
import {clone, removeClones} from './clone.ts';

afterEach(removeClones);

const NOBODY = createGitHub({apiUrl: '', repository: '', token: '', retry: run => run()});

test('the remote tells its branches', async () => {
  const origin = clone({remote: ''});
  origin.git('branch', 'feature/x');
  origin.git('tag', 'v1.0.0');
  const {cwd} = clone({remote: origin.cwd});
  const github = askingRemote(NOBODY, createProcess({env: {PATH: process.env.PATH ?? '', HOME: cwd}, cwd}));
  expect(await github.branches()).toEqual({known: true, value: ['feature/x', 'main']});
});

test('else GitHub is asked, and both say why not', async () => {
  const {cwd} = clone({remote: '/nowhere/at/all'});
  const github = askingRemote(NOBODY, createProcess({env: {PATH: process.env.PATH ?? '', HOME: cwd}, cwd}));
  expect(await github.branches()).toEqual({
    known: false,
    reason: expect.stringMatching(/^this is not a GitHub workflow; git ls-remote: fatal: .*\/nowhere\/at\/all/)
  });
});

test('what it tells is names', () => {
  const sha = '8f3b1c9d2e4a5f60718293a4b5c6d7e8f9012345';
  expect(parseHeads([`${sha}\trefs/heads/main`, `${sha}\trefs/heads/feature/x`, 'warning: redirecting'])).toEqual([
    'main',
    'feature/x'
  ]);
});
