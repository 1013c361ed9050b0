import {describe, expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {digestOf} from '../../src/oci/descriptor.ts';
import {
  earlierTags,
  extendHistory,
  formatHistory,
  isOfEveryRun,
  parseHistory,
  sameHistory,
  shortBuild,
  tagsPrefix
} from '../../src/plan/tags-record.ts';
import {factsOf, pushOf} from '../context/support.ts';
import {type Given, planOf, publication} from './support.ts';

const main = pushOf('refs/heads/main');
const nightly = factsOf('schedule', 'refs/heads/main', {
  repository: {full_name: 'acme/hello', default_branch: 'main', html_url: 'https://github.com/acme/hello'}
});

async function prefixOf(given: Given = {}, facts: Facts = main): Promise<string | undefined> {
  const plan = await planOf(facts, given);
  return tagsPrefix(publication(plan, 'hello'), plan, facts);
}

test.each([
  {name: 'a schedule', facts: nightly},
  {name: 'other inputs', given: {'build-args': 'A', 'health-path': '/health'}},
  {name: 'other tags', given: {tags: 'latest\nnightly'}},
  {name: 'another version of the action', facts: {...main, bundle: 'b'}}
])('the records of a commit begin alike with $name', async ({given, facts}) => {
  expect(await prefixOf(given, facts)).toBe(await prefixOf());
  expect(await prefixOf()).toMatch(/^multiarch-build-tags-[0-9a-f]{64}-$/);
});

test.each([
  {name: 'another commit', facts: pushOf('refs/heads/main', {GITHUB_SHA: 'f'.repeat(40)})},
  {name: 'another repository of GitHub', facts: {...main, repository: {...main.repository, fullName: 'octo/hello'}}},
  {name: 'a repository more', given: {images: 'ghcr.io/acme/hello\ndocker.io/acme/hello'}}
])('and otherwise for $name', async ({given, facts}) => {
  expect(await prefixOf(given, facts)).not.toBe(await prefixOf());
});

test.each([
  {name: 'a label', given: {labels: 'org.opencontainers.image.revision=1.2.3'}},
  {name: 'an annotation', given: {annotations: 'org.opencontainers.image.revision=1.2.3'}},
  {name: 'an annotation of the index', given: {annotations: 'index:org.opencontainers.image.revision=1.2.3'}}
])('there are none where $name says another revision', async ({given}) => {
  expect(await prefixOf(given)).toBeUndefined();
});

const NONE = parseHistory(undefined, '');
const published = (...runs: readonly (readonly [build: string, ...tags: string[]])[]) =>
  runs.reduce((history, [build, ...tags]) => extendHistory(history, digestOf(build), tags), NONE);
const short = (...builds: string[]) => builds.map(build => shortBuild(digestOf(build)));

describe('the history of a commit', () => {
  test.each([
    {name: 'of one run', runs: [['a', 'main', 'latest']], want: {main: [], latest: []}},
    {
      name: 'of a build that came later',
      runs: [
        ['a', 'main', 'latest'],
        ['b', 'main', 'latest']
      ],
      want: {main: ['a'], latest: ['a']}
    },
    {
      name: 'of one that left a tag where it was',
      runs: [
        ['a', 'main', 'latest'],
        ['b', 'main']
      ],
      want: {main: ['a'], latest: []}
    },
    {
      name: 'of one that published the first again',
      runs: [
        ['a', 'main', 'latest'],
        ['b', 'main'],
        ['a', 'main']
      ],
      want: {main: ['b'], latest: ['b']}
    }
  ] as const)('$name', async ({runs, want}) => {
    const plan = await planOf(main);
    const prefix = (await prefixOf()) ?? '';
    const read = parseHistory(formatHistory(prefix, published(...runs), '42'), prefix);
    expect(sameHistory(read, published(...runs))).toBe(true);
    expect(earlierTags(publication(plan, 'hello').tags, read)).toEqual(
      Object.entries(want).map(([name, builds]) => ({name, olderBuilds: short(...builds)}))
    );
  });

  it('forgets the oldest builds, and has room for what the cache service takes', async () => {
    const prefix = (await prefixOf()) ?? '';
    const tags = Array.from({length: 40}, (_, index) => `tag-${index}`);
    const history = published(['first', ...tags], ...'abcdefghi'.split('').map(build => [build, 'tag-0'] as const));
    const name = formatHistory(prefix, history, '19563512345');
    expect(name.length).toBeLessThanOrEqual(512);
    expect(name).not.toContain(',');
    const read = parseHistory(name, prefix);
    expect(read.builds).toEqual(short(...'abcdefghi'));
    expect(read.tags.size).toBe(30);
    const planned = ['tag-0', 'tag-1', 'tag-35'].map(tag => ({
      ...{name: tag, moving: true, source: `type=raw,value=${tag}`, claim: {kind: 'none' as const}}
    }));
    expect(earlierTags(planned, read)).toEqual([
      {name: 'tag-0', olderBuilds: short(...'abcdefgh')},
      {name: 'tag-1', olderBuilds: []}
    ]);
  });

  it('is none where a name is no record of it', async () => {
    const prefix = (await prefixOf()) ?? '';
    const name = formatHistory(prefix, published(['a', 'main']), '42');
    for (const wrong of [undefined, '', prefix, `${prefix}latest`, `x${name}`, `${name}.`, name.replace(/-42$/, '')])
      expect(parseHistory(wrong, prefix), wrong).toEqual(NONE);
  });
});

test('tags of a schedule alone are none of it', async () => {
  const tags =
    'latest\nbranch\nsha\nnightly\ntype=schedule,pattern=weekly\npattern=monthly,type=schedule\ntype=raw,value=type-schedule';
  const plan = await planOf(nightly, {tags});
  expect(publication(plan, 'hello').tags.map(({name}) => name)).toContain('monthly');
  expect(
    publication(plan, 'hello')
      .tags.filter(isOfEveryRun)
      .map(({name}) => name)
      .sort()
  ).toEqual(['latest', 'main', 'type-schedule']);
});
