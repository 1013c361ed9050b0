import pLimit from 'p-limit';
import {describe, expect, it} from 'vitest';
import {type ActionRun, resultOf, runAction} from './support/action.ts';
import {tagPush} from './support/events.ts';
import {type Fault, type FaultProxy, faultProxy, hushTag, type ProxiedRequest} from './support/fault-proxy.ts';
import {sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {project, startsWith} from './support/project.ts';
import {findManifest, newRepository, tagDigests, taggedImages} from './support/registry.ts';

const RUNS = 20;
const AT_ONCE = 4;
/** Of 100 requests, how many get into trouble: what retries get through, mostly or at times, and what they never can. */
const SHARES = [6, 12, 25, 25, 90];
/** Two pauses of a run that does not know of the limit are shorter than this. */
const LIMITED_MS = 8000;
const VERSION = '1.2.3';
const TAGS = ['1', '1.2', VERSION, 'latest'];

const DOCKERFILE = startsWith('exec httpd -f -p 8000', 'ARG TEXT', 'RUN echo "$TEXT" > /text', 'EXPOSE 8000');

const FAULTS: readonly Fault[] = [
  {kind: 'status', status: 429, headers: {'retry-after': '1'}},
  {kind: 'status', status: 500},
  {kind: 'status', status: 503},
  {kind: 'reset'},
  {kind: 'eof'},
  {kind: 'cut'}
];

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function makeTrouble(proxy: FaultProxy, seed: number): void {
  const random = seeded(seed);
  const share = SHARES[seed % SHARES.length] ?? 0;
  proxy.judge = () => (random() * 100 < share ? FAULTS[Math.floor(random() * FAULTS.length)] : undefined);
}

interface Place {
  /** As the run names it: behind the proxy. */
  readonly repository: string;
  /** The same, without trouble. */
  readonly stored: string;
}

function place(proxy: FaultProxy): Place {
  const repository = newRepository(proxy.host);
  return {repository, stored: repository.replace(proxy.host, lab().LAB_REGISTRY)};
}

const publish = (sha: string, text: string, places: readonly Place[], retries = '2'): Promise<ActionRun> =>
  runAction({
    event: tagPush(`v${VERSION}`, sha),
    cwd: project({Dockerfile: DOCKERFILE}),
    inputs: {
      ...sharedBuilder(),
      images: places.map(({repository}) => repository).join('\n'),
      platforms: 'linux/amd64',
      'build-args': `TEXT=${text}`,
      'health-port': '8000',
      cache: 'off',
      retries
    }
  });

/** Every tag that is there points at an index whose images were tested and are whole. */
async function expectWhole({stored}: Place, run: ActionRun): Promise<readonly string[]> {
  const tested = resultOf(run).targets.flatMap(({status, build}) => (status === 'passed' ? [build?.manifest] : []));
  const there = Object.keys(await tagDigests(stored));
  for (const tag of there) {
    const {images} = await taggedImages(stored, tag);
    expect(Object.keys(images), `${stored}:${tag}`).toEqual(['linux/amd64']);
    for (const digest of Object.values(images)) {
      expect(tested, `${stored}:${tag}`).toContain(digest);
      const image = await findManifest(stored, digest);
      expect(image, `${stored}@${digest}`).toBeDefined();
      for (const blob of [image?.config, ...(image?.layers ?? [])]) {
        const slash = stored.indexOf('/');
        const url = `http://${stored.slice(0, slash)}/v2${stored.slice(slash)}/blobs/${blob?.digest}`;
        expect((await fetch(url, {method: 'HEAD'})).status, url).toBe(200);
      }
    }
  }
  return there;
}

/** What the run says of every tag is what its registry holds; of those that nobody told it of, it says that. */
function expectAsTold(run: ActionRun, places: readonly Place[], there: readonly (readonly string[])[]): void {
  const told = resultOf(run).publications.flatMap(({repositories}) => repositories);
  for (const [at, {repository}] of places.entries()) {
    const own = told.find(one => one.repository === repository);
    const held = there[at] ?? [];
    const planned = own === undefined ? [] : TAGS;
    const {tags = [], missing = [], unconfirmed = []} = own ?? {};
    const about = `${repository}: ${run.log}`;
    expect([...tags].sort(), about).toEqual(held.filter(tag => !unconfirmed.includes(tag)));
    expect([...missing].sort(), about).toEqual(planned.filter(tag => ![...held, ...unconfirmed].includes(tag)));
    if (unconfirmed.length > 0) expect(run.exitCode, about).toBe(1);
  }
}

/** Tags that move come after those that never do, in every repository. */
function expectInOrder(there: readonly (readonly string[])[]): void {
  const moved = there.flat().some(tag => tag !== VERSION);
  if (moved) expect(there.map(tags => tags.includes(VERSION))).toEqual(there.map(() => true));
}

/** From the first of these requests on, the registry answers nothing but 429 for as long as it says. */
function limitRate(proxy: FaultProxy, begins: (request: ProxiedRequest) => boolean): void {
  let end: number | undefined;
  proxy.judge = request => {
    if (end === undefined && begins(request)) end = Date.now() + LIMITED_MS;
    const left = (end ?? 0) - Date.now();
    return left > 0
      ? {kind: 'status', status: 429, headers: {'retry-after': String(Math.ceil(left / 1000))}}
      : undefined;
  };
}

describe('a registry that limits the rate of requests for longer than a usual pause', () => {
  it.for<{name: string; begins: (request: ProxiedRequest) => boolean; step: string}>([
    {name: 'a build', begins: ({method}) => method === 'POST', step: 'build'},
    {name: 'the tags', begins: ({tag}) => tag !== undefined, step: 'tag'}
  ])('is left alone that long before one more try: $name', async ({name, begins, step}) => {
    const proxy = await faultProxy();
    const own = place(proxy);
    limitRate(proxy, begins);
    const run = await publish('e'.repeat(40), name, [own], '1');
    expect(run.exitCode, run.log).toBe(0);
    expect(Object.keys(await tagDigests(own.stored))).toEqual(TAGS);
    expect(resultOf(run).retries).toMatchObject({[step]: 1});
  });
});

describe('a registry that takes a tag, and does not tell what it points at', () => {
  it('has the run fail, which calls the tag neither written nor missing, and is repaired by the next one', async () => {
    const proxy = await faultProxy();
    const own = place(proxy);
    const sha = 'd'.repeat(40);
    hushTag(proxy, 'latest');
    const run = await publish(sha, 'silent', [own], '1');
    expect(run.exitCode, run.log).toBe(1);
    expect(Object.keys(await tagDigests(own.stored))).toEqual(TAGS);
    const {publications, failures} = resultOf(run);
    expect(publications).toMatchObject([
      {status: 'partial', repositories: [{tags: [VERSION, '1.2', '1'], missing: [], unconfirmed: ['latest']}]}
    ]);
    expect(failures).toMatchObject([{code: 'publish-failed', title: `${own.repository}:latest cannot be read back`}]);
    expect(run.summary).toContain(
      'Partly published hello 1.2.3: 3 of 4 tags were written, and the registry does not tell of 1'
    );
    expect(run.summary).toMatch(/\| Written tags \| Not confirmed \|/);
    expect(run.outputs).toMatchObject({pushed: 'false', 'tag-names': expect.not.stringContaining('latest')});

    proxy.judge = () => undefined;
    const repaired = await publish(sha, 'silent', [own], '1');
    expect(repaired.exitCode, repaired.log).toBe(0);
    expect(resultOf(repaired).publications).toMatchObject([{status: 'published'}]);
  });
});

describe('a registry that answers 429 and 500, resets and ends connections, and cuts uploads', () => {
  it(`never has anything half published in ${RUNS} runs, and what failed is repaired by the next run`, async () => {
    const limit = pLimit(AT_ONCE);
    const runs = await Promise.all(
      Array.from({length: RUNS}, (_, seed) =>
        limit(async () => {
          const proxy = await faultProxy();
          const places = [place(proxy), place(proxy)];
          const sha = seed.toString(16).padStart(40, '0');
          makeTrouble(proxy, seed + 1);
          const run = await publish(sha, String(seed), places);
          const there = await Promise.all(places.map(one => expectWhole(one, run)));
          expectAsTold(run, places, there);
          expectInOrder(there);
          // A run that says it published did, everywhere; one that failed says so, and why.
          if (run.exitCode === 0) expect(there, run.log).toEqual([TAGS, TAGS]);
          else
            expect(
              resultOf(run).failures.map(({code}) => code),
              run.log
            ).not.toContain('internal');

          proxy.judge = () => undefined;
          if (run.exitCode !== 0) {
            const repaired = await publish(sha, String(seed), places);
            expect(repaired.exitCode, repaired.log).toBe(0);
          }
          const [first, second] = await Promise.all(places.map(({stored}) => tagDigests(stored)));
          expect(Object.keys(first ?? {})).toEqual(TAGS);
          expect(second).toEqual(first);
          const {retries = {}} = resultOf(run);
          return {
            ok: run.exitCode === 0,
            isSure: resultOf(run).publications.every(({repositories}) => repositories.every(one => !one.unconfirmed)),
            faults: proxy.faults,
            retries: Object.values(retries).reduce((sum, tries) => sum + tries, 0)
          };
        })
      )
    );
    // The trouble was real, and retrying is what got runs through it, though not all.
    expect(runs.filter(({faults}) => faults.length > 0).length).toBeGreaterThan(RUNS / 2);
    expect(runs.filter(({ok, retries}) => ok && retries > 0).length).toBeGreaterThan(RUNS / 5);
    expect(runs.filter(({ok}) => !ok).length).toBeGreaterThan(0);
    expect(runs.filter(({isSure}) => isSure).length).toBeGreaterThan(RUNS / 2);
    const kinds = runs.flatMap(({faults}) => faults.map(fault => fault.split(' ')[0]));
    expect([...new Set(kinds)].sort()).toEqual(['cut', 'eof', 'reset', 'status']);
  }, 900_000);
});
