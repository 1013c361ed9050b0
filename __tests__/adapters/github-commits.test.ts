import {describe, expect, it, test} from 'vitest';
import {createGitHub} from '../../src/adapters/github.ts';
import {type GitHubState, githubApi} from '../e2e/support/github-api.ts';

const [A, B, HEAD] = ['a', 'b', 'c'].map(digit => digit.repeat(40)) as [string, string, string];
const OWN = [B, 'release/1.x'];

async function ask(state: GitHubState) {
  const api = await githubApi(state);
  return {api, github: createGitHub({apiUrl: api.url, repository: 'acme/hello', token: 't'})};
}

describe('a commit', () => {
  test.each<{name: string; state: GitHubState; want: object}>([
    {name: 'in the history of the run', state: {history: [[HEAD, A, B]]}, want: {kind: 'own'}},
    {
      name: 'in the history of a branch',
      state: {history: [[HEAD, A]], heads: {'release/1.x': A}},
      want: {kind: 'own'}
    },
    {name: 'at the tip of a branch', state: {heads: {next: HEAD}}, want: {kind: 'own'}},
    {
      name: 'of a pull request of the repository, in any case',
      state: {pulls: {7: {state: 'open', head: 'Acme/Hello', commits: [HEAD]}}},
      want: {kind: 'own'}
    },
    {
      name: 'above the run, as a pull request of a fork has it',
      state: {history: [[A, B, HEAD]], pulls: {7: {state: 'open', head: 'mona/hello', commits: [HEAD]}}},
      want: {kind: 'pull-request', number: 7, repository: 'mona/hello'}
    },
    {
      name: 'of a fork that is gone',
      state: {pulls: {8: {state: 'closed', head: null, commits: [HEAD]}}},
      want: {kind: 'pull-request', number: 8, repository: ''}
    },
    {name: 'that nobody knows', state: {heads: {main: A}}, want: {kind: 'unknown'}}
  ])('$name', async ({state, want}) => {
    const {github} = await ask(state);
    expect(await github.commitOrigin(HEAD, OWN)).toEqual({known: true, value: want});
  });

  it("is nobody's when GitHub does not answer", async () => {
    const {github} = await ask({trouble: 'broken'});
    expect(await github.commitOrigin(HEAD, OWN)).toEqual({known: false, reason: 'it answers 502'});
  });
});

describe('a pull request', () => {
  test.each([
    {
      name: 'that is open, at its newest commit',
      pulls: {7: {state: 'open', sha: HEAD}},
      want: {known: true, value: {open: true, headSha: HEAD}}
    },
    {name: 'that is closed', pulls: {7: {state: 'closed'}}, want: {known: true, value: {open: false}}},
    {name: 'that the token may not read', pulls: {}, want: {known: false}}
  ] as const)('$name', async ({pulls, want}) => {
    const {github} = await ask({pulls});
    expect(await github.pullRequest(7)).toMatchObject(want);
  });
});
