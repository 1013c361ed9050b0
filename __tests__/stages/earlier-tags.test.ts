import {expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {shortBuild} from '../../src/plan/tags-record.ts';
import type {RecordStore} from '../../src/ports/record-store.ts';
import {readEarlierTags, recordTags} from '../../src/stages/earlier-tags.ts';
import {factsOf, payloadOf, pushOf} from '../context/support.ts';
import {type Given, planOf} from '../plan/support.ts';
import {digest, written} from '../report/fixtures.ts';

const main = pushOf('refs/heads/main');

/** The newest of a beginning is found, as the cache service does. */
function store(): {names: string[]; records: RecordStore} {
  const names: string[] = [];
  return {
    names,
    records: {
      find: async prefix => names.findLast(name => name.startsWith(prefix)),
      add: async name => void (names.includes(name) || names.push(name))
    }
  };
}

function portsOf(records: RecordStore | undefined) {
  const lines: string[] = [];
  const workflow = {info: (line: string) => void lines.push(line)};
  return {lines, workflow, createRecordStore: async () => records};
}

const leave = async (records: RecordStore | undefined, given: Given = {}, facts: Facts = main, build = 'first') => {
  const ports = portsOf(records);
  const plan = await planOf(facts, given);
  const publications = plan.publications.map(publication => {
    const {repositories, ...result} = written(publication);
    return {...result, repositories: repositories.map(one => ({...one, digest: digest(`${publication.id} ${build}`)}))};
  });
  await recordTags({plan, publications}, facts, ports);
  return ports.lines;
};
const read = async (records: RecordStore | undefined, given: Given = {}, facts: Facts = main) =>
  readEarlierTags(await planOf(facts, given), facts, portsOf(records));
const known = (...names: string[]) => ({known: true, tags: names.map(name => ({name, olderBuilds: []}))});

it('remembers every moving tag of a commit, whichever run has written it last', async () => {
  const {names, records} = store();
  expect(await leave(records)).toEqual([]);
  expect(await read(records)).toEqual({hello: known('main', 'latest')});
  await leave(records, {tags: 'branch'});
  await leave(records, {tags: 'sha\nnightly'});
  expect(names).toHaveLength(1);
  await leave(records, {tags: 'type=raw,value=stable'});
  expect(await read(records)).toEqual({hello: known('main', 'latest')});
  expect(await read(records, {tags: 'type=raw,value=stable\ntype=raw,value=weekly'})).toEqual({hello: known('stable')});
  expect(names).toHaveLength(2);
});

it('knows the builds from before the one that a tag had last', async () => {
  const {records} = store();
  await leave(records);
  await leave(records, {tags: 'branch'}, main, 'second');
  expect(await read(records)).toEqual({
    hello: {
      known: true,
      tags: [
        {name: 'main', olderBuilds: [shortBuild(digest('hello first'))]},
        {name: 'latest', olderBuilds: []}
      ]
    }
  });
});

it('keeps variants apart', async () => {
  const {records} = store();
  const variants = 'cpu: {default: true}\ngpu: {}';
  await leave(records, {variants, only: 'gpu'});
  expect(await read(records, {variants})).toEqual({
    'hello/cpu': known(),
    'hello/gpu': known('main-gpu', 'latest-gpu')
  });
});

test.each([
  {name: 'a pull request', facts: factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'))},
  {name: 'a fork', facts: factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request-fork'))},
  {name: 'a run that pushes nothing', facts: main, given: {push: 'false'}}
])('$name leaves nothing', async ({facts, given}) => {
  const {names, records} = store();
  await leave(records, given, facts);
  expect(names).toEqual([]);
});

it('knows nothing without a cache service, and says why where it does not answer', async () => {
  expect(await read(undefined)).toEqual({hello: known()});
  expect(await leave(undefined)).toEqual([]);
  const silent: RecordStore = {
    find: () => Promise.reject(new Error('the cache service answered 403')),
    add: () => Promise.reject(new Error('the cache service answered 403'))
  };
  expect(await read(silent)).toEqual({
    hello: {known: false, reason: 'the records of earlier runs cannot be read (the cache service answered 403)'}
  });
  expect(await leave(silent)).toEqual([
    'A later base check will not know which tags this run has written: they could not be put on record (the cache service answered 403).'
  ]);
});
