import {expect, test} from 'vitest';
import {holdForNewerHead, isOfOlderHead} from '../../../src/plan/guard/newer-head.ts';
import {factsOf, payloadOf, pushOf} from '../../context/support.ts';
import {planOf, settingsOf} from '../support.ts';

const BUILT = 'c0ffee11223344556677889900aabbccddeeff00';
const NEWER = 'd'.repeat(40);
const facts = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'));
const PR_AND_SHA = {tags: 'pr\ntype=sha', platforms: 'linux/amd64'};

const REASON = 'the pull request has a newer commit';

test('holds what moves with the pull request where that is there, and says so', async () => {
  const plan = await planOf(facts, PR_AND_SHA);
  const held = holdForNewerHead(plan, true);
  expect(plan.publications.map(({tags}) => tags.map(({name}) => name))).toEqual([['pr-7', 'sha-8f3b1c9']]);
  expect(held.publications).toMatchObject([{tags: [{name: 'sha-8f3b1c9'}], held: [{name: 'pr-7', reason: REASON}]}]);
  expect(held.notes).toContain(`pr-7 is held back: ${REASON}.`);
});

test('writes what is not there yet, and says of what it is', async () => {
  const plan = await planOf(facts, PR_AND_SHA);
  const written = holdForNewerHead(plan, false);
  expect(written.publications).toEqual(plan.publications);
  expect(written.notes).toContain(`pr-7 is written although ${REASON}: nothing of it was there.`);
});

test.each([
  {name: 'it has a newer one', head: NEWER, want: true},
  {name: 'its commit is the newest', head: BUILT},
  {name: 'nobody tells the newest', head: ''},
  {name: 'the guard is off', head: NEWER, inputs: {...PR_AND_SHA, guard: 'off'}},
  {name: 'it is of no pull request', head: NEWER, of: pushOf('refs/heads/main')},
  {name: 'no tag moves', head: NEWER, inputs: {...PR_AND_SHA, tags: 'type=sha'}}
])('is of an older commit, or not: $name', async ({head, inputs = PR_AND_SHA, of = facts, want = false}) => {
  const plan = await planOf(of, inputs);
  expect(plan.publications[0]?.tags.length).toBeGreaterThan(0);
  expect(isOfOlderHead(plan, of, head, (await settingsOf(inputs)).names)).toBe(want);
});
