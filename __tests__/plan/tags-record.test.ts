import {expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {formatMarks, isOfEveryRun, markOf, parseMarks, tagsPrefix} from '../../src/plan/tags-record.ts';
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

it('tells tags by marks, as many as the cache service takes', async () => {
  const prefix = (await prefixOf()) ?? '';
  const marks = Array.from({length: 60}, (_, index) => markOf(`tag-${index}`));
  const name = formatMarks(prefix, marks);
  expect(name.length).toBeLessThanOrEqual(512);
  expect(name).not.toContain(',');
  expect(parseMarks(name, prefix)).toEqual(marks.slice(0, 40));
  for (const wrong of [undefined, '', prefix, `${prefix}latest`, `x${name}`, `${name}.`])
    expect(parseMarks(wrong, prefix), wrong).toEqual([]);
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
