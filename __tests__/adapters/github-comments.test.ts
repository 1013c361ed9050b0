import {describe, expect, it, test} from 'vitest';
import {createCommentApi} from '../../src/adapters/github-comments.ts';
import {commentMarker, ownComments} from '../../src/report/comment-key.ts';
import {keepComment, type RenderComment} from '../../src/stages/comment.ts';
import {commentProblem} from '../../src/stages/comment-problem.ts';
import {factsOf} from '../context/support.ts';
import {type GitHubState, githubApi, JOB_BOT, type StoredComment, UNREACHABLE_API} from '../e2e/support/github-api.ts';

const KEY = 'hello-0123456789ab';
const MARKER = commentMarker(KEY);

const comment = (id: number, body: string, login = ''): StoredComment => ({
  id,
  issue: 7,
  body,
  user: login === '' ? JOB_BOT : {login, type: 'User'}
});

/** Keeps a comment on pull request 7, and notes how long it would have waited. */
async function keep(
  url: string,
  {render = () => `${MARKER}\nnew`, retries = 0}: {render?: RenderComment; retries?: number} = {}
) {
  const waits: number[] = [];
  const api = createCommentApi({apiUrl: url, repository: 'acme/hello', token: 't'});
  const clock = {now: () => new Date(), elapsed: () => 0, sleep: async (ms: number) => void waits.push(ms)};
  const policy = {retries, clock, signal: new AbortController().signal, onRetry: () => {}};
  const refusal = await keepComment(api, 7, {choose: comments => ownComments(comments, KEY, []), render}, policy);
  const facts = factsOf('pull_request', 'refs/pull/7/merge', {action: 'opened'}, {GITHUB_RUN_ATTEMPT: '1'});
  return {problem: refusal && commentProblem(refusal, 7, {comment: 'auto'}, facts), waits};
}

describe('the comment', () => {
  test.each<{name: string; state: GitHubState; want: readonly [number, string][]; asked: readonly string[]}>([
    {name: 'is made', state: {}, want: [[1000, 'new']], asked: ['GET', 'POST']},
    {
      name: 'is updated',
      state: {comments: [comment(5, `${MARKER}\nold`)]},
      want: [[5, 'new']],
      asked: ['GET', 'PATCH']
    },
    {name: 'stays as it is', state: {comments: [comment(5, `${MARKER}\nnew`)]}, want: [[5, 'new']], asked: ['GET']},
    {
      name: 'is the oldest of several',
      state: {comments: [comment(9, `${MARKER}\nc`), comment(5, `${MARKER}\na`), comment(7, `${MARKER}\nb`)]},
      want: [[5, 'new']],
      asked: ['GET', 'PATCH', 'DELETE', 'DELETE']
    },
    {
      name: 'is not one that only quotes the marker',
      state: {comments: [comment(5, `see ${MARKER}`)]},
      want: [
        [5, `see ${MARKER}`],
        [1001, 'new']
      ],
      asked: ['GET', 'POST']
    },
    {
      name: 'is not one of another pull request',
      state: {comments: [{...comment(5, `${MARKER}\nold`), issue: 77}]},
      want: [
        [5, 'old'],
        [1001, 'new']
      ],
      asked: ['GET', 'POST']
    },
    {
      name: 'is not one that a user wrote, where the token is an app’s',
      state: {comments: [comment(5, `${MARKER}\nforged`, 'mona')]},
      want: [
        [5, 'forged'],
        [1001, 'new']
      ],
      asked: ['GET', 'GET', 'POST']
    },
    {
      name: 'is not one that another user wrote',
      state: {login: 'octocat', comments: [comment(5, `${MARKER}\nforged`, 'mona')]},
      want: [
        [5, 'forged'],
        [1001, 'new']
      ],
      asked: ['GET', 'GET', 'POST']
    },
    {
      name: 'is the one of the token’s own user',
      state: {login: 'octocat', comments: [comment(5, `${MARKER}\nold`, 'octocat')]},
      want: [[5, 'new']],
      asked: ['GET', 'GET', 'PATCH']
    },
    {
      name: 'is found on the second page',
      state: {comments: [...Array.from({length: 100}, (_, id) => comment(id, 'x', 'mona')), comment(500, MARKER)]},
      want: [[500, 'new']],
      asked: ['GET', 'GET', 'PATCH']
    }
  ])('$name', async ({state, want, asked}) => {
    const api = await githubApi(state);
    expect(await keep(api.url)).toEqual({problem: undefined, waits: []});
    const marked = (api.state.comments ?? []).filter(({body}) => body.includes(MARKER));
    expect(marked.map(({id, body}) => [id, body.replace(`${MARKER}\n`, '')])).toEqual(want);
    expect(api.asked.map(line => line.split(' ')[0])).toEqual(asked);
  });

  it('is left alone where there is nothing to say', async () => {
    const api = await githubApi({comments: [comment(5, `${MARKER}\nold`)]});
    const seen: (string | undefined)[] = [];
    const render = (previous: string | undefined) => void seen.push(previous);
    await keep(api.url, {render: render as RenderComment});
    expect(seen).toEqual([`${MARKER}\nold`]);
    expect(api.asked).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test.each<{name: string; state: GitHubState; level: string; says: RegExp}>([
    {
      name: 'to an app',
      state: {commenting: 'forbidden'},
      level: 'notice',
      says: /403.*pull-requests: write.*comment: off/
    },
    {name: 'to a user', state: {commenting: 'hidden'}, level: 'notice', says: /404.*pull-requests: write/},
    {
      name: 'of the token',
      state: {trouble: 'bad-token'},
      level: 'notice',
      says: /it refuses the token of "github-token"/
    },
    {name: 'by the limit of an hour', state: {trouble: 'rate-limit'}, level: 'warning', says: /until 2025-11-21T09:20/},
    {
      name: 'by a secondary limit that says no time',
      state: {commentTroubles: ['untimed-limit']},
      level: 'warning',
      says: /it limits the rate of requests for the next 60 s\.$/
    },
    {
      name: 'by a broken server',
      state: {trouble: 'broken'},
      level: 'warning',
      says: /7 was not written: it answers 502\.$/
    }
  ])('$name is told', async ({state, level, says}) => {
    const api = await githubApi(state);
    const {problem} = await keep(api.url);
    expect(problem?.level).toBe(level);
    expect(problem?.message).toMatch(says);
  });

  it('of a text that is too long names the reason', async () => {
    const api = await githubApi();
    const {problem} = await keep(api.url, {render: () => MARKER + 'x'.repeat(65_536), retries: 3});
    expect(problem).toEqual({
      level: 'warning',
      message: 'The comment on pull request 7 was not written: it answers 422: Validation Failed.'
    });
    expect(api.asked).toHaveLength(2);
  });

  it('is waited out as long as GitHub says, unless that is an hour', async () => {
    const api = await githubApi({trouble: 'secondary-rate-limit'});
    const limited = await keep(api.url, {retries: 2});
    expect(limited.waits.map(ms => ms >= 60_000)).toEqual([true, true]);
    const untimed = await githubApi({commentTroubles: ['untimed-limit']});
    const minute = await keep(untimed.url, {retries: 2});
    expect([minute.problem, minute.waits.map(ms => ms >= 60_000)]).toEqual([undefined, [true]]);
    const busy = await githubApi({commentTroubles: ['limit-of-an-hour', 'broken']});
    const {problem, waits} = await keep(busy.url, {retries: 2});
    expect(waits).toEqual([]);
    expect(problem?.message).toMatch(/it limits the rate of requests for the next 3600 s\.$/);
  });

  it('by nobody who answers is tried again', async () => {
    const {problem, waits} = await keep(UNREACHABLE_API, {retries: 2});
    expect(waits).toHaveLength(2);
    expect(problem?.message).toMatch(/ECONNREFUSED/);
  });

  it('of an answer that was lost makes no second comment', async () => {
    const api = await githubApi({commentTroubles: ['broken', 'secondary-rate-limit', 'broken']});
    const {problem, waits} = await keep(api.url, {retries: 3});
    expect(problem).toBeUndefined();
    expect(waits[1]).toBeGreaterThanOrEqual(1000);
    expect(api.state.comments).toHaveLength(1);
  });
});
