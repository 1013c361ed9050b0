import {describe, expect, it, test} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';
import {parseManifest} from '../../src/oci/descriptor.ts';
import type {Registry} from '../../src/ports/registry.ts';
import {type Before, readPublished} from '../../src/stages/published-before.ts';
import {cli} from '../contract/cli.ts';
import {plan, planTarget, publication} from '../report/fixtures.ts';
import {manualClock} from './support.ts';

const REPOSITORY = 'ghcr.io/acme/hello';
const INDEX = parseManifest(cli('registry/index.json'));
const IMAGE = parseManifest(cli('registry/manifest.json'));
if (INDEX.kind !== 'index' || IMAGE.kind !== 'image') throw new Error('the fixtures are an index and an image');

/** A registry that has these, and tells what it was asked for. */
function registry(has: Readonly<Record<string, Awaited<ReturnType<Registry['find']>>>>) {
  const asked: string[] = [];
  const find: Registry['find'] = async reference => {
    asked.push(reference);
    const name = reference.slice(REPOSITORY.length);
    if (Object.hasOwn(has, name)) return has[name];
    return name.startsWith('@') ? IMAGE : 'absent';
  };
  return {find, asked};
}

const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;
const target = (platform: string) => planTarget('', platform);
const planOf = (...platforms: readonly string[]) =>
  plan({
    targets: platforms.map(target),
    publications: [{...publication('', []), targets: platforms.map(platform => target(platform).id)}]
  });

const read = (
  has: Parameters<typeof registry>[0],
  platforms: readonly string[] = PLATFORMS,
  tags = ['main', 'latest']
) => {
  const {find, asked} = registry(has);
  return {before: readPublished(planOf(...platforms), {hello: tags}, {registry: {find}, clock: systemClock}), asked};
};

const size = IMAGE.config.size + IMAGE.layers.reduce((sum, layer) => sum + layer.size, 0);
const found = (tag: string): Before & {state: 'found'} => ({
  state: 'found',
  reference: `${REPOSITORY}:${tag}`,
  image: `${REPOSITORY}@${IMAGE.digest}`,
  measured: {size, layers: IMAGE.layers.length}
});

const CASES: readonly {
  name: string;
  has: Parameters<typeof registry>[0];
  platforms?: readonly string[];
  want: Before;
}[] = [
  {name: 'the first tag that is there', has: {':main': INDEX, ':latest': INDEX}, want: found('main')},
  {
    name: 'with its own time, where it says one',
    has: {':main': {...IMAGE, annotations: {'org.opencontainers.image.created': '2026-11-18T10:30:00Z'}}},
    platforms: ['linux/amd64'],
    want: {...found('main'), created: '2026-11-18T10:30:00Z'}
  },
  {name: 'the next one where it is not', has: {':latest': INDEX}, want: found('latest')},
  {name: 'nothing published', has: {}, want: {state: 'absent'}},
  {name: 'a registry that does not tell', has: {':main': undefined, ':latest': INDEX}, want: {state: 'unknown'}},
  {name: 'a platform that is new', has: {':main': INDEX}, platforms: ['linux/riscv64'], want: {state: 'absent'}},
  {name: 'one image without an index', has: {':main': IMAGE}, platforms: ['linux/amd64'], want: found('main')},
  {name: 'one image without an index, of several platforms', has: {':main': IMAGE}, want: {state: 'absent'}}
];

describe('what is published', () => {
  test.each(CASES)('is read: $name', async ({has, platforms = PLATFORMS, want}) => {
    const {before} = read(has, platforms);
    for (const platform of platforms) {
      expect(await before.of(target(platform))).toEqual(want);
      expect(before.known(target(platform))).toEqual(want);
    }
  });

  it('is asked for once for all platforms', async () => {
    const {before, asked} = read({':latest': INDEX});
    await Promise.all(PLATFORMS.map(platform => before.of(target(platform))));
    expect(asked.filter(reference => !reference.includes('@')).sort()).toEqual([
      `${REPOSITORY}:latest`,
      `${REPOSITORY}:main`
    ]);
  });

  it('is not known before the registry has answered, and nobody waits for one that never does', async () => {
    const find: Registry['find'] = () => new Promise(() => {});
    const clock = manualClock();
    const before = readPublished(planOf('linux/amd64'), {hello: ['main']}, {registry: {find}, clock});
    expect(before.known(target('linux/amd64'))).toEqual({state: 'unknown'});
    expect(await before.of(target('linux/amd64'))).toEqual({state: 'unknown'});
    expect(clock.sleeps).toEqual([30_000]);
  });

  it('is unknown where reading it goes wrong', async () => {
    const find: Registry['find'] = () => Promise.reject(new Error('broken'));
    const before = readPublished(planOf('linux/amd64'), {hello: ['main']}, {registry: {find}, clock: manualClock()});
    expect(await before.of(target('linux/amd64'))).toEqual({state: 'unknown'});
  });
});
