import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {examineCompose} from '../../src/stages/examine-compose.ts';

const GOOD = 'services:\n  web: {image: web}\n  db: {image: postgres, ports: !reset []}\n';

const planOf = (compose: {file?: string; service?: string; wait?: readonly string[]}): Plan =>
  ({
    targets: [
      {id: 'web/linux/amd64', smoke: {compose: {file: 'compose.yaml', service: 'web', images: {}, ...compose}}},
      {id: 'api/linux/amd64', smoke: 'off'}
    ]
  }) as unknown as Plan;

describe('a plan with a stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  const before = process.cwd();
  beforeAll(() => {
    mkdirSync(join(folder, 'hello/.git'), {recursive: true});
    process.chdir(join(folder, 'hello'));
    writeFileSync('compose.yaml', GOOD);
    writeFileSync('broken.yaml', 'services:\n  web: [\n');
    writeFileSync('empty.yaml', 'volumes: {}\n');
    writeFileSync('included.yaml', 'include: [compose.yaml]\n');
    writeFileSync('two.yaml', `${GOOD}---\n${GOOD}`);
    writeFileSync(join(folder, 'outside.yaml'), 'services: {}\n');
    symlinkSync(join(folder, 'outside.yaml'), 'outside.yaml');
  });
  afterAll(() => {
    process.chdir(before);
    rmSync(folder, {recursive: true, force: true});
  });

  test.each([
    {name: 'a missing file', compose: {file: 'compose.yml'}, want: '"compose": there is no file compose.yml'},
    {name: 'a missing service', compose: {service: 'wbe'}, want: '"compose": compose.yaml has no service "wbe"'},
    {name: 'a missing service to wait for', compose: {wait: ['cache']}, want: /no service "cache"/},
    {name: 'bad YAML', compose: {file: 'broken.yaml'}, want: /^"compose": broken.yaml, line \d+, is not valid YAML: /},
    {name: 'no services', compose: {file: 'empty.yaml'}, want: '"compose": empty.yaml has no services'}
  ])('is told of $name', async ({compose, want}) => {
    const [failure, ...rest] = await examineCompose(planOf(compose), diskFiles);
    expect(rest).toEqual([]);
    expect(failure).toMatchObject({code: 'invalid-input', target: 'web/linux/amd64'});
    expect(failure?.title).toMatch(want);
    expect(failure?.remedy).toMatch(/\S/);
  });

  test.each([
    {name: 'what is right', compose: {wait: ['db']}},
    {name: 'what another file brings', compose: {file: 'included.yaml', service: 'api'}},
    {name: 'several documents', compose: {file: 'two.yaml', service: 'api'}},
    {name: 'what is outside of the workspace', compose: {file: 'outside.yaml'}}
  ])('says nothing of $name', async ({compose}) =>
    expect(await examineCompose(planOf(compose), diskFiles)).toEqual([])
  );

  it('says nothing without a checkout', async () => {
    process.chdir(folder);
    expect(await examineCompose(planOf({file: 'nowhere.yaml'}), diskFiles)).toEqual([]);
    process.chdir(join(folder, 'hello'));
  });
});
