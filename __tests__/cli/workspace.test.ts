import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import {createProcess} from '../../src/adapters/process.ts';
import {findWorkspace} from '../../src/cli/workspace.ts';
import {clone, removeClones} from './clone.ts';

afterEach(removeClones);

describe('the workspace', () => {
  test.each<{
    name: string;
    files: readonly string[];
    here: string;
    asked?: string;
    want: {folder: string; config?: string; root?: true};
    note?: RegExp;
  }>([
    {name: 'the root', files: [], here: '.', want: {folder: '.'}},
    {
      name: 'the root with the config file',
      files: ['.github/multiarch.yml', 'multiarch.yml'],
      here: '.',
      want: {folder: '.', config: '.github/multiarch.yml'},
      note: /^The config file is \.github\/multiarch\.yml\.$/
    },
    {
      name: 'the root, from a folder of it',
      files: ['multiarch.yaml'],
      here: 'backend/src',
      want: {folder: '.', config: 'multiarch.yaml'},
      note: /^The config file is \/\S+\/multiarch\.yaml: paths are read from \/\S+ on, the workspace\.$/
    },
    {
      name: 'the nearest folder with a config file',
      files: ['multiarch.yml', 'backend/multiarch.yml'],
      here: 'backend/src',
      want: {folder: 'backend', config: 'multiarch.yml', root: true},
      note: /backend\/multiarch\.yml: paths are read/
    },
    {
      name: 'the folder itself without one',
      files: [],
      here: 'backend/src',
      want: {folder: 'backend/src', root: true},
      note: /^Neither backend\/src nor a folder above it has a config file: it is built\.$/
    },
    {
      name: 'the folder itself with another config file',
      files: ['multiarch.yml'],
      here: 'backend',
      asked: 'other.yml',
      want: {folder: 'backend', root: true}
    },
    {
      name: 'the folder itself with none',
      files: ['multiarch.yml'],
      here: 'backend',
      asked: '',
      want: {folder: 'backend', root: true}
    }
  ])('is $name', async ({files, here, asked, want, note}) => {
    const {cwd} = clone();
    mkdirSync(join(cwd, here), {recursive: true});
    for (const file of files) {
      mkdirSync(dirname(join(cwd, file)), {recursive: true});
      writeFileSync(join(cwd, file), 'images: {}\n');
    }
    const folder = join(cwd, here);
    const port = createProcess({env: {PATH: process.env.PATH ?? '', HOME: cwd}, cwd: folder});
    const {note: said, ...found} = await findWorkspace(folder.replace(/\/$/, ''), asked, port, diskFiles);
    expect({...found, folder: found.folder.replace(/\/$/, '')}).toEqual({
      ...want,
      folder: join(cwd, want.folder).replace(/\/$/, ''),
      ...(want.root ? {root: cwd} : {})
    });
    expect(said ?? '').toMatch(note ?? /^$/);
  });

  test('is the folder itself without a repository', async () => {
    const {cwd} = clone();
    rmSync(join(cwd, '.git'), {recursive: true});
    mkdirSync(join(cwd, 'sub'));
    writeFileSync(join(cwd, 'multiarch.yml'), '');
    const port = createProcess({env: {PATH: process.env.PATH ?? ''}, cwd: join(cwd, 'sub')});
    expect(await findWorkspace(join(cwd, 'sub'), undefined, port, diskFiles)).toEqual({folder: join(cwd, 'sub')});
  });
});
