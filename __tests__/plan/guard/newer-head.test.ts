import {expect, test} from 'vitest';
import {holdForNewerHead} from '../../../src/plan/guard/newer-head.ts';
import {factsOf, payloadOf, pushOf} from '../../context/support.ts';
import {planOf, settingsOf} from '../support.ts';

const BUILT = 'c0ffee11223344556677889900aabbccddeeff00';
const NEWER = 'd'.repeat(40);
const facts = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'));
const PR_AND_SHA = {tags: 'pr\ntype=sha', platforms: 'linux/amd64'};

const hold = async ({head, inputs = PR_AND_SHA, of = facts}: {head: string; inputs?: object; of?: typeof facts}) => {
  const plan = await planOf(of, inputs);
  return {plan, held: holdForNewerHead(plan, of, head, (await settingsOf(inputs)).names)};
};

test('holds what moves with the pull request, once it has a newer commit, and says so', async () => {
  const {plan, held} = await hold({head: NEWER});
  const reason = 'a newer commit of the pull request is being built';
  expect(plan.publications.map(({tags}) => tags.map(({name}) => name))).toEqual([['pr-7', 'sha-8f3b1c9']]);
  expect(held.publications).toMatchObject([{tags: [{name: 'sha-8f3b1c9'}], held: [{name: 'pr-7', reason}]}]);
  expect(held.notes).toContain(`pr-7 is held back: ${reason}.`);
});

test.each([
  {name: 'its commit is the newest', head: BUILT},
  {name: 'nobody tells the newest', head: ''},
  {name: 'the guard is off', head: NEWER, inputs: {...PR_AND_SHA, guard: 'off'}},
  {name: 'it is of no pull request', head: NEWER, of: pushOf('refs/heads/main')},
  {name: 'no tag moves', head: NEWER, inputs: {...PR_AND_SHA, tags: 'type=sha'}}
])('leaves the plan as it is where $name', async ({name: _, ...given}) => {
  const {plan, held} = await hold(given);
  expect(plan.publications[0]?.tags.length).toBeGreaterThan(0);
  expect(held).toBe(plan);
});
