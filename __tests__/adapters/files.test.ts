import {chmod, mkdir, mkdtemp, readlink, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';

describe('diskFiles', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  it('writes what only this user reads, with the folders above it', async () => {
    const path = join(folder, 'a/b/config.json');
    await diskFiles.writePrivate(path, 'größer');
    expect(await diskFiles.read(path)).toBe('größer');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o700);
  });

  it('writes a program', async () => {
    const path = join(folder, 'bin/tool');
    await diskFiles.writePrivate(path, new Uint8Array([1, 2]), 0o700);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect((await stat(path)).size).toBe(2);
  });

  it('takes a missing file for nothing', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await diskFiles.read(join(folder, 'none'))).toBeUndefined();
    expect(await diskFiles.read(join(folder, 'file/below'))).toBeUndefined();
    expect(await diskFiles.list(join(folder, 'none'))).toEqual([]);
    expect(await diskFiles.exists(join(folder, 'none'))).toBe(false);
    expect(await diskFiles.exists(join(folder, 'file'))).toBe(true);
  });

  it('tells what is in a folder, of a link the link itself', async () => {
    const at = join(folder, 'entries');
    await mkdir(join(at, 'below'), {recursive: true});
    await chmod(join(at, 'below'), 0o2750);
    await writeFile(join(at, 'run'), 'größe');
    await chmod(join(at, 'run'), 0o700);
    await symlink('nowhere', join(at, 'link'));
    const found = new Map((await diskFiles.entries(at)).map(({name, ...rest}) => [name, rest]));
    expect([...found.keys()].sort()).toEqual(['below', 'link', 'run']);
    expect(found.get('below')?.mode).toBe(0o042750);
    expect(found.get('run')).toEqual({mode: 0o100700, size: 7});
    expect(found.get('link')).toMatchObject({size: 7});
    expect((found.get('link')?.mode ?? 0) >> 12).toBe(0o12);
    expect(await diskFiles.entries(join(folder, 'none'))).toEqual([]);
    expect(await diskFiles.entries(join(at, 'run'))).toEqual([]);
  });

  it('tells of a file that cannot be read for another reason', async () => {
    await expect(diskFiles.read(folder)).rejects.toThrow('EISDIR');
  });

  it('links, and removes what is there or not', async () => {
    const link = join(folder, 'deep/contexts');
    await diskFiles.link('/target', link);
    expect(await readlink(link)).toBe('/target');
    await diskFiles.remove(join(folder, 'deep'));
    await diskFiles.remove(join(folder, 'deep'));
    expect(await diskFiles.exists(join(folder, 'deep'))).toBe(false);
  });
});
