import {execFileSync} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, test} from 'vitest';
import {createProcess} from '../../src/adapters/process.ts';
import type {Files} from '../../src/ports/files.ts';
import {type GitHistory, readGitHistory} from '../../src/stages/git-history.ts';

const NOBODY = '1'.repeat(40);

describe('the history of a checkout', () => {
  const root = mkdtempSync(join(tmpdir(), 'history-'));
  const full = join(root, 'full');
  const shallow = join(root, 'shallow');
  const commits: string[] = [];
  let side = '';
  const git = (cwd: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Octo Cat', '-c', 'user.email=octocat@users.noreply.github.com', ...args], {
      cwd,
      encoding: 'utf8'
    }).trim();
  beforeAll(() => {
    git(root, 'init', '--quiet', '--initial-branch=main', full);
    const commit = (text: string): string => {
      git(full, 'commit', '--quiet', '--allow-empty', '--message', text);
      return git(full, 'rev-parse', 'HEAD');
    };
    commits.push(commit('one'), commit('two'), commit('three'));
    for (const tag of ['v1.0.0', 'api/v2.0.0']) git(full, 'tag', tag);
    git(full, 'checkout', '--quiet', '-b', 'side', commits[0] ?? '');
    side = commit('side');
    git(full, 'checkout', '--quiet', 'main');
    git(root, 'clone', '--quiet', '--depth', '1', '--no-tags', `file://${full}`, shallow);
  });
  afterAll(() => rm(root, {recursive: true, force: true}));

  const history = (cwd: string, sha = commits[2] ?? '', isCheckout = true): GitHistory => {
    const process = createProcess({env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: root}, cwd});
    return readGitHistory(sha, {process, files: {exists: async () => isCheckout} as unknown as Files});
  };

  it('tells how commits stand to each other', async () => {
    const {relation} = history(full);
    const [one = '', two = '', three = ''] = commits;
    expect(await relation(one, three)).toBe('ancestor');
    expect(await relation(three, two)).toBe('descendant');
    expect(await relation(side, three)).toBe('diverged');
    expect(await relation(NOBODY, three)).toBe('unknown');
  });

  it('tells the Git tags', async () => {
    expect(await history(full).tags()).toEqual(['api/v2.0.0', 'v1.0.0']);
    expect(await history(shallow).tags()).toEqual([]);
  });

  test.each([
    {name: 'a shallow checkout', of: () => history(shallow)},
    {name: 'no checkout', of: () => history(full, undefined, false)},
    {name: 'the checkout of something else', of: () => history(full, NOBODY)}
  ])('is not to be told by $name', async ({of}) => {
    const [one = '', , three = ''] = commits;
    expect(await of().relation(one, three)).toBe('unknown');
  });

  it('has no Git tags where it is of something else', async () => {
    expect(await history(full, NOBODY).tags()).toBeUndefined();
    expect(await history(full, undefined, false).tags()).toBeUndefined();
  });
});
