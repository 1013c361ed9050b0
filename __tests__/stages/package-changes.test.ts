import {describe, expect, it, test} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';
import type {Descriptor, Manifest} from '../../src/oci/descriptor.ts';
import type {Registry} from '../../src/ports/registry.ts';
import {readPackageChanges} from '../../src/stages/package-changes.ts';
import type {Before, PublishedBefore} from '../../src/stages/published-before.ts';
import {digest, planTarget} from '../report/fixtures.ts';
import {manualClock} from './support.ts';

const REPOSITORY = 'ghcr.io/acme/hello';
const TAG = `${REPOSITORY}:main`;
const target = planTarget('', 'linux/amd64');

const descriptor = (name: string, annotations: Readonly<Record<string, string>> = {}): Descriptor => ({
  mediaType: '',
  digest: digest(name),
  size: 1,
  annotations
});
const at = (name: string): string => `${REPOSITORY}@${digest(name)}`;
const index = (image: string): Manifest => ({
  kind: 'index',
  digest: digest(`index of ${image}`),
  manifests: [descriptor(image), descriptor(`attestations of ${image}`, {'vnd.docker.reference.digest': digest(image)})]
});
const attestations = (image: string, predicate = 'https://spdx.dev/Document'): Manifest => ({
  kind: 'image',
  digest: digest(`attestations of ${image}`),
  config: descriptor('config'),
  layers: [
    descriptor('provenance', {'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v1'}),
    descriptor(`sbom of ${image}`, {'in-toto.io/predicate-type': predicate})
  ]
});
const sbom = (version: string): string => JSON.stringify({predicate: {packages: [{name: 'a', versionInfo: version}]}});

const MANIFESTS = {
  [TAG]: index('old'),
  [at('index of new')]: index('new'),
  [at('attestations of old')]: attestations('old'),
  [at('attestations of new')]: attestations('new')
};
const BLOBS = {[at('sbom of old')]: sbom('1'), [at('sbom of new')]: sbom('2')};
const FOUND: Before = {state: 'found', reference: TAG, image: at('old'), measured: {}};

interface Given {
  readonly manifests?: Readonly<Record<string, Manifest | 'absent' | undefined>>;
  readonly blobs?: Readonly<Record<string, string | undefined>>;
  readonly before?: Before;
  readonly image?: string;
}

function read({manifests = {}, blobs = {}, before = FOUND, image}: Given, clock = systemClock) {
  const registry: Pick<Registry, 'find' | 'blob'> = {
    find: async reference => ({...MANIFESTS, ...manifests})[reference],
    blob: async reference => {
      const text = {...BLOBS, ...blobs}[reference];
      // In two parts, as it may come.
      return text === undefined ? undefined : parts(Buffer.from(text.slice(0, 9)), Buffer.from(text.slice(9)));
    }
  };
  const published: PublishedBefore = {known: () => before, of: async () => before};
  const ports = {registry, published, clock, signal: new AbortController().signal};
  const built = {digest: digest('index of new'), ...(image === undefined ? {} : {image: digest(image)})};
  return readPackageChanges(target, built, ports)();
}

async function* parts(...chunks: readonly Uint8Array[]) {
  yield* chunks;
}

describe('packages against the published image', () => {
  it('are compared by the two SBOMs', async () => {
    expect(await read({})).toEqual({added: [], removed: [], changed: [{name: 'a', from: '1', to: '2'}]});
  });

  it('are those of one image where the index has others too', async () => {
    const entries = ['other', 'new'].map(index).flatMap(one => (one.kind === 'index' ? one.manifests : []));
    const both: Manifest = {kind: 'index', digest: digest('index of new'), manifests: entries};
    const manifests = {[at('index of new')]: both, [at('attestations of other')]: attestations('other')};
    const blobs = {[at('sbom of other')]: sbom('9')};
    const changed = (to: string) => ({added: [], removed: [], changed: [{name: 'a', from: '1', to}]});
    expect(await read({manifests, blobs, image: 'new'})).toEqual(changed('2'));
    expect(await read({manifests, blobs, image: 'other'})).toEqual(changed('9'));
  });

  test.each([
    {name: 'nothing is published', given: {before: {state: 'absent'}}},
    {name: 'the tag has moved on', given: {manifests: {[TAG]: index('newer')}}},
    {name: 'the published image has no attestations', given: {manifests: {[TAG]: undefined}}},
    {name: 'it has no SBOM', given: {manifests: {[at('attestations of old')]: attestations('old', 'other')}}},
    {name: 'the new one has none', given: {manifests: {[at('attestations of new')]: 'absent'}}},
    {name: 'an SBOM cannot be read', given: {blobs: {[at('sbom of new')]: undefined}}},
    {name: 'an SBOM is broken', given: {blobs: {[at('sbom of old')]: '{'}}}
  ] as {name: string; given: Given}[])('are not where $name', async ({given}) => {
    expect(await read(given)).toBeUndefined();
  });

  it('are not waited for', async () => {
    const registry = {find: () => new Promise<never>(() => {}), blob: async () => undefined};
    const published: PublishedBefore = {known: () => FOUND, of: async () => FOUND};
    const ports = {registry, published, clock: manualClock(), signal: new AbortController().signal};
    expect(await readPackageChanges(target, {digest: digest('index of new')}, ports)()).toBeUndefined();
  });
});
