import {restoreCache} from '@actions/cache';
import {afterEach, describe, expect, it, test, vi} from 'vitest';
import {createRecordStore} from '../../src/adapters/record-store.ts';
import type {RecordStore} from '../../src/ports/record-store.ts';
import {cacheService} from './support/cache-service.ts';
import {serve} from './support/serve.ts';

const {signal} = new AbortController();

const storeOf = (env: Readonly<Record<string, string>>): RecordStore => {
  const store = createRecordStore(env);
  if (!store) throw new Error('there is no service');
  return store;
};

afterEach(() => void vi.unstubAllEnvs());

describe('names in the GitHub Actions cache', () => {
  it('are found by their beginning, the newest first', async () => {
    const {env, keys} = await cacheService();
    const store = storeOf(env);
    expect(await store.find('tested-a-', signal)).toBeUndefined();
    for (const name of ['tested-a-1', 'tested-b-1', 'tested-a-2']) await store.add(name, signal);
    expect(keys()).toEqual(['tested-a-1', 'tested-b-1', 'tested-a-2']);
    expect(await store.find('tested-a-', signal)).toBe('tested-a-2');
    expect(await store.find('tested-b-', signal)).toBe('tested-b-1');
    expect(await store.find('tested-', signal)).toBe('tested-a-2');
    expect(await store.find('sted-a-', signal)).toBeUndefined();
  });

  it('are there once', async () => {
    const {env, keys} = await cacheService();
    const store = storeOf(env);
    await store.add('tested-a-1', signal);
    await store.add('tested-a-1', signal);
    expect(keys()).toEqual(['tested-a-1']);
  });

  it('of the default branch are seen by a tag, and those of a pull request by nobody else', async () => {
    const service = await cacheService();
    const [main, tag, pull] = [
      storeOf(service.env),
      storeOf(service.envOf('refs/tags/v1')),
      storeOf(service.envOf('refs/pull/7/merge'))
    ];
    await pull.add('tested-a-1', signal);
    expect(await main.find('tested-a-', signal)).toBeUndefined();
    expect(await tag.find('tested-a-', signal)).toBeUndefined();
    await main.add('tested-a-2', signal);
    expect(await tag.find('tested-a-', signal)).toBe('tested-a-2');
  });

  it('are no entries that a step like actions/cache would unpack', async () => {
    const {env} = await cacheService();
    await storeOf(env).add('tested-a-1', signal);
    for (const [name, value] of Object.entries({...env, GITHUB_SERVER_URL: ''})) vi.stubEnv(name, value);
    expect(await restoreCache(['anything'], 'tested-a-1', ['tested-'], {lookupOnly: true})).toBeUndefined();
  });

  it('are not told by a service that refuses', async () => {
    const {env, refuse} = await cacheService();
    refuse();
    const refused = 'the cache service answered 403: the token may not use the cache';
    await expect(storeOf(env).find('tested-a-', signal)).rejects.toThrow(refused);
    await expect(storeOf(env).add('tested-a-1', signal)).rejects.toThrow(refused);
  });

  it.each([
    {name: 'a page', body: '<html>', want: 'the cache service refused it'},
    {name: 'no address', body: '{"ok": true}', want: 'the cache service refused it'},
    {name: 'a refusal', body: '{"ok": false, "message": "cache write denied: policy"}', want: 'cache write denied'}
  ])('are not written where the service answers with $name', async ({body, want}) => {
    const {host} = await serve(() => ({status: 200, body}));
    const {env} = await cacheService();
    const store = storeOf({...env, ACTIONS_RESULTS_URL: `http://${host}/`});
    expect(await store.find('tested-a-', signal)).toBeUndefined();
    await expect(store.add('tested-a-1', signal)).rejects.toThrow(want);
  });

  it('may be read and not be written', async () => {
    const {env, asked} = await cacheService();
    const store = storeOf({...env, ACTIONS_CACHE_MODE: 'read'});
    expect(await store.find('tested-a-', signal)).toBeUndefined();
    await expect(store.add('tested-a-1', signal)).rejects.toThrow('may not write');
    expect(asked).toHaveLength(1);
  });
});

test.each([
  {name: 'no service', env: {ACTIONS_RESULTS_URL: ''}},
  {name: 'no token', env: {ACTIONS_RUNTIME_TOKEN: ''}},
  {name: 'the first version of the service', env: {ACTIONS_CACHE_SERVICE_V2: ''}},
  {name: 'a job that may not read', env: {ACTIONS_CACHE_MODE: 'write-only'}},
  {name: 'a job without a cache', env: {ACTIONS_CACHE_MODE: 'none'}}
])('there is no store with $name', async ({env}) => {
  const service = await cacheService();
  expect(createRecordStore({...service.env, ...env})).toBeUndefined();
});
