import {describe, expect, it, test} from 'vitest';
import {chooseImages, type ImageSelection, imageSource, type RunImage} from '../../src/engine/compose-images.ts';
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
const ofRun = (built: readonly RunImage[]): ImageSelection => ({built, leftOut: [], only: []});
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
    expect(ids(chooseImages(project, settings, subject, ofRun(ALL)))).toEqual(want);
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
    const choice = chooseImages({services}, STACK, WEB, ofRun([...ALL, ...twice]));
    expect(choice).toMatchObject({
      ok: false,
      problem: expect.stringContaining(want),
      remedy: expect.stringContaining('images: {job: ')
    });
  });

  test.each([
    {
      name: 'are named where "only" leaves them out',
      only: ['web', 'worker'],
      images: {},
      by: 'only' as const,
      problem: 'service "api" of compose.yaml needs image api/slim, which "only" leaves out',
      remedy: 'Add it: "only: web, worker, api/slim" (of the command: --only web,worker,api/slim).'
    },
    {
      name: 'are named for the one platform where that is asked for',
      only: ['web/linux/arm64'],
      images: {},
      by: 'only' as const,
      problem: 'service "api" of compose.yaml needs image api/slim, which "only" leaves out',
      remedy:
        'Add it: "only: web/linux/arm64, api/slim/linux/arm64" (of the command: --only web/linux/arm64,api/slim/linux/arm64).'
    },
    {
      name: 'are named as they were put in',
      only: ['web'],
      images: {db: 'worker', api: 'api/full'},
      by: 'only' as const,
      problem: 'service "api" of compose.yaml needs image api/full, which "only" leaves out',
      remedy: 'Add it: "only: web, api/full" (of the command: --only web,api/full).'
    },
    {
      name: 'are named where "skip" leaves them out',
      only: [],
      images: {},
      by: 'skip' as const,
      problem: 'service "api" of compose.yaml needs image api/slim, which "skip" leaves out',
      remedy: 'Take it out of "skip", or skip the image with this check too.'
    }
  ])('$name', ({only, images, by, problem, remedy}) => {
    const leftOut = ALL.slice(1).map(one => ({...one, by}));
    const choice = chooseImages(project, {...STACK, images}, WEB, {built: [WEB], leftOut, only});
    expect(choice).toEqual({ok: false, problem, remedy});
  });

  it('are those of the run where some are left out', () => {
    const leftOut = [{...image('api/full/linux/arm64', API), by: 'only' as const}];
    const built = ALL.filter(({variant}) => variant !== 'full');
    const choice = chooseImages(project, STACK, {...WEB, variant: 'full'}, {built, leftOut, only: ['web', 'slim']});
    expect(ids(choice)).toEqual({web: WEB.id, api: 'api/slim/linux/arm64'});
  });

  it('stand in for a service whatever it is built from', () => {
    const choice = chooseImages({services: {web: {build: {context: '/elsewhere'}}}}, STACK, WEB, ofRun(ALL));
    expect(ids(choice)).toEqual({web: WEB.id});
  });
});
