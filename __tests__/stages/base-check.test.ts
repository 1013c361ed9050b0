import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';
import {digestOf, type Manifest} from '../../src/oci/descriptor.ts';
import type {Registry} from '../../src/ports/registry.ts';
import {checkBases} from '../../src/stages/base-check.ts';
import type {ReusedPublication} from '../../src/stages/find-reusable.ts';
import {planTarget} from '../report/fixtures.ts';

/** Of an image on `node:20-alpine` and `localhost:22562/library/busybox:1.36`. */
const STATEMENT = readFileSync(new URL('../fixtures/cli/provenance-statement-v1.json', import.meta.url), 'utf8');
const NODE = 'sha256:0fcda44e1ad017a5cd7614acca537dae0c58fb60e90e71abed461a27caf87508';
const BUSYBOX = 'sha256:9168ef9da8b1edaca6974c6686a95d13a1bfdd207d3f43e34281d0e2c93cf14e';
const [IMAGE, ATTESTATION, LAYER] = [digestOf('image'), digestOf('attestation'), digestOf('layer')];
const REPOSITORY = 'ghcr.io/acme/hello';

const descriptor = (digest: string, annotations: Readonly<Record<string, string>> = {}) => ({
  ...{mediaType: '', size: 40, annotations},
  digest: digest as typeof IMAGE
});
const index = (...manifests: ReturnType<typeof descriptor>[]): Manifest => ({
  kind: 'index',
  digest: digestOf('index'),
  manifests
});
const base = (digest: string): Manifest => ({...index(), digest: digest as typeof IMAGE}) as Manifest;
const attestation = (predicateType: string): Manifest => ({
  kind: 'image',
  digest: ATTESTATION,
  config: descriptor(digestOf('config')),
  layers: [descriptor(LAYER, {'in-toto.io/predicate-type': predicateType})]
});

const PUBLISHED = {
  [`${REPOSITORY}@${digestOf('index')}`]: index(
    descriptor(IMAGE),
    descriptor(ATTESTATION, {'vnd.docker.reference.digest': IMAGE})
  ),
  [`${REPOSITORY}@${ATTESTATION}`]: attestation('https://slsa.dev/provenance/v1')
};

const publication: ReusedPublication = {
  id: 'hello',
  runId: '42',
  images: [
    {
      ...{target: planTarget('', 'linux/arm64'), measured: {}, differences: []},
      ...{digest: digestOf('index'), manifest: IMAGE}
    }
  ]
};

type Has = Readonly<Record<string, Manifest | undefined>>;

async function check(has: Has, asked: string[] = []) {
  const known: Has = {...PUBLISHED, ...has};
  const registry: Pick<Registry, 'find' | 'blob'> = {
    find: async reference => {
      asked.push(reference);
      return reference in known ? known[reference] : 'absent';
    },
    blob: async () =>
      (async function* () {
        yield Buffer.from(STATEMENT);
      })()
  };
  const {unchanged, notes} = await checkBases([publication, {...publication, id: 'again'}], {
    ...{registry, clock: systemClock},
    signal: new AbortController().signal
  });
  return {unchanged: unchanged.map(({id}) => id), note: notes[0]};
}

const [node, busybox] = ['node:20-alpine', 'localhost:22562/library/busybox:1.36'];
const same: Has = {[node]: base(NODE), [busybox]: base(BUSYBOX)};

describe('the base images of what is published', () => {
  it('are as they were, and each is looked up once', async () => {
    const asked: string[] = [];
    expect(await check(same, asked)).toEqual({
      unchanged: ['hello', 'again'],
      note: `Base images of hello: ${node} is still ${NODE.slice(0, 19)}, ${busybox} is still ${BUSYBOX.slice(0, 19)}.`
    });
    expect(asked.filter(reference => reference === node)).toHaveLength(1);
  });

  test.each([
    {
      name: 'changed',
      has: {...same, [node]: base(digestOf('newer'))},
      says: `hello is built: ${node} is ${digestOf('newer').slice(0, 19)} now, and it was built on ${NODE.slice(0, 19)}.`
    },
    {
      name: 'gone',
      has: {[busybox]: base(BUSYBOX)},
      says: `hello is built: ${node} is gone now, and it was built on ${NODE.slice(0, 19)}.`
    },
    {
      name: 'not told',
      has: {...same, [busybox]: undefined},
      says: `hello is built: what ${busybox} is now cannot be read.`
    },
    {
      name: 'not recorded',
      has: {...same, [`${REPOSITORY}@${ATTESTATION}`]: attestation('https://spdx.dev/Document')},
      says: 'hello is built: the provenance of the published image does not tell its base images.'
    },
    {
      name: 'of an index without attestations',
      has: {...same, [`${REPOSITORY}@${digestOf('index')}`]: index(descriptor(IMAGE))},
      says: 'hello is built: the provenance of the published image does not tell its base images.'
    }
  ] as {name: string; has: Has; says: string}[])('$name', async ({has, says}) => {
    expect(await check(has)).toEqual({unchanged: [], note: says});
  });
});
