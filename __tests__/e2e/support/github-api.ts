import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {afterAll} from 'vitest';

/** What the stand-in knows of acme/hello; a test may change it at any time. */
export interface GitHubState {
  /** Git tags. */
  tags?: readonly string[];
  /** Lines of history, oldest commit first: two commits of one line are ancestor and descendant. */
  history?: readonly (readonly string[])[];
  /** Branch → its newest commit. */
  heads?: Readonly<Record<string, string>>;
  /** Git tags whose release is marked as a pre-release. */
  preReleases?: readonly string[];
  /** Pull requests by number; one that is not named gets 404. */
  pulls?: Readonly<Record<number, StoredPull>>;
  /** Comments of every pull request, oldest first. */
  comments?: StoredComment[];
  /** User that the token belongs to; absent: an app's. */
  login?: string;
  /** What the token may do to comments: all (absent), nothing as an app's, or nothing as a user's. */
  commenting?: 'forbidden' | 'hidden';
  /** Further requests about comments that fail, each with such an answer. */
  commentTroubles?: ('broken' | 'secondary-rate-limit' | 'untimed-limit' | 'limit-of-an-hour')[];
  trouble?: 'rate-limit' | 'secondary-rate-limit' | 'silent' | 'broken' | 'bad-token' | 'no-refs';
}

export interface StoredPull {
  readonly state: 'open' | 'closed';
  /** `owner/name` of its head; null when the fork is gone. */
  readonly head?: string | null;
  readonly commits?: readonly string[];
  /** Its newest commit; absent: that of the recorded events. */
  readonly sha?: string;
}

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly user: {readonly login: string; readonly type: 'User' | 'Bot'};
}

export const JOB_BOT: StoredComment['user'] = {login: 'github-actions[bot]', type: 'Bot'};

export interface GitHubApi {
  /** For GITHUB_API_URL. */
  readonly url: string;
  readonly state: GitHubState;
  /** `GET path?query`, in the order they came. */
  readonly asked: readonly string[];
  /** Values of the Authorization header. */
  readonly tokens: ReadonlySet<string>;
}

/** Nobody answers there. */
export const UNREACHABLE_API = 'http://127.0.0.1:2';

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/github/${name}.json`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >;

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** GitHub's REST API for refs, comparisons and the repository, with payloads as it sends them. */
export async function githubApi(state: GitHubState = {}): Promise<GitHubApi> {
  const asked: string[] = [];
  const tokens = new Set<string>();
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    tokens.add(request.headers.authorization ?? '');
    if (state.trouble === 'silent') return;
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const given = {method: request.method ?? 'GET', body: await text(request)};
    const {status, body, headers} = answerComments(url, given, state) ?? answer(url, state);
    response.writeHead(status, {'content-type': 'application/json; charset=utf-8', ...LIMITS, ...headers});
    response.end(status === 204 ? undefined : JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, state, asked, tokens};
}

const LIMITS = {'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999', 'x-ratelimit-used': '1'};

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const send = (status: number, body: unknown, headers: Answer['headers'] = {}): Answer => ({status, body, headers});

/** GitHub checks the length of a text, and who may write. */
const MAX_BODY = 65_536;

function answerComments(
  url: URL,
  {method, body}: {readonly method: string; readonly body: string},
  state: GitHubState
): Answer | undefined {
  if (url.pathname === '/user')
    return state.login ? send(200, {login: state.login, type: 'User'}) : send(403, fixture('forbidden'));
  const [, issue, id] = /^\/repos\/acme\/hello\/issues\/(?:(\d+)\/comments|comments\/(\d+))$/.exec(url.pathname) ?? [];
  if (issue === undefined && id === undefined) return undefined;
  if (state.trouble) return undefined;
  const trouble = state.commentTroubles?.shift();
  if (trouble === 'broken') return send(502, {message: 'Server Error'});
  if (trouble === 'untimed-limit') return send(403, fixture('secondary-rate-limit'));
  if (trouble) {
    const seconds = trouble === 'limit-of-an-hour' ? '3600' : '1';
    return send(403, fixture('secondary-rate-limit'), {'retry-after': seconds});
  }
  if (state.commenting === 'hidden') return send(404, fixture('not-found'));
  state.comments ??= [];
  const {comments} = state;
  if (method === 'GET') {
    return sendPage(url, comments.filter(one => one.issue === Number(issue)).map(toPayload));
  }
  if (state.commenting === 'forbidden') return send(403, fixture('forbidden'));
  const given = method === 'DELETE' ? '' : String((JSON.parse(body) as {body?: unknown}).body ?? '');
  if (given.length > MAX_BODY) return send(422, {message: 'Validation Failed'});
  if (method === 'POST') {
    const created = {id: 1000 + comments.length, issue: Number(issue), body: given, user: JOB_BOT};
    comments.push(created);
    return send(201, toPayload(created));
  }
  const found = comments.find(one => one.id === Number(id));
  if (!found) return send(404, fixture('not-found'));
  if (method === 'DELETE') {
    comments.splice(comments.indexOf(found), 1);
    return send(204, undefined);
  }
  found.body = given;
  return send(200, toPayload(found));
}

const toPayload = ({id, issue, body, user}: StoredComment): Record<string, unknown> => ({
  ...fixture('comment'),
  id,
  html_url: `https://github.com/acme/hello/pull/${issue}#issuecomment-${id}`,
  body,
  user: {...(fixture('comment').user as object), ...user}
});

function answer(url: URL, {trouble, ...state}: GitHubState): Answer {
  if (trouble === 'broken') return send(502, {message: 'Server Error'});
  if (trouble === 'bad-token') return send(401, {message: 'Bad credentials'});
  if (trouble === 'rate-limit') {
    return send(403, fixture('rate-limit'), {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1763716800'});
  }
  if (trouble === 'secondary-rate-limit') return send(429, fixture('secondary-rate-limit'), {'retry-after': '60'});
  const path = url.pathname.replace(/^\/repos\/acme\/hello/, '');
  const [, kind = '', rest = ''] =
    /^(\/git\/matching-refs\/tags|\/git\/ref\/heads|\/compare|\/tags|)(?:\/(.*))?$/.exec(path) ?? [];
  const name = decodeURIComponent(rest);
  const tags = state.tags ?? [];
  if (path === '') return send(200, fixture('repository'));
  if (kind === '/git/matching-refs/tags' && trouble !== 'no-refs') {
    return sendPage(
      url,
      tags.filter(tag => tag.startsWith(name)).map(tag => refOf(`tags/${tag}`))
    );
  }
  if (path === '/branches') {
    return sendPage(
      url,
      Object.entries(state.heads ?? {}).map(([branch, sha]) => ({
        ...fixture('branch'),
        name: branch,
        commit: {...(fixture('branch').commit as object), sha}
      }))
    );
  }
  if (path === '/releases') {
    return sendPage(
      url,
      tags.map(tag => ({...fixture('release'), tag_name: tag, prerelease: state.preReleases?.includes(tag) ?? false}))
    );
  }
  if (kind === '/tags')
    return sendPage(
      url,
      tags.map(tag => ({...fixture('tag'), name: tag}))
    );
  const pulls = answerPulls(path, state);
  if (pulls) return pulls;
  const head = state.heads?.[name];
  if (kind === '/git/ref/heads' && head) return send(200, refOf(`heads/${name}`, head));
  const comparison = kind === '/compare' ? compare(name, state) : undefined;
  return comparison ? send(200, comparison) : send(404, fixture('not-found'));
}

function refOf(name: string, sha?: string): Record<string, unknown> {
  const {object, ...rest} = fixture('ref');
  return {...rest, ref: `refs/${name}`, object: {...(object as object), ...(sha === undefined ? {} : {sha})}};
}

/** `Link` with whole addresses, as GitHub writes it. */
function sendPage(url: URL, items: readonly unknown[]): Answer {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  const pages = Math.ceil(items.length / size);
  const to = (number: number): string => {
    const next = new URL(url);
    next.searchParams.set('page', String(number));
    return next.href;
  };
  const link = `<${to(page + 1)}>; rel="next", <${to(pages)}>; rel="last"`;
  return send(200, items.slice((page - 1) * size, page * size), page < pages ? {link} : {});
}

/** Pull requests, and what is asked of a commit: whose it is. */
function answerPulls(path: string, {pulls = {}, heads = {}}: GitHubState): Answer | undefined {
  const [, number] = /^\/pulls\/(\d+)$/.exec(path) ?? [];
  const pull = number === undefined ? undefined : pulls[Number(number)];
  if (number !== undefined) return pull ? send(200, pullOf(Number(number), pull)) : send(404, fixture('not-found'));
  const [, sha = '', what] = /^\/commits\/([0-9a-f]+)\/(pulls|branches-where-head)$/.exec(path) ?? [];
  if (what === undefined) return undefined;
  if (what === 'pulls') {
    const own = Object.entries(pulls).filter(([, {commits = []}]) => commits.includes(sha));
    return send(
      200,
      own.map(([one, stored]) => pullOf(Number(one), stored))
    );
  }
  const branches = Object.entries(heads).filter(([, tip]) => tip === sha);
  return send(
    200,
    branches.map(([name]) => ({name, commit: {sha, url: ''}, protected: false}))
  );
}

function pullOf(number: number, {state, head = 'acme/hello', sha}: StoredPull): Record<string, unknown> {
  const {pull_request: pull} = JSON.parse(
    readFileSync(new URL('../../fixtures/events/pull-request.json', import.meta.url), 'utf8')
  ) as {pull_request: {head: {repo: object}}};
  const repo = head === null ? null : {...pull.head.repo, full_name: head};
  return {...pull, number, state, head: {...pull.head, repo, ...(sha === undefined ? {} : {sha})}};
}

function compare(range: string, {history = [], heads = {}}: GitHubState): Record<string, unknown> | undefined {
  const [base = '', named = ''] = range.split('...');
  const head = heads[named] ?? named;
  const known = (sha: string): boolean => history.some(line => line.includes(sha));
  if (!known(base) || !known(head)) return undefined;
  const line = history.find(one => one.includes(base) && one.includes(head));
  const distance = line ? line.indexOf(head) - line.indexOf(base) : undefined;
  const status = distance === undefined ? 'diverged' : distance === 0 ? 'identical' : distance > 0 ? 'ahead' : 'behind';
  return {
    ...fixture('compare'),
    status,
    ahead_by: Math.max(0, distance ?? 1),
    behind_by: Math.max(0, -(distance ?? -1))
  };
}
