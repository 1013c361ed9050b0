import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {confineToWorkspace, findOutside} from '../../src/stages/confine.ts';
import {readConfig} from '../../src/stages/read-config.ts';
import {planTarget} from '../report/fixtures.ts';

const SECRET = 'hunter2-hunter2';
let folder = '';
let workspace = '';
const before = process.cwd();

const write = (path: string, text = ''): void => {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
};
const link = (path: string, to: string): void => {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  symlinkSync(to, join(folder, path));
};

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'confine-')));
  workspace = join(folder, 'ws');
  write('home/.netrc', SECRET);
  write('ws/x');
  write('ws/app/Dockerfile');
  write('ws/d1/d2/Dockerfile');
  write('ws/.git/config', SECRET);
  write('ws/temp/token', SECRET);
  write('ws/inside.yml', 'images: {}');
  link('ws/deep', 'd1/d2');
  link('ws/out', '../home');
  link('ws/to-app', 'app');
  link('ws/proc', '/proc/self');
  link('ws/netrc.yml', '../home/.netrc');
  link('ws/git.yml', '.git/config');
  link('ws/linked.yml', 'inside.yml');
  link('ws/layout:1', '../home');
  link('ws/app:1', '../home');
  process.chdir(workspace);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, {recursive: true});
});

const BOUNDS = {workspace: '.', temp: 'temp'};

describe('a path of untrusted code', () => {
  test.each([
    '.',
    'app',
    './app/Dockerfile',
    'to-app/Dockerfile',
    'deep/Dockerfile',
    'not/there/yet',
    'app/../x',
    'https://github.com/acme/app.git#main',
    'git@github.com:acme/app.git',
    'docker-image://alpine:3',
    `https://example.com/${'a'.repeat(5000)}`
  ])('stays in the workspace: %.60s', async path => {
    expect(await findOutside([path], BOUNDS, diskFiles)).toBeUndefined();
  });

  test.each([
    '..',
    '../home',
    '../home/not-there',
    '/etc/passwd',
    '/etc/not-there',
    '/proc/self/cwd/x',
    'out',
    'out/not-there',
    'app:1',
    // The kernel comes back to the workspace from where the link leads; Go goes to its parent.
    'deep/../../x',
    'proc/environ',
    'temp/token'
  ])('leads out of it: %s', async path => {
    expect(await findOutside(['app', path], BOUNDS, diskFiles)).toBe(path);
  });

  it('is known by the absolute path of the workspace, too', async () => {
    const paths = [join(workspace, 'app'), join(workspace, 'not-there')];
    expect(await findOutside(paths, BOUNDS, diskFiles)).toBeUndefined();
    expect(await findOutside([`${workspace}-other/app`], BOUNDS, diskFiles)).toBe(`${workspace}-other/app`);
  });
});

describe('a build of untrusted code', () => {
  const confine = (over: object): Promise<void> => {
    const plan = {targets: [{...planTarget('', 'linux/amd64'), smoke: 'off', ...over}], push: {reason: 'a fork'}};
    return confineToWorkspace(plan as unknown as Plan, '.', 'temp', diskFiles);
  };

  test.each([
    {context: '.'},
    {context: 'app', file: 'to-app/Dockerfile'},
    {context: 'https://github.com/acme/app.git', file: 'docker/Dockerfile'},
    {context: '.', buildContexts: ['layout=oci-layout://d1:1.2@sha256:0', 'base=docker-image://alpine:3']}
  ])('may have %j', async over => {
    await expect(confine(over)).resolves.toBeUndefined();
  });

  test.each([
    {over: {context: 'out'}, names: 'out'},
    {over: {context: 'app:1'}, names: 'app:1'},
    {over: {context: 'https://github.com/mallory/x.git', file: '/etc/not-there'}, names: '/etc/not-there'},
    {over: {context: '.', file: 'deep/../../x'}, names: 'deep/../../x'},
    {over: {context: '.', buildContexts: ['a=out/sub']}, names: 'out/sub'},
    {over: {context: '.', buildContexts: ['a=oci-layout:///etc:x/y']}, names: '/etc'},
    {over: {context: '.', buildContexts: ['a=oci-layout://layout:1@sha256:0']}, names: 'layout:1'}
  ])('may not have $over', async ({over, names}) => {
    await expect(confine(over)).rejects.toMatchObject({
      code: 'invalid-input',
      message: `"${names}" is outside of the workspace, which untrusted code may not read (a fork)`
    });
  });
});

describe('the config file', () => {
  test.each(['inside.yml', './linked.yml'])('is read: %s', async path => {
    expect(await readConfig(path, diskFiles)).toBe('images: {}');
  });

  it('is read from elsewhere where the workflow says so', async () => {
    expect(await readConfig('../home/.netrc', diskFiles)).toBe(SECRET);
  });

  it('may not be there', async () => expect(await readConfig('none.yml', diskFiles)).toBeUndefined());

  test.each(['netrc.yml', 'git.yml', './out/.netrc', '.git/config'])('is no link that leads out: %s', async path => {
    await expect(readConfig(path, diskFiles)).rejects.toMatchObject({
      code: 'invalid-input',
      message: `config: "${path}" leads out of the workspace`
    });
  });
});
