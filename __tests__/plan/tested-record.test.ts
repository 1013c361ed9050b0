import {describe, expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {formatRecord, parseRecord, recordPrefix} from '../../src/plan/tested-record.ts';
import {pushOf, SHA} from '../context/support.ts';
import {digest} from '../report/fixtures.ts';
import {type Given, planOf, publication} from './support.ts';

const clean = (facts: Facts): Facts => ({...facts, worktree: {clean: true}});
const main = clean(pushOf('refs/heads/main'));

async function prefixOf(given: Given = {}, facts = main): Promise<string | undefined> {
  const plan = await planOf(facts, given);
  return recordPrefix(publication(plan, 'hello'), plan, facts);
}

describe('the records of a publication', () => {
  it('begin alike for a push and for the release of its commit', async () => {
    expect(await prefixOf()).toMatch(/^multiarch-build-tested-[0-9a-f]{64}-$/);
    expect(await prefixOf({}, clean(pushOf('refs/tags/v1.2.3')))).toBe(await prefixOf());
    const [one, both] = ['ghcr.io/acme/hello', 'ghcr.io/acme/hello\ndocker.io/acme/hello'];
    expect(await prefixOf({images: both})).toBe(await prefixOf({images: one}));
  });

  test.each([
    {name: 'another commit', facts: clean(pushOf('refs/heads/main', {GITHUB_SHA: 'f'.repeat(40)}))},
    {name: 'another repository', facts: {...main, repository: {...main.repository, fullName: 'octo/hello'}}},
    {name: 'images of another place', given: {images: 'docker.io/acme/hello'}},
    {name: 'another version of the action', facts: {...main, bundle: 'b'}},
    {name: 'a platform more', given: {platforms: 'linux/amd64,linux/arm64,linux/arm/v7'}},
    {name: 'a platform less', given: {platforms: 'linux/amd64'}},
    {name: 'another build argument', given: {'build-args': 'A=1'}}
  ] as {name: string; given?: Given; facts?: Facts}[])(
    'begin otherwise for $name',
    async ({given = {}, facts = main}) => {
      expect(await prefixOf(given, facts)).toMatch(/^multiarch-build-tested-[0-9a-f]{64}-$/);
      expect(await prefixOf(given, facts)).not.toBe(await prefixOf());
    }
  );

  it('are not there where more than the commit decides', async () => {
    expect(await prefixOf({'build-args': 'A'})).toBeUndefined();
    expect(await prefixOf({}, pushOf('refs/heads/main'))).toBeUndefined();
  });
});

test('a record is read as it was written, and nothing else is', async () => {
  const prefix = (await prefixOf()) ?? '';
  const record = {digest: digest('index'), runId: '42'};
  const name = formatRecord(prefix, record);
  expect(name.length).toBeLessThan(512);
  expect(name).not.toContain(',');
  expect(parseRecord(name, prefix)).toEqual(record);
  for (const wrong of [prefix, `${name}x`, `${name}-1`, name.slice(1), `${prefix}${SHA}-42`, `${prefix}latest`]) {
    expect(parseRecord(wrong, prefix), wrong).toBeUndefined();
  }
});
