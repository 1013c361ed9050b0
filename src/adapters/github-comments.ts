import type {CommentApi, PullRequestComment, Refusal, Told} from '../ports/github.ts';
import {
  type Ask,
  askPage,
  createAsk,
  type GitHubOptions,
  isLimited,
  limitMs,
  messageOf,
  reasonOf,
  statusOf
} from './github-client.ts';

/** 5 000 comments. */
const MAX_PAGES = 50;

/** Comments of pull requests by GitHub's REST API (they are those of the issue of the same number). */
export function createCommentApi(options: GitHubOptions): CommentApi {
  let asker: Promise<Ask> | undefined;

  const tell = async <T>(question: (ask: Ask) => Promise<T>): Promise<Told<T>> => {
    if (options.apiUrl === '' || options.repository === '')
      return {ok: false, refusal: {kind: 'other', reason: 'this is not a GitHub workflow'}};
    try {
      asker ??= createAsk(options);
      return {ok: true, value: await question(await asker)};
    } catch (error) {
      return {ok: false, refusal: refusalOf(error)};
    }
  };

  return {
    find: (pullRequest, beginning) => tell(ask => findComments(ask, pullRequest, beginning)),
    create: (pullRequest, body) =>
      tell(async ask => void (await ask(`/issues/${pullRequest}/comments`, {method: 'POST', body: {body}}))),
    update: (id, body) =>
      tell(async ask => void (await ask(`/issues/comments/${id}`, {method: 'PATCH', body: {body}}))),
    remove: id => tell(async ask => void (await ask(`/issues/comments/${id}`, {method: 'DELETE'}))),
    login: () => tell(ask => readLogin(ask, options.apiUrl))
  };
}

/** Oldest first, as GitHub lists them. */
async function findComments(ask: Ask, pullRequest: number, beginning: string) {
  const found: PullRequestComment[] = [];
  let path: string | undefined = `/issues/${pullRequest}/comments?per_page=100`;
  for (let page = 0; path !== undefined && page < MAX_PAGES; page++) {
    const {items, next}: Awaited<ReturnType<typeof askPage>> = await askPage(ask, path);
    found.push(...items.map(toComment).filter(({body}) => body.startsWith(beginning)));
    path = next;
  }
  return found;
}

function toComment({id, body, user}: Record<string, unknown>): PullRequestComment {
  const author = (user ?? {}) as {login?: unknown; type?: unknown};
  return {
    id: Number(id),
    body: String(body ?? ''),
    author: String(author.login ?? ''),
    byBot: author.type === 'Bot'
  };
}

/** '' for the token of a job or an app, which has no user. */
async function readLogin(ask: Ask, apiUrl: string): Promise<string> {
  try {
    const {data} = await ask(`${apiUrl.replace(/\/+$/, '')}/user`);
    return String((data as {login?: unknown}).login ?? '');
  } catch (error) {
    if ([401, 403, 404].includes(statusOf(error) ?? 0) && !isLimited(error)) return '';
    throw error;
  }
}

const PERMISSION = 'pull-requests: write';

function refusalOf(error: unknown): Refusal {
  const status = statusOf(error);
  const reason = reasonOf(error, PERMISSION);
  if (isLimited(error)) {
    const afterMs = limitMs(error);
    return {kind: 'temporary', reason, ...(afterMs === undefined ? {} : {afterMs})};
  }
  if (status === undefined || status >= 500) return {kind: 'temporary', reason};
  const message = messageOf(error);
  if ([401, 404].includes(status) || (status === 403 && /not accessible/i.test(message)))
    return {kind: 'forbidden', reason};
  return {kind: 'other', reason: message === '' ? reason : `it answers ${status}: ${message}`};
}
