import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import type {Settings} from '../../src/inputs/settings.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {examineCompose} from '../../src/stages/examine-compose.ts';

const GOOD = 'services:\n  web: {image: web}\n  db: {image: postgres, ports: !reset []}\n';

const targetOf = (image: string) => ({
  id: `${image}/linux/amd64`,
  image,
  variant: '',
  platform: 'linux/amd64',
  context: image
});
const [WEB, API] = ['web', 'api'].map(targetOf);

const planOf = (compose: {file?: string; service?: string; wait?: readonly string[]}): Plan =>
  ({
    targets: [
      {...WEB, smoke: {compose: {file: 'compose.yaml', service: 'web', images: {}, ...compose}}},
      {...API, smoke: 'off'}
    ]
  }) as unknown as Plan;

const NO_IMAGES = {images: [], only: [], skip: []} as unknown as Settings;

describe('a plan with a stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  const before = process.cwd();
  beforeAll(() => {
    mkdirSync(join(folder, 'hello/.git'), {recursive: true});
    process.chdir(join(folder, 'hello'));
    writeFileSync('compose.yaml', GOOD);
    writeFileSync('built.yaml', 'services: {web: {build: web}, api: {build: {context: ./api}}}');
    writeFileSync('strange.yaml', 'services: {web: {}, job: {build: {context: job, dockerfile: job.Dockerfile}}}');
    writeFileSync(
      'unsure.yaml',
      'services: {web: {}, a: {build: $DIR}, b: {extends: {service: web}, build: b}, c: {profiles: [dev], build: c}}'
    );
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
    {
      name: 'a service that is built from the source of no image',
      compose: {file: 'strange.yaml'},
      want: '"compose": service "job" of strange.yaml is built by it, from the source of no image of this run'
    },
    {name: 'no services', compose: {file: 'empty.yaml'}, want: '"compose": empty.yaml has no services'}
  ])('is told of $name', async ({compose, want}) => {
    const [failure, ...rest] = await examineCompose(planOf(compose), NO_IMAGES, diskFiles);
    expect(rest).toEqual([]);
    expect(failure).toMatchObject({code: 'invalid-input', target: 'web/linux/amd64'});
    expect(failure?.title).toMatch(want);
    expect(failure?.remedy).toMatch(/\S/);
  });

  test.each([
    {name: 'what is right', compose: {wait: ['db']}},
    {name: 'what another file brings', compose: {file: 'included.yaml', service: 'api'}},
    {name: 'services that are built as images of the run', compose: {file: 'built.yaml'}},
    {name: 'what compose has to resolve', compose: {file: 'unsure.yaml'}},
    {name: 'several documents', compose: {file: 'two.yaml', service: 'api'}},
    {name: 'what is outside of the workspace', compose: {file: 'outside.yaml'}}
  ])('says nothing of $name', async ({compose}) =>
    expect(await examineCompose(planOf(compose), NO_IMAGES, diskFiles)).toEqual([])
  );

  it('is told of an image that "only" leaves out', async () => {
    const images = ['web', 'api'].map(name => ({
      name,
      variants: [{name: '', isDefault: true, context: name, platforms: [{os: 'linux', architecture: 'amd64'}]}]
    }));
    const plan = planOf({file: 'built.yaml'});
    const settings = {images, only: ['web'], skip: []} as unknown as Settings;
    expect(await examineCompose({...plan, targets: plan.targets.slice(0, 1)}, settings, diskFiles)).toEqual([
      {
        code: 'invalid-input',
        target: 'web/linux/amd64',
        title: '"compose": service "api" of built.yaml needs image api, which "only" leaves out',
        remedy: 'Add it: "only: web, api" (of the command: --only web,api).'
      }
    ]);
  });
});
