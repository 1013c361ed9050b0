import {beforeAll, describe, expect, it, test, vi} from 'vitest';
import {createProcess} from '../../src/adapters/process.ts';
import type {GitHub} from '../../src/ports/github.ts';
import {readCheckout, readCommitTime} from '../../src/stages/read-checkout.ts';
import {checkout} from '../e2e/support/checkout.ts';
import {type Origin, origin} from '../e2e/support/origin.ts';

describe('a checkout', () => {
  let hello: Origin;
  beforeAll(() => {
    hello = origin({'README.md': 'hello'});
  });

  const read = async (cwd: string, {eventName = 'workflow_dispatch', sha = hello.main[1]} = {}) => {
    const commitOrigin = vi.fn<GitHub['commitOrigin']>(async () => ({known: true, value: {kind: 'unknown'}}));
    const process = createProcess({env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/nowhere'}, cwd});
    const question = {
      eventName,
      payload: {},
      sha,
      actor: 'octocat',
      defaultBranch: 'main',
      repository: 'acme/hello',
      server: 'https://github.com'
    };
    return {checkout: await readCheckout(question, process, {commitOrigin}), asked: commitOrigin.mock.calls};
  };

  test.each([
    {
      name: 'of the branch of the run',
      make: () => hello.checkOut(`+${hello.main[1]}:refs/remotes/origin/main`, hello.main[1]),
      want: {refs: ['refs/remotes/origin/main']}
    },
    {
      name: 'of a tag',
      make: () => hello.checkOut('+refs/tags/v1.2.3*:refs/tags/v1.2.3*', hello.release),
      want: {refs: ['refs/tags/v1.2.3']}
    },
    {
      name: 'of an older commit with all history',
      make: () => hello.checkOut('all', hello.main[0]),
      want: {refs: [], within: [expect.stringMatching(/^refs\/(tags|remotes\/origin)\//)]}
    }
  ])('$name is vouched for by itself, and nobody is asked', async ({make, want}) => {
    const {checkout, asked} = await read(make());
    expect(checkout).toMatchObject(want);
    expect(asked).toEqual([]);
  });

  it("of the run's own commit alone needs no more", async () => {
    const {checkout, asked} = await read(hello.checkOut(hello.main[1], hello.main[1]));
    expect(checkout).toEqual({head: hello.main[1], refs: []});
    expect(asked).toEqual([]);
  });

  test.each([
    {
      name: 'an older commit alone',
      make: () => hello.checkOut(hello.main[0], hello.main[0]),
      head: () => hello.main[0]
    },
    {name: "a fork's commit alone", make: () => hello.checkOut(hello.fork, hello.fork), head: () => hello.fork},
    {
      name: "a fork's commit beside all history",
      make: () => hello.checkOut('all', hello.fork),
      head: () => hello.fork
    },
    {
      name: 'the ref of a pull request',
      make: () => hello.checkOut('+refs/pull/7/head:refs/remotes/pull/7/head', hello.fork),
      head: () => hello.fork
    }
  ])('of $name tells nothing, and GitHub is asked', async ({make, head}) => {
    const {checkout, asked} = await read(make());
    expect(checkout).toMatchObject({head: head(), within: [], origin: {kind: 'unknown'}});
    expect(asked).toEqual([[head(), [hello.main[1], 'main']]]);
  });

  it('is not looked at on a push, and is none without git', async () => {
    expect((await read(hello.checkOut(hello.fork, hello.fork), {eventName: 'push'})).checkout).toBeUndefined();
    expect((await read('/')).checkout).toBeUndefined();
  });
});

describe('the time of a commit', () => {
  const dates = {author: '2025-01-01T01:00:00+01:00', committer: '2025-06-01T02:00:00+02:00'};
  const {cwd, sha} = checkout({'README.md': 'hello'}, dates);
  const ports = createProcess({env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/nowhere'}, cwd});

  test.each([
    {name: 'is that of its committer, not that of its author', of: sha, want: dates.committer},
    {name: 'is not known of a commit that is not there', of: 'f'.repeat(40), want: undefined},
    {name: 'is not known of none', of: '', want: undefined}
  ])('$name', async ({of, want}) => expect(await readCommitTime(of, ports)).toBe(want));
});
