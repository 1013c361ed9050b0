import {expect, it, test} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';
import type {SmokeTest} from '../../src/inputs/check-settings.ts';
import type {Manifest} from '../../src/oci/descriptor.ts';
import {FINGERPRINT} from '../../src/plan/fingerprint.ts';
import type {Plan} from '../../src/plan/plan.ts';
import type {Registry} from '../../src/ports/registry.ts';
import {findReusable} from '../../src/stages/find-reusable.ts';
import {reusedRuns, reuseNotes} from '../../src/stages/reuse.ts';
import {digest, plan, planTarget, publication, smoke} from '../report/fixtures.ts';
import {manualClock} from './support.ts';

const REPOSITORY = 'ghcr.io/acme/hello';
const VERSION = 'org.opencontainers.image.version';
const AMD64 = {os: 'linux', architecture: 'amd64'};
const ARM64 = {os: 'linux', architecture: 'arm64'};
const OF_ATTESTATION = {os: 'unknown', architecture: 'unknown'};

const descriptor = (name: string, platform = AMD64) => ({mediaType: '', digest: digest(name), size: 40, platform});
const image = (name: string, fingerprint: string): Manifest => ({
  kind: 'image',
  digest: digest(name),
  config: descriptor('config'),
  layers: [descriptor('layer')],
  annotations: {[FINGERPRINT]: digest(fingerprint), [VERSION]: 'main'}
});
const index = (name: string, ...manifests: ReturnType<typeof descriptor>[]): Manifest => ({
  kind: 'index',
  digest: digest(name),
  manifests
});

const both = index('both', descriptor('amd64'), descriptor('arm64', ARM64), descriptor('of amd64', OF_ATTESTATION));
const images = {
  [`@${digest('amd64')}`]: image('amd64', 'print of amd64'),
  [`@${digest('arm64')}`]: image('arm64', 'print of arm64'),
  [`@${digest('other')}`]: image('other', 'print of something else')
};

const release = (smokeTest: SmokeTest = smoke([])): Plan =>
  plan({
    targets: ['amd64', 'arm64'].map(architecture =>
      planTarget('', `linux/${architecture}`, {
        fingerprint: digest(`print of ${architecture}`),
        labels: {[VERSION]: '1.2.3'},
        smoke: smokeTest
      })
    ),
    publications: [publication('', [])]
  });

type Has = Readonly<Record<string, Awaited<ReturnType<Registry['find']>>>>;

const find = (has: Has, of = release(), tags = ['sha-1', 'main']) => {
  const registry: Pick<Registry, 'find'> = {
    find: async reference => ({...images, ...has})[reference.slice(REPOSITORY.length)] ?? 'absent'
  };
  return findReusable(of, {hello: tags}, {registry, clock: systemClock});
};

it('finds the index whose images are all what would be built', async () => {
  const [found, ...more] = await find({':sha-1': both, ':main': both});
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    id: 'hello',
    reference: `${REPOSITORY}:sha-1`,
    images: [
      {target: {platform: 'linux/amd64'}, digest: both.digest, manifest: digest('amd64'), measured: {size: 80}},
      {target: {platform: 'linux/arm64'}, digest: both.digest, manifest: digest('arm64'), version: 'main'}
    ]
  });
  if (!found) throw new Error('nothing was found');
  expect(reusedRuns([found]).map(({result}) => [result.status, result.reusedFrom])).toEqual([
    ['reused', `${REPOSITORY}:sha-1`],
    ['reused', `${REPOSITORY}:sha-1`]
  ]);
  expect(reuseNotes([found])).toEqual([
    expect.stringMatching(
      /^hello was not built again: .*:sha-1 .*org\.opencontainers\.image\.version is "main", not "1\.2\.3"/
    )
  ]);
});

test.each([
  {name: 'another tag holds them', has: {':sha-1': index('x', descriptor('other')), ':main': both}, want: 'main'},
  {name: 'nothing is there', has: {}},
  {name: 'nobody tells', has: {':sha-1': undefined, ':main': undefined}},
  {name: 'one image is another', has: {':main': index('x', descriptor('amd64'), descriptor('other', ARM64))}},
  {name: 'one image is missing', has: {':main': index('x', descriptor('amd64'))}},
  {
    name: 'there is one more platform',
    has: {
      ':main': index(
        'x',
        ...[descriptor('amd64'), descriptor('arm64', ARM64)],
        descriptor('arm', {os: 'linux', architecture: 'arm'})
      )
    }
  },
  {name: 'an image cannot be read', has: {':main': both, [`@${digest('arm64')}`]: undefined}},
  {name: 'an image alone has several platforms to be', has: {':main': image('amd64', 'print of amd64')}}
] as {name: string; has: Has; want?: string}[])('where $name', async ({has, want}) => {
  const found = await find(has);
  expect(found.map(({reference}) => reference)).toEqual(want === undefined ? [] : [`${REPOSITORY}:${want}`]);
});

it('takes an image without an index for the only platform', async () => {
  const whole = release();
  const [target] = whole.targets;
  if (!target) throw new Error('no target');
  const one = {...whole, targets: [target], publications: [{...publication('', []), targets: [target.id]}]};
  const found = await find({':main': image('amd64', 'print of amd64')}, one);
  expect(found[0]?.images).toMatchObject([{digest: digest('amd64'), manifest: digest('amd64')}]);
});

it('leaves stacks whole: all images of the run, or none', async () => {
  const whole = release({...smoke([]), compose: {file: 'compose.yaml', service: 'web', images: {}}});
  const others = {...publication('', []), id: 'other', image: 'other'};
  expect(await find({':main': both}, {...whole, publications: [publication('', []), others]})).toEqual([]);
  expect(await find({':main': both}, whole)).toHaveLength(1);
});

it('does not wait for a registry that does not answer', async () => {
  const clock = manualClock();
  const registry: Pick<Registry, 'find'> = {find: () => new Promise(() => {})};
  expect(await findReusable(release(), {hello: ['main']}, {registry, clock})).toEqual([]);
});
