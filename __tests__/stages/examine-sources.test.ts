import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import type {Settings} from '../../src/inputs/settings.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {examineSources} from '../../src/stages/examine-sources.ts';

const root = mkdtempSync(join(tmpdir(), 'sources-'));
const before = process.cwd();
afterAll(() => {
  process.chdir(before);
  rmSync(root, {recursive: true, force: true});
});

const TARGET = {id: 'app/linux/amd64', context: '.', buildArgs: [], buildContexts: []};
const STACK = {checks: [], compose: {file: 'compose.yaml', service: 'app', images: {}}};
const SETTINGS = {images: [], only: [], skip: []} as unknown as Settings;

test.each([
  {name: 'no checkout', folder: 'plain', want: []},
  {
    name: 'an empty one',
    folder: 'empty',
    want: ['there is no Dockerfile', '"compose": there is no file compose.yaml']
  },
  {
    name: 'a folder of one',
    folder: 'empty/some/where',
    want: ['there is no Dockerfile', '"compose": there is no file compose.yaml']
  }
])('in a workspace with $name is told of $want', async ({folder, want}) => {
  mkdirSync(join(root, 'empty/.git'), {recursive: true});
  mkdirSync(join(root, folder), {recursive: true});
  process.chdir(join(root, folder));
  const plan = {targets: [{...TARGET, smoke: STACK}]} as unknown as Plan;
  const found = await examineSources(plan, SETTINGS, diskFiles);
  expect(found.map(({title}) => title)).toEqual(want);
});
