import {describe, expect, it, test} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';
import type {Facts} from '../../src/context/facts.ts';
import type {SmokeTest} from '../../src/inputs/check-settings.ts';
import type {Manifest} from '../../src/oci/descriptor.ts';
import {FINGERPRINT} from '../../src/plan/fingerprint.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {formatRecord, recordPrefix} from '../../src/plan/tested-record.ts';
import type {RecordStore} from '../../src/ports/record-store.ts';
import type {Registry} from '../../src/ports/registry.ts';
import {findReusable, type ReusePorts} from '../../src/stages/find-reusable.ts';
import {pushOf} from '../context/support.ts';
import {digest, plan, planTarget, publication, smoke} from '../report/fixtures.ts';
import {manualClock} from './support.ts';

const REPOSITORY = 'ghcr.io/acme/hello';
const VERSION = 'org.opencontainers.image.version';
const AMD64 = {os: 'linux', architecture: 'amd64'};
const ARM64 = {os: 'linux', architecture: 'arm64'};
const OF_ATTESTATION = {os: 'unknown', architecture: 'unknown'};
const FACTS: Facts = {...pushOf('refs/tags/v1.2.3'), worktree: {clean: true}};

const descriptor = (name: string, platform = AMD64) => ({mediaType: '', digest: digest(name), size: 40, platform});
const printOf = (name: string) => digest(`print of ${name}`);
const image = (name: string, fingerprint = printOf(name)): Manifest => ({
  kind: 'image',
  digest: digest(name),
  config: descriptor(`config of ${name}`),
  layers: [descriptor('layer')],
  annotations: {[FINGERPRINT]: fingerprint, [VERSION]: 'main'}
});
const index = (name: string, ...manifests: ReturnType<typeof descriptor>[]): Manifest => ({
  kind: 'index',
  digest: digest(name),
  manifests
});

const both = index('both', descriptor('amd64'), descriptor('arm64', ARM64), descriptor('of amd64', OF_ATTESTATION));
const IMAGES = Object.fromEntries(['amd64', 'arm64', 'other'].map(name => [digest(name), image(name)]));

const release = (smokeTest: SmokeTest = smoke([])): Plan =>
  plan({
    targets: ['amd64', 'arm64'].map(architecture =>
      planTarget('', `linux/${architecture}`, {
        fingerprint: printOf(architecture),
        labels: {[VERSION]: '1.2.3'},
        annotations: [{level: 'manifest', key: VERSION, value: '1.2.3'}],
        smoke: smokeTest
      })
    ),
    publications: [publication('', [])]
  });

type Has = Readonly<Record<string, Awaited<ReturnType<Registry['find']>>>>;

/** The record of a publication of this plan, in this repository. */
function recordOf(of: Plan, name: string, facts = FACTS): string {
  const [first] = of.publications;
  const prefix = first && recordPrefix(first, of, facts);
  if (prefix === undefined) throw new Error('the plan has no fingerprints');
  return formatRecord(prefix, {digest: digest(name), runId: '41'});
}

const storeOf = (...names: readonly string[]): RecordStore => ({
  find: async prefix => names.find(name => name.startsWith(prefix)),
  add: async () => {}
});

/** A registry of manifests by digest, and of the labels in every config. */
const registryOf = (has: Has, labels?: Readonly<Record<string, string>>): ReusePorts['registry'] => ({
  find: async reference => {
    const known: Has = {...IMAGES, ...has};
    const wanted = reference.slice(REPOSITORY.length + 1);
    return Object.hasOwn(known, wanted) ? known[wanted] : 'absent';
  },
  blob: async () =>
    labels &&
    (async function* () {
      yield Buffer.from(JSON.stringify({config: {Labels: labels}}));
    })()
});

const find = (has: Has, of = release(), records = storeOf(recordOf(of, 'both'))) =>
  findReusable(of, FACTS, {registry: registryOf(has), records, clock: systemClock});

it('finds the index on record, whose images are all what would be built', async () => {
  const {reused, built} = await find({[both.digest]: both});
  expect(built).toEqual([]);
  expect(reused).toMatchObject([
    {
      id: 'hello',
      runId: '41',
      images: [
        {target: {platform: 'linux/amd64'}, digest: both.digest, manifest: digest('amd64')},
        {target: {platform: 'linux/arm64'}, digest: both.digest, manifest: digest('arm64')}
      ]
    }
  ]);
  expect(reused[0]?.images[0]?.measured).toEqual({size: 80, layers: 1});
});

describe('what differs from a new image', () => {
  const differences = async (labels?: Readonly<Record<string, string>>, annotations?: Record<string, string>) => {
    const said = {[FINGERPRINT]: printOf('amd64'), ...annotations};
    const one = {...image('amd64'), ...(annotations ? {annotations: said} : {})} as Manifest;
    const has = {[both.digest]: both, [one.digest]: one};
    const ports = {records: storeOf(recordOf(release(), 'both')), clock: systemClock};
    const {reused} = await findReusable(release(), FACTS, {...ports, registry: registryOf(has, labels)});
    return reused[0]?.images[0]?.differences;
  };

  test.each([
    {
      name: 'labels',
      labels: {[VERSION]: 'main', 'of.the.base': 'x'},
      annotations: {[VERSION]: '1.2.3'},
      want: [`${VERSION} is "main", not "1.2.3"`]
    },
    {
      name: 'the same in labels and annotations',
      labels: {[VERSION]: 'main'},
      want: [`${VERSION} is "main", not "1.2.3"`]
    },
    {
      name: 'a label that is absent',
      labels: {},
      annotations: {[VERSION]: '1.2.3'},
      want: [`${VERSION} is absent, not "1.2.3"`]
    },
    {name: 'nothing', labels: {[VERSION]: '1.2.3'}, annotations: {[VERSION]: '1.2.3'}, want: []},
    {
      name: 'an annotation that none of today has',
      labels: {[VERSION]: '1.2.3'},
      annotations: {[VERSION]: '1.2.3', team: 'a'},
      want: ['team is "a", not absent']
    },
    {name: 'annotations, where the config cannot be read', want: [`${VERSION} is "main", not "1.2.3"`]}
  ] as {name: string; labels?: Record<string, string>; annotations?: Record<string, string>; want: string[]}[])(
    'is told: $name',
    async ({labels, annotations, want}) => {
      expect(await differences(labels, annotations)).toEqual(want);
    }
  );
});

const three = index(
  'both',
  ...[descriptor('amd64'), descriptor('arm64', ARM64)],
  descriptor('arm', {os: 'linux', architecture: 'arm'})
);

test.each([
  {name: 'nothing is on record', records: storeOf(), want: /no run is on record that tested this commit/},
  {
    name: 'the record is of another repository',
    records: storeOf(
      recordOf(release(), 'both', {...FACTS, repository: {...FACTS.repository, fullName: 'octo/hello'}})
    ),
    want: /no run is on record/
  },
  {
    name: 'the record is of another commit',
    records: storeOf(recordOf({...release(), revision: 'f'.repeat(40)}, 'both')),
    want: /no run is on record/
  },
  {
    name: 'the record is no record',
    records: {find: async (prefix: string) => `${prefix}latest`, add: async () => {}},
    want: /no run is on record/
  },
  {
    name: 'the service breaks off',
    records: {find: () => Promise.reject(new Error('the cache service answered 500')), add: async () => {}},
    want: /cannot be read \(the cache service answered 500\)/
  },
  {
    name: 'the registry has it no more',
    has: {},
    want: /hello@sha256:\w+, which run 41 tested, is no longer in the registry/
  },
  {
    name: 'the registry does not tell',
    has: {[both.digest]: undefined},
    want: /run 41 tested, cannot be read here without a builder/
  },
  {
    name: 'the registry gives something else',
    has: {[both.digest]: {...both, digest: digest('x')}},
    want: /cannot be read/
  },
  {name: 'one image is missing', has: {[both.digest]: index('both', descriptor('amd64'))}, want: /cannot be read/},
  {name: 'there is one more platform', has: {[both.digest]: three}, want: /cannot be read/},
  {name: 'an image cannot be read', has: {[both.digest]: both, [digest('arm64')]: undefined}, want: /cannot be read/},
  {
    name: 'an image is not what the index says',
    has: {[both.digest]: both, [digest('arm64')]: image('other')},
    want: /cannot be read/
  },
  {
    name: 'a record names images of other inputs',
    has: {[both.digest]: both, [digest('arm64')]: image('arm64', printOf('something else'))},
    want: /hello@sha256:\w+, which is on record as tested by run 41, was built from other inputs/
  },
  {
    name: 'an image does not say its inputs',
    has: {[both.digest]: both, [digest('arm64')]: {...image('arm64'), annotations: {}} as Manifest},
    want: /was built from other inputs/
  },
  {
    name: 'an image alone has several platforms to be',
    has: {[both.digest]: {...image('amd64'), digest: both.digest}},
    want: /cannot be read/
  }
] as {name: string; has?: Has; records?: RecordStore; want: RegExp}[])(
  'builds where $name',
  async ({has = {[both.digest]: both}, records, want}) => {
    expect(await find(has, release(), records)).toEqual({
      reused: [],
      built: [{id: 'hello', reason: expect.stringMatching(want)}]
    });
  }
);

it('builds what more than the commit decides, and says what that is', async () => {
  const {targets, ...rest} = release();
  const [{fingerprint, ...first}, ...others] = targets as [Plan['targets'][number], ...Plan['targets']];
  const of = {...rest, targets: [first, ...others]};
  const records = storeOf(recordOf(release(), 'both'));
  expect(await find({[both.digest]: both}, of, records)).toEqual({
    reused: [],
    built: [{id: 'hello', reason: 'more than the commit decides the images'}]
  });
  const facts: Facts = {...FACTS, worktree: {clean: true, gitIn: ['.:Dockerfile']}};
  const {built} = await findReusable(of, facts, {registry: registryOf({}), records, clock: systemClock});
  expect(built[0]?.reason).toMatch(/build context "\." holds the "\.git" folder.*list \.git in \.dockerignore/);
});

it('takes an image without an index for the only platform', async () => {
  const whole = release();
  const [target] = whole.targets;
  if (!target) throw new Error('no target');
  const one = {...whole, targets: [target], publications: [{...publication('', []), targets: [target.id]}]};
  const {reused} = await find({}, one, storeOf(recordOf(one, 'amd64')));
  expect(reused[0]?.images).toMatchObject([{digest: digest('amd64'), manifest: digest('amd64')}]);
});

it('leaves stacks whole: all images of the run, or none', async () => {
  const whole = release({...smoke([]), compose: {file: 'compose.yaml', service: 'web', images: {}}});
  const others = {...publication('', []), id: 'other', image: 'other', targets: []};
  const has = {[both.digest]: both};
  expect((await find(has, {...whole, publications: [publication('', []), others]})).reused).toEqual([]);
  expect((await find(has, whole)).reused).toHaveLength(1);
});

it('does not wait for a service that does not answer', async () => {
  const clock = manualClock();
  const records: RecordStore = {find: () => new Promise(() => {}), add: async () => {}};
  expect(await findReusable(release(), FACTS, {registry: registryOf({}), records, clock})).toEqual({
    reused: [],
    built: [{id: 'hello', reason: 'the records of earlier runs were not read within 15 s'}]
  });
});
