import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {createHubStore} from '../../src/adapters/packages/hub-store.ts';
import {digestOf} from '../../src/oci/descriptor.ts';
import {parseRepository} from '../../src/oci/reference.ts';
import type {PackageStore} from '../../src/ports/package-store.ts';
import {BASIC, cleanBy, LOGIN, tagsOf} from './support/clean.ts';
import {type Answered, type Asked, type Served, serve} from './support/serve.ts';

const TAG = JSON.parse(readFileSync(new URL('../fixtures/docker-hub/tag.json', import.meta.url), 'utf8')) as {
  images: [Record<string, unknown>];
};

interface HubState {
  /** Tag → when it was pushed. */
  readonly tags: Map<string, string>;
  /** Tag → digest, of those that are not named by their content. */
  digests?: Map<string, string>;
  /** The way in of before `/v2/auth/token`. */
  oldLogin?: boolean;
  readOnly?: boolean;
}

const hubState = (...names: readonly string[]): HubState => ({
  tags: new Map(names.map(name => [name, '2026-01-01T00:00:00.123456Z']))
});

/** Docker Hub's API for the repository acme/hello. */
function answer(state: HubState, {method, url, headers, body}: Asked, tokens: string[]): Answered {
  if (url.pathname === (state.oldLogin ? '/v2/users/login' : '/v2/auth/token') && method === 'POST') {
    const given = JSON.parse(body) as Record<string, string>;
    const user = state.oldLogin ? given.username : given.identifier;
    if (user !== LOGIN.username || (given.password ?? given.secret) !== LOGIN.password)
      return {status: 401, body: {detail: 'Incorrect authentication credentials'}};
    tokens.push(`token-${tokens.length}`);
    return {status: 200, body: {[state.oldLogin ? 'token' : 'access_token']: tokens.at(-1)}};
  }
  const base = '/v2/repositories/acme/hello/tags';
  if (!url.pathname.startsWith(base)) return {status: 404, body: {message: 'object not found'}};
  const isLoggedIn = headers.authorization === `Bearer ${tokens.at(-1)}`;
  if (headers.authorization !== undefined && !isLoggedIn) return {status: 401, body: {detail: 'token expired'}};
  if (method === 'DELETE') {
    if (!isLoggedIn) return {status: 401, body: {detail: 'Authentication credentials were not provided.'}};
    if (state.readOnly)
      return {status: 403, body: {detail: 'access to the resource is forbidden with personal access token'}};
    const tag = decodeURIComponent(url.pathname.slice(base.length + 1)).replace(/\/$/, '');
    return state.tags.delete(tag) ? {status: 204} : {status: 404, body: {message: 'tag not found'}};
  }
  const named = decodeURIComponent(url.pathname.slice(base.length + 1));
  const payload = (name: string, pushed: string) => ({
    ...TAG,
    name,
    digest: state.digests?.get(name) ?? digestOf(name),
    images: [{...TAG.images[0], digest: digestOf(`image of ${name}`)}],
    tag_last_pushed: pushed
  });
  if (named !== '') {
    const pushed = state.tags.get(named);
    return pushed === undefined
      ? {status: 404, body: {message: 'tag not found'}}
      : {status: 200, body: payload(named, pushed)};
  }
  const [size, page] = [Number(url.searchParams.get('page_size')), Number(url.searchParams.get('page') ?? 1)];
  const results = [...state.tags].map(([name, pushed]) => payload(name, pushed));
  const more = page * size < results.length;
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return {
    status: 200,
    body: {
      count: results.length,
      next: more ? next.href : null,
      previous: null,
      results: results.slice((page - 1) * size, page * size)
    }
  };
}

async function hub(
  state: HubState,
  login: string | undefined = BASIC,
  before: (asked: Asked) => Answered | undefined = () => undefined
): Promise<Served & {readonly store: PackageStore}> {
  const tokens: string[] = [];
  const served = await serve(asked => before(asked) ?? answer(state, asked, tokens));
  const store = createHubStore(parseRepository('acme/hello'), {url: `http://${served.host}`, login: async () => login});
  return {...served, store};
}

const PR = {pullRequest: 7, tags: ['pr-7']};

describe('Docker Hub', () => {
  it.each([{oldLogin: false}, {oldLogin: true}])(
    'loses exactly the tags of a pull request (older login: $oldLogin)',
    async ({oldLogin}) => {
      const names = ['pr-7', 'pr-77', ...Array.from({length: 240}, (_, at) => `1.${at}.0`)];
      const state: HubState = {...hubState(...names), oldLogin};
      const {store, asked} = await hub(state);
      const {repositories, warnings} = await cleanBy('acme/hello', store, PR);
      expect(warnings).toEqual([]);
      expect(repositories).toMatchObject([{repository: 'acme/hello', manifests: []}]);
      expect(repositories.map(tagsOf)).toEqual([['pr-7']]);
      expect([...state.tags.keys()]).toEqual(names.slice(1));
      // Every page is read to decide, and again before anything goes; the tag itself right before it goes.
      expect(asked.filter(line => line.startsWith('GET'))).toHaveLength(7);
      expect(asked.filter(line => line.startsWith('DELETE'))).toEqual([
        'DELETE /v2/repositories/acme/hello/tags/pr-7/'
      ]);
    }
  );

  it('goes by the time of the last push', async () => {
    const state = hubState('pr-1', 'pr-2', 'latest', '1.0.0');
    state.tags.set('pr-2', '2026-05-31T00:00:00Z');
    const {store} = await hub(state);
    const {notes} = await cleanBy('acme/hello', store, {
      retention: {dryRun: false, rules: [{match: ['*'], keepDays: 14, includeVersions: false}]}
    });
    expect([...state.tags.keys()]).toEqual(['pr-2', 'latest', '1.0.0']);
    expect(notes).toEqual([
      'No rule is for 2 tags of acme/hello: they stay.',
      'Ages in acme/hello are the time of the last push of the tag.'
    ]);
  });

  it('takes the tags of signatures along', async () => {
    const signature = (tag: string): string => `${digestOf(tag).replace(':', '-')}.sig`;
    const state = hubState('pr-7', 'main', signature('pr-7'), signature('main'));
    const {store} = await hub(state);
    await cleanBy('acme/hello', store, PR);
    expect([...state.tags.keys()]).toEqual(['main', signature('main')]);
  });

  it('gets a new token when the old one has run out', async () => {
    const state = hubState('pr-7', 'main');
    let expired = true;
    const {store, asked} = await hub(state, BASIC, ({method}) => {
      if (method !== 'DELETE' || !expired) return undefined;
      expired = false;
      return {status: 401, body: {detail: 'token expired'}};
    });
    const {warnings} = await cleanBy('acme/hello', store, PR);
    expect(warnings).toEqual([]);
    expect([...state.tags.keys()]).toEqual(['main']);
    expect(asked.filter(line => line.startsWith('POST'))).toHaveLength(2);
  });

  test.each([
    {
      name: 'a token that may only read',
      login: BASIC,
      readOnly: true,
      want: /answers 403 .* may "Read, Write, Delete"/
    },
    {
      name: 'no login',
      login: undefined,
      readOnly: false,
      want: /no login to Docker Hub is known\. Use "registry-auths"/
    },
    {name: 'a wrong password', login: 'eDp5', readOnly: false, want: /answers 401/}
  ])('warns of $name', async ({login, readOnly, want}) => {
    const state: HubState = {...hubState('pr-7'), readOnly};
    const served = await hub(state);
    const store = createHubStore(parseRepository('acme/hello'), {
      url: `http://${served.host}`,
      login: async () => login
    });
    const {outcome, warnings} = await cleanBy('acme/hello', store, PR);
    expect(outcome).toBe('success');
    expect(warnings).toEqual([{message: expect.stringMatching(want)}]);
    expect(state.tags.size).toBe(1);
  });

  it('keeps a tag that was pushed again after the last look', async () => {
    const state = hubState('pr-7', 'main');
    let lists = 0;
    const {store} = await hub(state, BASIC, ({url}) => {
      if (url.pathname.endsWith('/tags')) lists++;
      else if (lists === 2) state.digests = new Map([['pr-7', digestOf('pushed anew')]]);
      return undefined;
    });
    const {repositories, outcome} = await cleanBy('acme/hello', store, PR);
    expect(outcome).toBe('success');
    expect(repositories[0]).toMatchObject({
      removed: [],
      kept: [{name: 'pr-7', reason: expect.stringContaining('written again'), failed: false}]
    });
    expect([...state.tags.keys()]).toEqual(['pr-7', 'main']);
  });

  test.each([
    {name: 'a server error', answer: {status: 503}},
    {name: 'a rate limit', answer: {status: 429, headers: {'retry-after': '7'}}}
  ])('logs in again after $name', async ({answer: first}) => {
    const state = hubState('pr-7', 'main');
    let troubled = true;
    const {store, asked} = await hub(state, BASIC, ({method}) => {
      if (method !== 'POST' || !troubled) return undefined;
      troubled = false;
      return first;
    });
    const {failures, warnings, retried} = await cleanBy('acme/hello', store, PR);
    expect([failures, warnings]).toEqual([[], []]);
    expect(retried).toHaveLength(1);
    expect([...state.tags.keys()]).toEqual(['main']);
    expect(asked.filter(line => line.startsWith('POST'))).toHaveLength(2);
  });

  it('waits as long as it is told to', async () => {
    const state = hubState('pr-7');
    let limited = true;
    const {store} = await hub(state, BASIC, ({method}) => {
      if (method !== 'DELETE' || !limited) return undefined;
      limited = false;
      return {status: 429, headers: {'x-retry-after': String(Math.ceil(Date.now() / 1000) + 30)}};
    });
    const {failures, sleeps} = await cleanBy('acme/hello', store, PR);
    expect(failures).toEqual([]);
    expect(sleeps[0]).toBeGreaterThan(25_000);
    expect(state.tags.size).toBe(0);
  });
});
