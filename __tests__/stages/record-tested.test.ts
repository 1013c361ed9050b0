import {expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {parseRecord, recordPrefix} from '../../src/plan/tested-record.ts';
import type {RecordStore} from '../../src/ports/record-store.ts';
import type {CheckOutcome, TargetResult} from '../../src/report/result.ts';
import {recordTested} from '../../src/stages/record-tested.ts';
import {factsOf, payloadOf, pushOf} from '../context/support.ts';
import {planOf, publication, settingsOf} from '../plan/support.ts';
import {digest} from '../report/fixtures.ts';

const clean = (facts: Facts): Facts => ({...facts, worktree: {clean: true}});
const main = clean(pushOf('refs/heads/main'));
const INDEXES = [{id: 'hello', digest: digest('index')}];

const ID = 'hello/linux/amd64';
const passed = (check: Partial<CheckOutcome> = {}): TargetResult => ({
  ...{id: ID, image: 'hello', variant: '', platform: 'linux/amd64', status: 'passed', measured: {}},
  check: {summary: 'stayed up 3 s', emulated: false, ...check}
});

interface Given {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly targets?: readonly TargetResult[];
  readonly add?: RecordStore['add'];
}

async function record(facts: Facts, {inputs: given = {}, targets = [passed()], add}: Given = {}) {
  const [plan, settings] = [await planOf(facts, given), await settingsOf(given)];
  const names: string[] = [];
  const lines: string[] = [];
  const store: RecordStore = {find: async () => undefined, add: add ?? (async name => void names.push(name))};
  await recordTested({indexes: INDEXES, targets}, plan, settings, facts, {
    workflow: {info: line => void lines.push(line)},
    createRecordStore: async () => store
  });
  return {names, lines, plan};
}

it('leaves word of the index that the tags point at, and of the run', async () => {
  const {names, lines, plan} = await record(main);
  const prefix = recordPrefix(publication(plan, 'hello'), plan, main) ?? '';
  expect(names.map(name => parseRecord(name, prefix))).toEqual([{digest: digest('index'), runId: main.run.id}]);
  expect(lines).toEqual([]);
});

test.each([
  {name: 'a pull request', facts: clean(factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request')))},
  {name: 'a run that does not reuse', facts: main, given: {reuse: 'never'}},
  {name: 'what more than the commit decides', facts: main, given: {'build-args': 'A'}},
  {name: 'a run without a number', facts: {...main, run: {...main.run, id: ''}}}
])('leaves none of $name', async ({facts, given = {}}) => {
  expect((await record(facts, {inputs: given})).names).toEqual([]);
});

it('tells what it could not write, and goes on', async () => {
  const {lines} = await record(main, {add: () => Promise.reject(new Error('the cache service answered 429'))});
  expect(lines).toEqual([
    'A later run of this commit will build it again: what was tested could not be put on record (the cache service answered 429).'
  ]);
});

test.each([
  {name: 'was not run', check: {notRun: true}},
  {name: 'ran without the GPU that it was to have', check: {lacksGpu: true}}
] satisfies {name: string; check: Partial<CheckOutcome>}[])(
  'leaves none where the check of a target $name, and says so',
  async ({check}) => {
    const {names, lines, plan} = await record(main, {targets: [passed(check)]});
    expect(plan.targets.map(({id}) => id)).toContain(ID);
    expect(names).toEqual([]);
    expect(lines).toEqual([
      `A later run of this commit will build hello again: ${ID} was not checked as a runner with a GPU would check it.`
    ]);
  }
);
