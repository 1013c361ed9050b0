import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {createHubStore} from '../../src/adapters/packages/hub-store.ts';
import {parseRepository} from '../../src/oci/reference.ts';
import {serve} from './support/serve.ts';

type Json = Readonly<Record<string, unknown>>;

const read = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as Json;

/** What the services have published of their own answers; each file names its source. */
const published = (name: string): Json => {
  const {source, payload} = read(`published/${name}`);
  expect(source).toMatch(/^https:\/\//);
  return payload as Json;
};

/** `images[].digest` → `string`, of every field. */
function fieldsOf(value: unknown, path = ''): Readonly<Record<string, string>> {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(one => fieldsOf(one, `${path}[]`)));
  if (typeof value !== 'object' || value === null) return {[path]: value === null ? 'null' : typeof value};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, one]) => fieldsOf(one, path === '' ? key : `${path}.${key}`))
  );
}

describe('a payload of the stand-ins', () => {
  test.each([
    {fixture: 'github/packages/version', example: 'github-package-version'},
    {fixture: 'docker-hub/tag', example: 'docker-hub-tag-recorded'}
  ])('$fixture has every field of the published one, and no other', ({fixture, example}) => {
    expect(fieldsOf(read(fixture))).toEqual(fieldsOf(published(example)));
  });

  it('of Docker Hub has what its documentation names', () => {
    expect(Object.keys(fieldsOf(read('docker-hub/tag')))).toEqual(
      expect.arrayContaining(Object.keys(fieldsOf(published('docker-hub-tag-documented'))))
    );
  });
});

describe('Docker Hub', () => {
  it.each([
    {example: 'docker-hub-tag-recorded', digest: 'sha256:58dc39f6', at: '2024-03-20T20:11:07.183053Z'},
    // Without any digest: tags of long ago have none.
    {example: 'docker-hub-tag-documented', digest: 'sha256:', at: '2021-01-05T21:06:53.506400Z'}
  ])('is read as it answers: $example', async ({example, digest, at}) => {
    const {host} = await serve(() => ({
      status: 200,
      body: {count: 1, next: null, previous: null, results: [published(example)]}
    }));
    const store = createHubStore(parseRepository('acme/hello'), {
      url: `http://${host}`,
      login: async () => undefined
    });
    expect(await store.list()).toEqual({
      tags: [{name: 'latest', digest: expect.stringContaining(digest), createdAt: at}]
    });
  });
});
