import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {createGhcrStore} from '../../src/adapters/packages/ghcr-store.ts';
import {createRegistrySession} from '../../src/adapters/packages/registry-session.ts';
import {parseRepository} from '../../src/oci/reference.ts';
import type {PackageStore} from '../../src/ports/package-store.ts';
import {manualClock} from '../stages/support.ts';
import {cleanBy, tagsOf} from './support/clean.ts';
import {addImage, addIndex, answerRegistry, emptyRegistry, type RegistryState} from './support/registry-server.ts';
import {type Answered, type Asked, type Served, serve} from './support/serve.ts';

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../fixtures/github/${name}.json`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >;

const OLD = '2026-01-01T00:00:00Z';
const TOKEN = 'ghs_token';

interface Package extends RegistryState {
  /** Digest → time of its last change; OLD for the others. */
  readonly times: Map<string, string>;
  owner?: 'Organization' | 'User';
  /** Versions that were deleted, by their ids. */
  readonly deleted: number[];
  forbidden?: boolean;
}

const emptyPackage = (): Package => ({...emptyRegistry(), times: new Map(), deleted: []});
/** Ids are made of the digest, so that a manifest has the same one in every request. */
const idOf = (digest: string): number => Number.parseInt(digest.slice(7, 17), 16);

/** GitHub's REST API for the package `hello` of `acme`, and ghcr.io, which deletes nothing itself. */
function answer(state: Package, asked: Asked): Answered {
  const {method, url, headers} = asked;
  if (url.pathname.startsWith('/v2/')) {
    if (method === 'DELETE')
      return {status: 405, body: {errors: [{code: 'UNSUPPORTED', message: 'The operation is unsupported.'}]}};
    return answerRegistry(state, asked) ?? {status: 404};
  }
  if (headers.authorization !== `Bearer ${TOKEN}`) return {status: 401, body: {message: 'Bad credentials'}};
  const owner = state.owner ?? 'Organization';
  if (url.pathname === '/users/acme') return {status: 200, body: {...fixture('packages/owner'), type: owner}};
  const base = `/${owner === 'User' ? 'users' : 'orgs'}/acme/packages/container/hello/versions`;
  if (!url.pathname.startsWith(base)) return {status: 404, body: fixture('not-found')};
  if (state.forbidden) return {status: 403, body: {message: 'Resource not accessible by integration'}};
  const id = url.pathname.slice(base.length + 1);
  if (id === '') return listVersions(state, url);
  return method === 'DELETE' ? deleteVersion(state, Number(id)) : getVersion(state, Number(id));
}

function getVersion(state: Package, id: number): Answered {
  const digest = [...state.manifests.keys()].find(one => idOf(one) === id);
  return digest === undefined
    ? {status: 404, body: fixture('not-found')}
    : {status: 200, body: versionOf(state, digest)};
}

function listVersions(state: Package, url: URL): Answered {
  if (state.manifests.size === 0) return {status: 404, body: fixture('not-found')};
  const [size, page] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))];
  const versions = [...state.manifests.keys()].reverse().map(digest => versionOf(state, digest));
  return {status: 200, body: versions.slice((page - 1) * size, page * size)};
}

function versionOf(state: Package, digest: string): object {
  const tags = [...state.tags].flatMap(([name, tagged]) => (tagged === digest ? [name] : []));
  const time = state.times.get(digest) ?? OLD;
  return {
    ...fixture('packages/version'),
    id: idOf(digest),
    name: digest,
    created_at: time,
    updated_at: time,
    metadata: {package_type: 'container', container: {tags}}
  };
}

function deleteVersion(state: Package, id: number): Answered {
  const digest = [...state.manifests.keys()].find(one => idOf(one) === id);
  if (digest === undefined) return {status: 404, body: fixture('not-found')};
  const isTagged = [...state.tags.values()].includes(digest);
  if (isTagged && [...state.tags.values()].every(one => one === digest)) {
    return {status: 400, body: fixture('packages/last-tagged')};
  }
  state.manifests.delete(digest);
  for (const [name, tagged] of state.tags) if (tagged === digest) state.tags.delete(name);
  state.deleted.push(id);
  return {status: 204};
}

async function ghcr(
  state: Package,
  before: (asked: Asked) => Answered | undefined = () => undefined
): Promise<Served & {readonly store: PackageStore; readonly name: string; readonly pauses: readonly number[]}> {
  const served = await serve(asked => before(asked) ?? answer(state, asked));
  const name = `${served.host}/acme/hello`;
  const repository = parseRepository(name);
  const clock = manualClock();
  const api = {apiUrl: `http://${served.host}`, token: async () => TOKEN, clock};
  const store = createGhcrStore(
    repository,
    createRegistrySession(repository, async () => undefined),
    api
  );
  return {...served, store, name, pauses: clock.sleeps};
}

const PR = {pullRequest: 7, tags: ['pr-7', 'pr-7-gpu']};
const UNTAGGED = {dryRun: false, rules: [{match: ['untagged'], keepDays: 3, includeVersions: false}]};

describe('ghcr.io', () => {
  it.each([{owner: 'Organization'}, {owner: 'User'}] as const)(
    'lists every version of a package of a $owner',
    async ({owner}) => {
      const state: Package = {...emptyPackage(), owner};
      const parts = Array.from({length: 230}, (_, at) =>
        addImage(state, `image ${at}`, {tag: at % 2 ? [`t${at}`] : []})
      );
      const {store, asked} = await ghcr(state);
      const listed = await store.list();
      expect('tags' in listed && [listed.tags.length, listed.untagged?.length]).toEqual([115, 115]);
      expect('tags' in listed && listed.tags.find(({name}) => name === 't1')).toEqual({
        name: 't1',
        digest: parts[1],
        createdAt: OLD
      });
      expect(asked.filter(line => line.includes('/versions?'))).toHaveLength(3);
    }
  );

  it('loses the versions of a pull request, with all that only they need', async () => {
    const state = emptyPackage();
    const [shared, own, attestation] = ['shared', 'own', 'attestation'].map(content => addImage(state, content));
    const top = addIndex(state, [shared ?? '', own ?? '', attestation ?? ''], ['pr-7', 'pr-7-gpu']);
    const main = addIndex(state, [shared ?? ''], ['main']);
    const {store, name} = await ghcr(state);
    const {repositories, warnings} = await cleanBy(name, store, PR);
    expect(warnings).toEqual([]);
    expect(repositories.map(tagsOf)).toEqual([['pr-7', 'pr-7-gpu']]);
    expect([...state.manifests.keys()].sort()).toEqual([shared, main].sort());
    // What it is made of is listed without a tag, too, and no tag is ever without its images.
    expect(state.deleted).toHaveLength(3);
    expect(state.deleted[0]).toBe(idOf(top));
    expect(await cleanBy(name, store, PR)).toMatchObject({
      outcome: 'success',
      repositories: [{removed: [], manifests: []}]
    });
  });

  it('keeps an index whole that GitHub does not delete', async () => {
    const state = emptyPackage();
    const parts = ['one', 'two'].map(content => addImage(state, content));
    const top = addIndex(state, parts, ['pr-7']);
    const other = addIndex(state, [addImage(state, 'three')], ['pr-7-gpu']);
    addImage(state, 'main', {tag: ['main']});
    const refused = {status: 400, body: {message: 'Publicly visible versions with many downloads cannot be deleted.'}};
    const {store, name} = await ghcr(state, ({method, url}) =>
      method === 'DELETE' && url.pathname.endsWith(`/${idOf(top)}`) ? refused : undefined
    );
    const {repositories, warnings} = await cleanBy(name, store, PR);
    expect(repositories.map(tagsOf)).toEqual([['pr-7-gpu']]);
    expect(repositories[0]?.kept.filter(({failed}) => failed).map(one => one.name)).toEqual(
      expect.arrayContaining(['pr-7', ...parts])
    );
    expect([...state.manifests.keys()]).toEqual(expect.arrayContaining([top, ...parts]));
    expect(state.manifests.has(other)).toBe(false);
    expect(warnings).toEqual([{message: expect.stringMatching(/^3 of .*many downloads/)}]);
  });

  test.each([
    {name: 'another tag', tag: 'keep'},
    {name: 'one that was there', tag: 'main'}
  ])('keeps what $name is moved to after the last look', async ({tag}) => {
    const state = emptyPackage();
    const part = addImage(state, 'a');
    const top = addIndex(state, [part], ['pr-7']);
    addImage(state, 'main', {tag: ['main', 'latest']});
    let lists = 0;
    const {store, name} = await ghcr(state, ({url}) => {
      if (url.pathname.endsWith('/versions')) lists++;
      // The second list is the look before the deletions.
      if (lists === 2 && !url.pathname.endsWith('/versions')) state.tags.set(tag, top);
      return undefined;
    });
    const {outcome, repositories} = await cleanBy(name, store, PR);
    expect(outcome).toBe('success');
    expect(repositories[0]).toMatchObject({removed: [], manifests: []});
    expect([...state.manifests.keys()]).toEqual(expect.arrayContaining([top, part]));
    expect([state.tags.get(tag), state.tags.get('pr-7')]).toEqual([top, top]);
  });

  it('loses signatures before what they are about', async () => {
    const state = emptyPackage();
    const top = addIndex(state, [addImage(state, 'a')], ['pr-7']);
    const signature = addImage(state, 'signature', {tag: [`${top.replace(':', '-')}.sig`]});
    addImage(state, 'main', {tag: ['main']});
    const {store, name} = await ghcr(state);
    await cleanBy(name, store, PR);
    expect(state.deleted.slice(0, 2)).toEqual([idOf(signature), idOf(top)]);
  });

  it('loses what a crash left of the removal of a tag, however young it is', async () => {
    const state = emptyPackage();
    addImage(state, 'a', {tag: ['nightly-1', 'main']});
    let crashed = false;
    const {store, name} = await ghcr(state, ({method, url}) => {
      crashed ||= method === 'PUT' && url.pathname.endsWith('/manifests/nightly-1');
      return crashed && method === 'DELETE' ? {status: 500} : undefined;
    });
    await store.untag('nightly-1').catch(() => undefined);
    const left = state.tags.get('nightly-1') ?? '';
    expect(crashed && state.manifests.has(left) && left !== state.tags.get('main')).toBe(true);
    state.times.set(left, '2026-05-31T23:00:00Z');
    const listed = await store.list();
    expect('tags' in listed && listed.tags.find(tag => tag.name === 'nightly-1')?.createdAt).toBe(
      '1970-01-01T00:00:00Z'
    );
    crashed = false;
    const retention = {dryRun: false, rules: [{match: ['nightly-*'], keepDays: 14, includeVersions: false}]};
    const {repositories} = await cleanBy(name, store, {retention});
    expect(repositories.map(tagsOf)).toEqual([['nightly-1']]);
    expect(state.manifests.has(left)).toBe(false);
  });

  it('loses the rehearsal that a crash left without a tag', async () => {
    const state = emptyPackage();
    addImage(state, 'a', {tag: ['pr-7', 'main']});
    let crashed = true;
    const {store, name} = await ghcr(state, ({method}) => (crashed && method === 'DELETE' ? {status: 500} : undefined));
    await store.untag('pr-7').catch(() => undefined);
    const [, left = ''] = [...state.manifests.keys()];
    state.times.set(left, '2026-05-31T23:00:00Z');
    crashed = false;
    const {repositories} = await cleanBy(name, store, {retention: UNTAGGED});
    expect(repositories[0]?.manifests).toEqual([left]);
  });

  it('gives up a tag whose version another tag needs', async () => {
    const state = emptyPackage();
    const digest = addImage(state, 'a', {tag: ['pr-7', 'main']});
    const {store, name} = await ghcr(state);
    const {repositories, warnings} = await cleanBy(name, store, PR);
    expect(warnings).toEqual([]);
    expect(repositories.map(tagsOf)).toEqual([['pr-7']]);
    expect([...state.tags]).toEqual([['main', digest]]);
    expect([...state.manifests.keys()]).toEqual([digest]);
  });

  it('keeps its last version that has a tag, whole', async () => {
    const state = emptyPackage();
    const [old, young] = ['a', 'b'].map(content => addImage(state, content));
    addIndex(state, [old ?? ''], ['pr-7']);
    const newest = addIndex(state, [young ?? ''], ['pr-7-gpu']);
    state.times.set(newest, '2026-05-31T00:00:00Z');
    const {store, name} = await ghcr(state);
    const {repositories, failures} = await cleanBy(name, store, PR);
    expect(failures).toEqual([]);
    expect(repositories[0]).toMatchObject({
      removed: [{name: 'pr-7'}],
      kept: [{name: 'pr-7-gpu', reason: 'the registry keeps the last version that has a tag', failed: false}]
    });
    expect([...state.manifests.keys()].sort()).toEqual([young, newest].sort());
  });

  it('loses what failed runs left, and neither parts, nor signatures, nor what a run is just uploading', async () => {
    const state = emptyPackage();
    const [part, loose, partOfLoose] = ['part', 'loose', 'part of loose'].map(content => addImage(state, content));
    const main = addIndex(state, [part ?? ''], ['main']);
    addIndex(state, [partOfLoose ?? '']);
    const signature = addImage(state, 'signature', {subject: main});
    const fresh = addImage(state, 'fresh');
    state.times.set(fresh, '2026-05-31T12:00:00Z');
    const {store, name} = await ghcr(state);
    const {repositories} = await cleanBy(name, store, {retention: UNTAGGED});
    expect([...state.manifests.keys()].sort()).toEqual([part, main, signature, fresh].sort());
    expect(repositories[0]?.manifests).toContain(loose);
    expect(repositories[0]?.kept).toEqual([{name: fresh, reason: 'younger than 3 days', failed: false}]);
  });

  it('leaves what a fresh index without a tag needs, although the pull request that it shares it with is closed', async () => {
    const state = emptyPackage();
    const [shared, own] = ['shared', 'own'].map(content => addImage(state, content));
    addIndex(state, [shared ?? '', own ?? ''], ['pr-7']);
    const building = addIndex(state, [shared ?? '']);
    state.times.set(building, '2026-05-31T23:59:00Z');
    addImage(state, 'b', {tag: ['main']});
    const {store, name} = await ghcr(state);
    await cleanBy(name, store, PR);
    expect([...state.manifests.keys()]).toContain(shared);
    expect([...state.manifests.keys()]).not.toContain(own);
  });

  test.each([
    {
      name: 'may not delete',
      change: {forbidden: true},
      want: /GitHub's API answers 403 \(Resource not accessible by integration\)\. Give the job/
    },
    {name: 'may not see the package', change: {owner: 'User'} as const, want: /GitHub's API answers 404 .*role Admin/}
  ])('warns when the token $name', async ({change, want}) => {
    const state: Package = emptyPackage();
    addImage(state, 'a', {tag: ['pr-7']});
    Object.assign(state, change);
    const {store, name} = await ghcr(state, ({url}) =>
      url.pathname.includes('/packages/') && !state.forbidden ? {status: 404, body: fixture('not-found')} : undefined
    );
    const {outcome, warnings} = await cleanBy(name, store, PR);
    expect(outcome).toBe('success');
    expect(warnings).toEqual([{message: expect.stringMatching(want)}]);
    expect(state.tags.size).toBe(1);
  });

  it('is empty where there is no package yet', async () => {
    const {store, name} = await ghcr(emptyPackage());
    expect(await cleanBy(name, store, PR)).toMatchObject({
      outcome: 'success',
      warnings: [],
      repositories: [{removed: []}]
    });
  });

  test.each([
    {name: 'a server error', answer: {status: 503}},
    {name: 'a rate limit', answer: {status: 429, headers: {'retry-after': '7'}}},
    {name: 'no JSON', answer: {status: 200, body: '<html>'}, failed: true},
    {name: 'a refusal', answer: {status: 403, body: {message: 'Forbidden'}}, warned: true}
  ])('takes $name in its first request for no word on the owner', async ({answer: first, failed, warned}) => {
    const state = emptyPackage();
    addImage(state, 'a', {tag: ['pr-7']});
    addImage(state, 'b', {tag: ['main']});
    let troubled = true;
    const {store, name, asked} = await ghcr(state, ({url}) => {
      if (url.pathname !== '/users/acme' || !troubled) return undefined;
      troubled = false;
      return first;
    });
    const outcome = await cleanBy(name, store, PR);
    expect(outcome.failures).toHaveLength(failed ? 1 : 0);
    expect(outcome.warnings).toHaveLength(warned ? 1 : 0);
    expect(asked.filter(line => line.includes('/users/acme/packages'))).toEqual([]);
    // What is kept of it is nothing: the next request asks again.
    if (failed || warned) await cleanBy(name, store, PR);
    expect([...state.tags.keys()]).toEqual(['main']);
    expect(asked.filter(line => line === 'GET /users/acme')).toHaveLength(2);
  });

  test.each([
    {
      name: 'a secondary limit is waited out',
      headers: {'retry-after': '60'},
      fixtureName: 'secondary-rate-limit',
      retried: 1
    },
    {
      name: 'a secondary limit that only its text tells is waited out for a minute',
      headers: {'x-ratelimit-remaining': '812', 'x-ratelimit-reset': '99999999999'},
      fixtureName: 'secondary-rate-limit',
      retried: 1
    },
    {
      name: 'the end of the hour is not waited for',
      headers: {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999'},
      fixtureName: 'rate-limit',
      retried: 0
    }
  ])('$name', async ({headers, fixtureName, retried}) => {
    const state = emptyPackage();
    addImage(state, 'a', {tag: ['pr-7']});
    addImage(state, 'b', {tag: ['main']});
    let limited = 1;
    const {store, name} = await ghcr(state, ({method}) =>
      method === 'DELETE' && limited-- > 0 ? {status: 403, body: fixture(fixtureName), headers} : undefined
    );
    const outcome = await cleanBy(name, store, PR);
    expect(outcome.retried).toHaveLength(retried);
    expect(outcome.warnings).toEqual([]);
    for (const ms of outcome.sleeps) expect(ms).toBeGreaterThan(60_000);
    expect(outcome.failures).toHaveLength(retried === 0 ? 1 : 0);
    expect([...state.tags.keys()]).toEqual(retried === 0 ? ['pr-7', 'main'] : ['main']);
  });

  it('loses one version after the other, with a second between them, and leaves GitHub alone when it asks for that', async () => {
    const state = emptyPackage();
    for (const tag of ['pr-7', 'pr-7-gpu', 'pr-7-cpu']) addImage(state, tag, {tag: [tag]});
    addImage(state, 'main', {tag: ['main']});
    let [deleting, most, limited] = [0, 0, 0];
    const {store, name, pauses} = await ghcr(state, ({method}) => {
      if (method !== 'DELETE') return undefined;
      most = Math.max(most, ++deleting);
      setImmediate(() => deleting--);
      return ++limited === 2 ? {status: 403, body: fixture('secondary-rate-limit')} : undefined;
    });
    const {retried} = await cleanBy(name, store, {pullRequest: 7, tags: ['pr-7', 'pr-7-gpu', 'pr-7-cpu']});
    expect([...state.tags.keys()]).toEqual(['main']);
    expect(retried).toEqual([expect.stringMatching(/limits the rate of requests for the next 60 s$/)]);
    expect(most).toBe(1);
    expect(pauses).toEqual([1000, 60_000, 1000]);
  });
});
