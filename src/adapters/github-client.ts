import type {Retry, Temporary} from '../ports/clock.ts';
import {
  causesOf,
  classifyError,
  isLimited as isLimitedAnswer,
  toTemporary,
  troubleOfAnswer,
  waitOf as waitOfAnswer
} from './temporary.ts';

export interface GitHubOptions {
  /** `https://api.github.com`, or a GitHub Enterprise Server's. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** '' asks as anybody may. */
  readonly token: string;
  /** Absent: whoever asks tries again. */
  readonly retry?: Retry;
}

export const TIMEOUT_MS = 5000;
/** A run must not wait long for what it can decide without. */
const MAX_WAIT_MS = 10_000;
const JSON_TYPE = 'application/vnd.github+json';

export interface ApiAnswer {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: Readonly<Record<string, unknown>>;
}

/** One request: path below the repository's, or a whole address of a next page. */
export type Ask = (path: string, asking?: Asking) => Promise<ApiAnswer>;

/** Octokit for a repository. Rejects for every answer that is not a success. */
export async function createAsk({
  apiUrl,
  repository,
  token,
  retry = attempt => attempt()
}: GitHubOptions): Promise<Ask> {
  const {GitHub} = await import('@actions/github/lib/utils');
  const baseUrl = apiUrl.replace(/\/+$/, '');
  const {origin} = new URL(baseUrl);
  const silent = {debug: () => {}, info: () => {}, warn: () => {}, error: () => {}};
  const octokit = new GitHub({baseUrl, log: silent, ...(token ? {auth: token} : {})});
  return async (path, {method = 'GET', body = {}} = {}) => {
    const url = path === '' || path.startsWith('/') ? `${baseUrl}/repos/${repository}${path}` : path;
    // The token goes to GitHub, whatever an answer names as its next page.
    if (new URL(url).origin !== origin) throw new Error(`${url} is not of ${origin}`);
    const {data, headers} = await retry(
      () =>
        octokit.request(`${method} ${url}`, {
          ...body,
          headers: {accept: JSON_TYPE},
          request: {signal: AbortSignal.timeout(TIMEOUT_MS)}
        }),
      temporaryReason
    );
    return {data, headers};
  };
}

/** The items of one page, and where the next one is. */
export async function askPage(
  ask: Ask,
  path: string
): Promise<{readonly items: readonly Record<string, unknown>[]; readonly next: string | undefined}> {
  const {data, headers} = await ask(path);
  if (!Array.isArray(data)) throw new Error('its answer is not a list');
  const next = /<([^>]*)>\s*;\s*rel="next"/.exec(String(headers.link ?? ''))?.[1];
  return {items: data as Record<string, unknown>[], next};
}

interface RequestError extends Error {
  readonly status?: number;
  readonly response?: {readonly headers?: ApiAnswer['headers']; readonly data?: {readonly message?: unknown}};
}

const headersOf = (error: unknown): ApiAnswer['headers'] => (error as RequestError).response?.headers ?? {};

/** What GitHub says of a refusal; '' where it says nothing. */
export const messageOf = (error: unknown): string => String((error as RequestError).response?.data?.message ?? '');

/** Of an answer; octokit says 500 where there was none. */
export const statusOf = (error: unknown): number | undefined =>
  (error as RequestError).response === undefined ? undefined : (error as RequestError).status;

/** As fetch gives an answer. */
const answerOf = (error: unknown) => ({
  status: statusOf(error) ?? 0,
  headers: new Headers(
    Object.entries(headersOf(error)).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]]
    )
  ),
  said: messageOf(error)
});

export const isLimited = (error: unknown): boolean => isLimitedAnswer(answerOf(error));

function temporaryReason(error: unknown): Temporary | undefined {
  // One that does not answer in time is not waited for again: nothing that it is asked for here is worth that.
  const trouble = troubleOfAnswer(answerOf(error), MAX_WAIT_MS) ?? {temporary: classifyError(error) === 'broken'};
  return toTemporary(`GitHub's API: ${reasonOf(error, '')}`, trouble);
}

/** Milliseconds that a limited answer asks to wait; undefined when it does not say. */
export const limitMs = (error: unknown): number | undefined => waitOfAnswer(answerOf(error));

/** @param permission that the token needs for what was asked */
export function reasonOf(error: unknown, permission: string): string {
  if (isLimited(error)) return `it limits the rate of requests${waitOf(error)}`;
  const status = statusOf(error);
  if (status === 401) return 'it refuses the token of "github-token"';
  if (status === 403 || status === 404) return `it answers ${status}: "github-token" needs "${permission}"`;
  if (status !== undefined) return `it answers ${status}`;
  const causes = causesOf(error);
  if (classifyError(error) === 'timeout') return `no answer in ${TIMEOUT_MS / 1000} s`;
  const {code, message} = causes.at(-1) ?? {};
  return message || code || 'no answer';
}

function waitOf(error: unknown): string {
  const waitMs = limitMs(error);
  const headers = headersOf(error);
  const reset = String(headers['x-ratelimit-remaining']) === '0' ? Number(headers['x-ratelimit-reset']) : 0;
  if (headers['retry-after'] === undefined && reset > 0) return ` until ${new Date(reset * 1000).toISOString()}`;
  return waitMs === undefined ? '' : ` for the next ${Math.ceil(waitMs / 1000)} s`;
}
