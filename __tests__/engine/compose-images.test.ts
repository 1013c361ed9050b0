import {describe, expect, it, test} from 'vitest';
import {chooseImages, imageSource, type RunImage} from '../../src/engine/compose-images.ts';
import {type ComposeService, parseProject} from '../../src/engine/compose-project.ts';
import {cli} from '../contract/cli.ts';

const image = (id: string, source: {context: string; file?: string; target?: string}): RunImage => {
  const [name = '', ...rest] = id.split('/');
  const [variant = ''] = rest.length === 3 ? rest : [];
  return {
    id,
    image: name,
    variant,
    isDefault: ['', 'slim'].includes(variant),
    platform: rest.slice(-2).join('/'),
    source: imageSource('/work', source)
  };
};

const WEB = image('web/linux/arm64', {context: 'frontend'});
const API = {context: './backend/', file: 'backend/Dockerfile.dev', target: 'prod'};
const ALL = [
  WEB,
  image('api/full/linux/arm64', API),
  image('api/slim/linux/arm64', API),
  image('api/slim/linux/amd64', API),
  image('worker/linux/amd64', {context: 'worker'})
];
const STACK = {file: 'compose.yaml', service: 'web', images: {}};
const ids = (choice: ReturnType<typeof chooseImages>) =>
  choice.ok
    ? Object.fromEntries(Object.entries(choice.images).map(([service, {id}]) => [service, id]))
    : choice.problem;

describe('images of a run in a stack', () => {
  const project = parseProject(cli('compose/config.json'));

  test.each([
    {
      name: 'built from the same source, default variant',
      subject: WEB,
      settings: STACK,
      want: {web: WEB.id, api: 'api/slim/linux/arm64'}
    },
    {
      name: 'of the same variant',
      subject: {...WEB, variant: 'full'},
      settings: STACK,
      want: {web: WEB.id, api: 'api/full/linux/arm64'}
    },
    {
      name: 'by name, also for a service with an image',
      subject: WEB,
      settings: {...STACK, images: {db: 'api/full'}},
      want: {web: WEB.id, api: 'api/slim/linux/arm64', db: 'api/full/linux/arm64'}
    },
    {
      name: 'that is not in the run',
      subject: WEB,
      settings: {...STACK, images: {db: 'postgres'}},
      want: '"compose" puts image "postgres" in for service "db", which this run does not build'
    },
    {
      name: 'of another platform',
      subject: WEB,
      settings: {...STACK, images: {db: 'worker'}},
      want: 'service "db" needs image worker for linux/arm64, which this run does not build'
    },
    {
      name: 'for no service',
      subject: WEB,
      settings: {...STACK, service: 'app'},
      want: 'compose.yaml has no service "app"'
    },
    {
      name: 'with a wait for no service',
      subject: WEB,
      settings: {...STACK, wait: ['db', 'debug']},
      want: 'compose.yaml has no service "debug"'
    }
  ])('$name', ({subject, settings, want}) => {
    expect(ids(chooseImages(project, settings, subject, ALL))).toEqual(want);
  });

  test.each([
    {
      name: 'another stage',
      build: {context: '/work/backend', dockerfile: 'Dockerfile.dev', target: 'test'},
      want: 'no image'
    },
    {name: 'another Dockerfile', build: {context: '/work/backend'}, want: 'no image'},
    {name: 'a source of two images', build: {context: '/work/twice'}, want: 'several images of this run: a, b'}
  ])('are refused for a service that is built from $name', ({build, want}) => {
    const twice = ['a', 'b'].map(name => image(`${name}/linux/arm64`, {context: 'twice'}));
    const services: Record<string, ComposeService> = {web: {}, job: {build}};
    const choice = chooseImages({services}, STACK, WEB, [...ALL, ...twice]);
    expect(choice).toMatchObject({
      ok: false,
      problem: expect.stringContaining(want),
      remedy: expect.stringContaining('images: {job: ')
    });
  });

  it('stand in for a service whatever it is built from', () => {
    const choice = chooseImages({services: {web: {build: {context: '/elsewhere'}}}}, STACK, WEB, ALL);
    expect(ids(choice)).toEqual({web: WEB.id});
  });
});
