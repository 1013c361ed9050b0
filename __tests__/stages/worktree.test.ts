import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, describe, expect, it, test} from 'vitest';
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

/** A repository of one commit, with the permissions that git gives to files by this umask; `change` changes it. */
function repository(files: Readonly<Record<string, string>>, umask = '022') {
  const cwd = mkdtempSync(join(tmpdir(), 'worktree-'));
  folders.push(cwd);
  const git = (...args: string[]): string =>
    execFileSync(
      'sh',
      ['-c', `umask ${umask}; exec git -c user.name=a -c user.email=a@example.com "$@"`, 'git', ...args],
      {
        cwd,
        encoding: 'utf8'
      }
    );
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(cwd, name)), {recursive: true});
    writeFileSync(join(cwd, name), text);
  };
  git('init', '--quiet');
  for (const [name, text] of Object.entries(files)) write(name, text);
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message', 'First');
  git('rm', '--quiet', '-r', '.');
  git('reset', '--quiet', '--hard');
  return {cwd, git, write, sha: git('rev-parse', 'HEAD').trim()};
}

type Repository = ReturnType<typeof repository>;

/** Reads a workspace as the run does, whose own folder it is. */
const read = (cwd: string, sha: string, contexts: readonly LocalContext[] = []) => {
  const files: Files = {
    ...diskFiles,
    exists: path => diskFiles.exists(join(cwd, path)),
    read: path => diskFiles.read(join(cwd, path)),
    realPath: path => diskFiles.realPath(join(cwd, path)),
    entries: path => diskFiles.entries(join(cwd, path))
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
    name: 'names of every kind',
    files: {...COMMITTED, 'a b/\tc\n"d".txt': '', 'größe/日本.txt': 'a', '-x': '', ':(top)': ''}
  },
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
    name: 'a changed file whose size and times are as they were, of a repository that looks at no more',
    change: ({cwd, git, write}) => {
      git('config', 'core.checkStat', 'minimal');
      git('config', 'core.trustctime', 'false');
      const {atime, mtime} = statSync(join(cwd, 'Dockerfile'));
      write('Dockerfile', 'FROM scratcH');
      utimesSync(join(cwd, 'Dockerfile'), atime, mtime);
    },
    want: /not of the commit \(Dockerfile\)/
  },
  {
    name: 'a folder without files',
    change: ({cwd}) => mkdirSync(join(cwd, 'pages/made/deep'), {recursive: true}),
    want: /has what is not of the commit \(pages\/made\)/
  },
  {
    name: 'files that git never lists',
    change: ({write}) => write('pages/.git/secret', ''),
    want: /has what is not of the commit \(pages\/\.git\)/
  },
  {
    name: 'files of Git LFS',
    files: {...COMMITTED, 'assets/.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n', 'assets/a.bin': ''},
    want: /Git LFS .*\(assets\/a\.bin\)/
  },
  {
    name: 'no file that its filter is for',
    files: {...COMMITTED, '.gitattributes': '*.bin filter=lfs\nDockerfile -filter\n'}
  },
  {
    name: 'a file that a filter makes, which the clone alone names',
    change: ({write}) => write('.git/info/attributes', 'Dockerfile filter=unlock\n'),
    want: /a filter of git .*\(Dockerfile\)/
  },
  {
    name: 'a file that a filter has made, and makes back',
    files: {...COMMITTED, '.gitattributes': 'pages/* filter=crypt\n'},
    change: ({git}) => {
      git('config', 'filter.crypt.smudge', 'sed s/hello/unlocked/');
      git('config', 'filter.crypt.clean', 'sed s/unlocked/hello/');
      git('rm', '--quiet', '--cached', 'pages/index.html');
      git('reset', '--quiet', '--hard');
    },
    want: /a filter of git .*\(pages\/index\.html\)/
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
    name: 'with a folder without files',
    change: ({cwd}) => mkdirSync(join(cwd, 'library/made')),
    want: /not of the commit \(library\/made\)/
  },
  {
    name: 'with a file that a filter makes',
    change: ({write}) => write('.git/modules/library/info/attributes', 'Dockerfile filter=unlock\n'),
    want: /a filter of git .*\(library\/Dockerfile\)/
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

describe('what the commit leaves open of its files', () => {
  const FILES = {...COMMITTED, '.gitattributes': '* text=auto\n*.bat eol=crlf\n', 'a.txt': 'one\ntwo\n'};

  const of = async (change: (one: Repository) => void = () => {}, files: Readonly<Record<string, string>> = FILES) => {
    const one = repository(files);
    change(one);
    const worktree = await read(one.cwd, one.sha);
    if (!worktree.clean) throw new Error(worktree.reason);
    return worktree.unlikeCommit;
  };
  const chmod =
    (path: string, mode: number) =>
    ({cwd}: Repository): void =>
      chmodSync(join(cwd, path), mode);
  /** Git takes it for what it was, once it has been told to look. */
  const rewrite = ({git, write}: Repository): void => {
    write('a.txt', 'one\r\ntwo\r\n');
    git('add', '--all');
  };

  test.each([
    {name: 'a file of the usual permissions', change: chmod('a.txt', 0o644)},
    {name: 'the folder of the checkout, which no build copies', change: chmod('.', 0o700)},
    {
      name: 'a link',
      change: ({cwd, git}) => {
        symlinkSync('Dockerfile', join(cwd, 'link'));
        git('add', 'link');
        git('commit', '--quiet', '--message', 'Second');
      }
    }
  ] satisfies {name: string; change: (one: Repository) => void}[])('is not $name', async ({change}) => {
    const one = repository(FILES);
    change(one);
    expect(await read(one.cwd, one.git('rev-parse', 'HEAD').trim())).toEqual({clean: true});
  });

  test.each([
    {name: 'a file that only its owner may read', change: chmod('a.txt', 0o600)},
    {name: 'another such file', change: chmod('Dockerfile', 0o600)},
    {name: 'a folder that only its owner may enter', change: chmod('pages', 0o700)},
    {name: 'a file that runs as its owner', change: chmod('a.txt', 0o4644)},
    {
      name: 'a file that may be executed, of a repository that does not look at that',
      change: one => {
        one.git('config', 'core.fileMode', 'false');
        chmod('a.txt', 0o755)(one);
      }
    },
    {name: 'lines that end otherwise', change: rewrite}
  ] satisfies {name: string; change: (one: Repository) => void}[])('is $name', async ({change}) => {
    const [changed, again] = [await of(change), await of(change)];
    expect(changed).toMatch(/^sha256:/);
    expect(again).toBe(changed);
  });

  it('is another thing for each of them', async () => {
    const all = await Promise.all([
      of(chmod('a.txt', 0o600)),
      of(chmod('Dockerfile', 0o600)),
      of(chmod('a.txt', 0o640)),
      of(chmod('pages', 0o700)),
      of(rewrite)
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is the same for two checkouts by one umask, and another by another', async () => {
    const by = async (umask: string) => {
      const one = repository(FILES, umask);
      return read(one.cwd, one.sha);
    };
    expect(await by('022')).toEqual({clean: true});
    const [wide, narrow] = [await by('002'), await by('077')];
    expect(wide).toEqual({clean: true, unlikeCommit: expect.stringMatching(/^sha256:/)});
    expect(await by('002')).toEqual(wide);
    expect(narrow).not.toEqual(wide);
  });

  it('is the same where the commit tells how lines end', async () => {
    const files = {...FILES, 'run.bat': 'one\ntwo\n'};
    expect(await of(() => {}, files)).toMatch(/^sha256:/);
    expect(await of(() => {}, files)).toBe(await of(() => {}, files));
  });

  it('is looked for in submodules', async () => {
    const [library, one] = [repository(COMMITTED), repository(COMMITTED)];
    one.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.cwd, 'library');
    one.git('commit', '--quiet', '--message', 'Second');
    const sha = one.git('rev-parse', 'HEAD').trim();
    expect(await read(one.cwd, sha)).toEqual({clean: true});
    chmod('library/Dockerfile', 0o600)(one);
    expect(await read(one.cwd, sha)).toEqual({clean: true, unlikeCommit: expect.stringMatching(/^sha256:/)});
  });
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

test.each([
  {name: 'a folder', context: {folder: 'pages', dockerfile: 'pages/Dockerfile'}, outside: false},
  {name: 'a link to a folder of the workspace', link: 'pages', context: {folder: 'app'}, outside: false},
  {name: 'a link to another folder', link: '/tmp', context: {folder: 'app', dockerfile: 'Dockerfile'}, outside: true},
  {name: 'a folder below such a link', link: '/', context: {folder: 'app/tmp'}, outside: true},
  {
    name: 'a Dockerfile below such a link',
    link: '/etc',
    context: {folder: '.', dockerfile: 'app/passwd'},
    outside: true
  },
  {name: "a link to Git's own folder", link: '.git', context: {folder: 'app/hooks'}, outside: true},
  {name: "Git's own folder", context: {folder: '.git/hooks'}, outside: true}
] as {name: string; link?: string; context: LocalContext; outside: boolean}[])(
  'tells whether a build reads what is not of the workspace: $name',
  async ({link, context, outside}) => {
    const one = repository({...COMMITTED, '.dockerignore': '.git\n'});
    if (link !== undefined) {
      symlinkSync(link, join(one.cwd, 'app'));
      one.git('add', 'app');
      one.git('commit', '--quiet', '--message', 'Second');
    }
    const sha = one.git('rev-parse', 'HEAD').trim();
    expect(await read(one.cwd, sha, [context])).toEqual({
      clean: true,
      ...(outside ? {outside: [contextKey(context)]} : {})
    });
  }
);
