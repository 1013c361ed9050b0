import {describe, expect, test} from 'vitest';
import type {TagTarget} from '../../src/context/facts.ts';
import {leaveToNewerHead} from '../../src/stages/newer-head.ts';
import {factsOf, payloadOf} from '../context/support.ts';
import {planOf, settingsOf} from '../plan/support.ts';

const facts = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'));
const NEWER = 'd'.repeat(40);
const INPUTS = {
  images: 'ghcr.io/acme/hello\ndocker.io/acme/hello',
  tags: 'pr\ntype=sha',
  variants: 'cpu: {default: true}\ngpu: {}'
};
const GHCR = 'ghcr.io/acme/hello:';
const HUB = 'acme/hello:';

async function leave(there: Readonly<Record<string, TagTarget>>, head = NEWER) {
  const [plan, settings] = [await planOf(facts, INPUTS), await settingsOf(INPUTS)];
  const asked: string[] = [];
  const target = async (reference: string): Promise<TagTarget> => {
    asked.push(reference);
    return there[reference] ?? {state: 'absent'};
  };
  const left = await leaveToNewerHead(plan, {settings, facts, head}, {target});
  return {plan, left, asked, held: left.publications.flatMap(({held}) => held.map(({name}) => name))};
}

describe('a run whose pull request has a newer commit', () => {
  test.each([
    {name: 'its tag', there: {[`${GHCR}pr-7`]: {state: 'found'}}},
    {name: 'that of another variant alone', there: {[`${GHCR}pr-7-gpu`]: {state: 'found'}}},
    {name: 'its tag in another repository', there: {[`${HUB}pr-7`]: {state: 'found'}}},
    {name: 'what cannot be read', there: {[`${HUB}pr-7-cpu`]: {state: 'unreadable', reason: 'it is down'}}}
  ] as {name: string; there: Record<string, TagTarget>}[])(
    'holds its preview where there is $name',
    async ({there}) => {
      const {held, asked, left} = await leave(there);
      expect(held).toEqual(['pr-7', 'pr-7-cpu', 'pr-7-gpu']);
      expect(asked.sort()).toEqual(
        [HUB, GHCR].flatMap(at => ['pr-7', 'pr-7-cpu', 'pr-7-gpu'].map(tag => `${at}${tag}`))
      );
      expect(left.notes).toContain('pr-7, pr-7-cpu, pr-7-gpu are held back: the pull request has a newer commit.');
    }
  );

  test('writes it where nothing of it is there', async () => {
    const {held, left, plan} = await leave({[`${GHCR}sha-8f3b1c9`]: {state: 'found'}});
    expect(held).toEqual([]);
    expect(left.publications).toEqual(plan.publications);
  });
});

test('one of the newest commit asks no registry', async () => {
  const {asked, left, plan} = await leave({}, 'c0ffee11223344556677889900aabbccddeeff00');
  expect(asked).toEqual([]);
  expect(left).toBe(plan);
});
