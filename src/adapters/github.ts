import type {RepositoryDetails} from '../context/complete-repository.ts';
import {textAt} from '../context/payload.ts';
import type {Answer, GitHub, Retry, Temporary} from '../ports.ts';
import {
  causesOf,
  isBroken,
  isLimited as isLimitedAnswer,
  isTimeout,
  toTemporary,
  troubleOfAnswer
} from './temporary.ts';

export interface GitHubOptions {
  /** `https://api.github.com`, or a GitHub Enterprise Server's. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** '' asks as anybody may. */
  readonly token: string;
  readonly retry: Retry;
}

const TIMEOUT_MS = 5000;
/** A run must not wait long for what it can decide without. */
const MAX_WAIT_MS = 10_000;
/** 20 000 Git tags. */
const MAX_PAGES = 200;
const JSON_TYPE = 'application/vnd.github+json';

interface ApiAnswer {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** One request: path below the repository's, or a whole address of a next page. */
type Ask = (path: string) => Promise<ApiAnswer>;

/**
 * GitHub's REST API by octokit, which is loaded by the first question. Once nobody has answered, nobody is asked any
 * more.
 */
export function createGitHub(options: GitHubOptions): GitHub {
  let asker: Promise<Ask> | undefined;
  let silence: string | undefined;
  const relations = new Map<string, ReturnType<GitHub['relation']>>();

  const answer = async <T>(question: (ask: Ask) => Promise<T>): Promise<Answer<T>> => {
    if (options.apiUrl === '' || options.repository === '')
      return {known: false, reason: 'this is not a GitHub workflow'};
    if (silence !== undefined) return {known: false, reason: silence};
    try {
      asker ??= createAsk(options);
      return {known: true, value: await question(await asker)};
    } catch (error) {
      const reason = reasonOf(error);
      if (statusOf(error) === undefined || isLimited(error)) silence = reason;
      return {known: false, reason};
    }
  };

  return {
    tags: prefix => answer(ask => listTags(ask, prefix)),
    relation: (base, head) => {
      // Commits do not change: what was answered once holds.
      const key = `${base}...${head}`;
      const known = relations.get(key) ?? answer(ask => compare(ask, key));
      relations.set(key, known);
      return known;
    },
    branchHead: branch => answer(ask => readHead(ask, branch)),
    details: () => answer(readDetails)
  };
}

async function createAsk({apiUrl, repository, token, retry}: GitHubOptions): Promise<Ask> {
  const {GitHub} = await import('@actions/github/lib/utils');
  const baseUrl = apiUrl.replace(/\/+$/, '');
  const {origin} = new URL(baseUrl);
  const silent = {debug: () => {}, info: () => {}, warn: () => {}, error: () => {}};
  const octokit = new GitHub({baseUrl, log: silent, ...(token ? {auth: token} : {})});
  return async path => {
    const url = path === '' || path.startsWith('/') ? `${baseUrl}/repos/${repository}${path}` : path;
    // The token goes to GitHub, whatever an answer names as its next page.
    if (new URL(url).origin !== origin) throw new Error(`${url} is not of ${origin}`);
    const {data, headers} = await retry(
      () =>
        octokit.request(`GET ${url}`, {
          headers: {accept: JSON_TYPE},
          request: {signal: AbortSignal.timeout(TIMEOUT_MS)}
        }),
      temporaryReason
    );
    return {data, headers};
  };
}

/** Only the refs that begin with the prefix; servers that do not have that list all tags. */
async function listTags(ask: Ask, prefix: string): Promise<readonly string[]> {
  const begin = prefix.split('/').map(encodeURIComponent).join('/');
  try {
    const refs = await readPages(ask, `/git/matching-refs/tags/${begin}?per_page=100`);
    return refs.flatMap(({ref}) => (typeof ref === 'string' ? [ref.replace(/^refs\/tags\//, '')] : []));
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
  const tags = await readPages(ask, '/tags?per_page=100');
  return tags.flatMap(({name}) => (typeof name === 'string' && name.startsWith(prefix) ? [name] : []));
}

async function readPages(ask: Ask, first: string): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let path: string | undefined = first;
  for (let page = 0; path !== undefined && page < MAX_PAGES; page++) {
    const {data, headers}: ApiAnswer = await ask(path);
    if (!Array.isArray(data)) throw new Error('its answer is not a list');
    items.push(...(data as Record<string, unknown>[]));
    path = /<([^>]*)>\s*;\s*rel="next"/.exec(String(headers.link ?? ''))?.[1];
  }
  return items;
}

const RELATIONS = {ahead: 'ancestor', behind: 'descendant', diverged: 'diverged'} as const;

/** `ahead` says of the head that it has the base in its history. A commit that GitHub does not know gives 404 or 422. */
async function compare(ask: Ask, range: string): Promise<'ancestor' | 'descendant' | 'diverged' | 'unknown'> {
  try {
    const {data} = await ask(`/compare/${range}?per_page=1`);
    const {status} = data as {status?: string};
    // Two names of one commit.
    if (status === 'identical') return 'ancestor';
    return RELATIONS[status as keyof typeof RELATIONS] ?? 'unknown';
  } catch (error) {
    if ([404, 422].includes(statusOf(error) ?? 0)) return 'unknown';
    throw error;
  }
}

async function readHead(ask: Ask, branch: string): Promise<string> {
  try {
    const {data} = await ask(`/git/ref/heads/${branch.split('/').map(encodeURIComponent).join('/')}`);
    return String((data as {object?: {sha?: unknown}}).object?.sha ?? '');
  } catch (error) {
    if (statusOf(error) === 404) return '';
    throw error;
  }
}

async function readDetails(ask: Ask): Promise<RepositoryDetails> {
  const {data} = await ask('');
  return {
    description: textAt(data, 'description') ?? '',
    license: textAt(data, 'license', 'spdx_id') ?? '',
    defaultBranch: textAt(data, 'default_branch') ?? ''
  };
}

interface RequestError extends Error {
  readonly status?: number;
  readonly response?: {readonly headers?: ApiAnswer['headers']};
}

const headersOf = (error: unknown): ApiAnswer['headers'] => (error as RequestError).response?.headers ?? {};

/** Of an answer; octokit says 500 where there was none. */
const statusOf = (error: unknown): number | undefined =>
  (error as RequestError).response === undefined ? undefined : (error as RequestError).status;

/** As fetch gives an answer. */
const answerOf = (error: unknown) => ({
  status: statusOf(error) ?? 0,
  headers: new Headers(
    Object.entries(headersOf(error)).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]]
    )
  )
});

const isLimited = (error: unknown): boolean => isLimitedAnswer(answerOf(error));

function temporaryReason(error: unknown): Temporary | undefined {
  const trouble = troubleOfAnswer(answerOf(error), MAX_WAIT_MS) ?? {temporary: isBroken(error)};
  return toTemporary(`GitHub's API: ${reasonOf(error)}`, trouble);
}

function reasonOf(error: unknown): string {
  if (isLimited(error)) return `it limits the rate of requests${waitOf(headersOf(error))}`;
  const status = statusOf(error);
  if (status === 401) return 'it refuses the token of "github-token"';
  if (status === 403 || status === 404) return `it answers ${status}: "github-token" needs "contents: read"`;
  if (status !== undefined) return `it answers ${status}`;
  const causes = causesOf(error);
  if (isTimeout(error)) return `no answer in ${TIMEOUT_MS / 1000} s`;
  const {code, message} = causes.at(-1) ?? {};
  return message || code || 'no answer';
}

function waitOf(headers: ApiAnswer['headers']): string {
  const seconds = Number(headers['retry-after']);
  if (seconds > 0) return ` for the next ${seconds} s`;
  const reset = Number(headers['x-ratelimit-reset']);
  return reset > 0 ? ` until ${new Date(reset * 1000).toISOString()}` : '';
}
