import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import {createProcess} from '../../src/adapters/process.ts';
import {contextKey, type LocalContext} from '../../src/plan/local-contexts.ts';
import type {Files} from '../../src/ports/files.ts';
import {readWorktree} from '../../src/stages/worktree.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

const COMMITTED = {Dockerfile: 'FROM scratch', '.gitignore': 'node_modules\n', 'pages/index.html': 'hello'};

/** A repository of one commit; `change` changes it. */
function repository(files: Readonly<Record<string, string>>) {
  const cwd = mkdtempSync(join(tmpdir(), 'worktree-'));
  folders.push(cwd);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {cwd, encoding: 'utf8'});
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(cwd, name)), {recursive: true});
    writeFileSync(join(cwd, name), text);
  };
  git('init', '--quiet');
  for (const [name, text] of Object.entries(files)) write(name, text);
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message', 'First');
  return {cwd, git, write, sha: git('rev-parse', 'HEAD').trim()};
}

type Repository = ReturnType<typeof repository>;

/** Reads a workspace as the run does, whose own folder it is. */
const read = (cwd: string, sha: string, contexts: readonly LocalContext[] = []) => {
  const files: Files = {
    ...diskFiles,
    exists: path => diskFiles.exists(join(cwd, path)),
    read: path => diskFiles.read(join(cwd, path))
  };
  return readWorktree(sha, contexts, {files, process: createProcess({env: {PATH: process.env.PATH ?? ''}, cwd})});
};

const CASES: readonly {
  name: string;
  files?: Record<string, string>;
  change?: (one: Repository) => void;
  want?: RegExp;
}[] = [
  {name: 'the commit alone'},
  {
    name: 'a changed file',
    change: ({write}) => write('Dockerfile', 'FROM x'),
    want: /not of the commit \(Doc/
  },
  {name: 'a new file', change: ({write}) => write('new', ''), want: /not of the commit \(new\)/},
  {
    name: 'an ignored file',
    change: ({write}) => write('node_modules/a.js', ''),
    want: /not of the commit \(node_modules\/\)/
  },
  {
    name: 'a file that is gone',
    change: ({git}) => git('rm', '--quiet', 'Dockerfile'),
    want: /\(Dockerfile\)/
  },
  {
    name: 'a part of the commit',
    change: ({git}) => git('sparse-checkout', 'set', '--no-cone', '/Dockerfile'),
    want: /sparse/
  },
  {
    name: 'a new file that the settings of the repository hide',
    change: ({git, write}) => {
      git('config', 'status.showUntrackedFiles', 'no');
      write('new', '');
    },
    want: /not of the commit \(new\)/
  },
  {
    name: 'a changed file that is assumed to be unchanged',
    change: ({git, write}) => {
      git('update-index', '--assume-unchanged', 'Dockerfile');
      write('Dockerfile', 'FROM x');
    },
    want: /not to look at files \(Dockerfile\)/
  },
  {
    name: 'a changed file that is skipped',
    change: ({git, write}) => {
      git('update-index', '--skip-worktree', 'pages/index.html');
      write('pages/index.html', 'bye');
    },
    want: /not to look at files \(pages\/index\.html\)/
  },
  {
    name: 'files of Git LFS',
    files: {...COMMITTED, 'assets/.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n'},
    want: /Git LFS/
  }
];

test.each(CASES)('a workspace with $name', async ({files = COMMITTED, change, want}) => {
  const one = repository(files);
  change?.(one);
  expect(await read(one.cwd, one.sha)).toEqual(
    want ? {clean: false, reason: expect.stringMatching(want)} : {clean: true}
  );
});

const SUBMODULES: readonly {name: string; change?: (one: Repository) => void; want?: RegExp}[] = [
  {name: 'as committed'},
  {
    name: 'with a changed file that its settings hide',
    change: ({git, write}) => {
      git('config', 'submodule.library.ignore', 'all');
      write('library/Dockerfile', 'FROM x');
    },
    want: /not of the commit \(library\)/
  },
  {
    name: 'with an ignored file',
    change: ({write}) => write('library/node_modules/a.js', ''),
    want: /not of the commit \(library\/node_modules\/\)/
  },
  {
    name: 'with a file that is assumed to be unchanged',
    change: ({git, write}) => {
      git('-C', 'library', 'update-index', '--assume-unchanged', 'Dockerfile');
      write('library/Dockerfile', 'FROM x');
    },
    want: /not to look at files \(library\/Dockerfile\)/
  },
  {
    name: 'with an ignored file in a submodule of its own',
    change: ({write}) => write('library/inner/node_modules/a.js', ''),
    want: /not of the commit \(library\/inner\/node_modules\/\)/
  },
  {
    name: 'that is not checked out',
    change: ({git}) => git('submodule', 'deinit', '--quiet', '--force', 'library'),
    want: /a submodule is not checked out/
  }
];

test.each(SUBMODULES)('a workspace with a submodule $name', async ({change, want}) => {
  const [inner, library, one] = [repository(COMMITTED), repository(COMMITTED), repository(COMMITTED)];
  const add = ({git}: Repository, of: string, path: string): void => {
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', of, path);
    git('commit', '--quiet', '--message', 'Second');
  };
  add(library, inner.cwd, 'inner');
  add(one, library.cwd, 'library');
  one.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'update', '--init', '--recursive');
  change?.(one);
  expect(await read(one.cwd, one.git('rev-parse', 'HEAD').trim())).toEqual(
    want ? {clean: false, reason: expect.stringMatching(want)} : {clean: true}
  );
});

test('a workspace at another commit, without any, and of no repository', async () => {
  const {cwd} = repository(COMMITTED);
  expect(await read(cwd, 'f'.repeat(40))).toMatchObject({clean: false, reason: expect.stringMatching(/at commit/)});
  expect(await read(cwd, '')).toMatchObject({clean: false});
  const empty = mkdtempSync(join(tmpdir(), 'worktree-'));
  folders.push(empty);
  expect(await read(empty, 'f'.repeat(40))).toEqual({
    clean: false,
    reason: 'the workspace is no checkout of the commit'
  });
});

const ROOT: LocalContext = {folder: '.', dockerfile: 'Dockerfile'};

test.each([
  {name: 'no ignore file', want: [ROOT]},
  {name: 'an ignore file that names it', files: {'.dockerignore': '*.md\n.git\n'}, want: []},
  {name: 'one that does not', files: {'.dockerignore': '.github\n.gitignore\n'}, want: [ROOT]},
  {
    name: "the Dockerfile's own, which comes first",
    files: {'.dockerignore': '.git\n', 'Dockerfile.dockerignore': '*.md\n'},
    want: [ROOT]
  },
  {
    name: "the Dockerfile's own alone",
    files: {'Dockerfile.dockerignore': '.git\n'},
    contexts: [ROOT, {folder: '.', dockerfile: 'other.Dockerfile'}, {folder: '.'}],
    want: [{folder: '.', dockerfile: 'other.Dockerfile'}, {folder: '.'}]
  },
  {name: 'a folder below', contexts: [{folder: 'pages', dockerfile: 'pages/Dockerfile'}], want: []}
] as {name: string; files?: Record<string, string>; contexts?: LocalContext[]; want: LocalContext[]}[])(
  'tells whether builds are given the .git folder: $name',
  async ({files = {}, contexts = [ROOT], want}) => {
    const {cwd, sha} = repository({...COMMITTED, ...files});
    const gitIn = want.map(contextKey);
    expect(await read(cwd, sha, contexts)).toEqual(gitIn.length === 0 ? {clean: true} : {clean: true, gitIn});
  }
);
