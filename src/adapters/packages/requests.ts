import {ActionError} from '../../errors.ts';

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const TIMEOUT_MS = 30_000;
/** A longer wait than this is not worth a runner. */
const MAX_WAIT_MS = 120_000;

/**
 * Sends one request and reads the whole answer.
 * @throws ActionError `registry-failed` when no answer comes, the server fails or wants to be left alone for a while;
 * its `cause` says whether another try makes sense, and when.
 */
export async function send(url: string, {method = 'GET', headers = {}, body}: Request = {}): Promise<Reply> {
  const {host} = new URL(url);
  const reply = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : {body}),
    signal: AbortSignal.timeout(TIMEOUT_MS)
  })
    .then(async answer => ({status: answer.status, headers: answer.headers, body: await answer.text()}))
    .catch((error: unknown) => {
      throw failed(`${host} does not answer: ${reasonOf(error)}`, {temporary: true});
    });
  if (isLimited(reply)) throw limited(host, reply);
  if (reply.status >= 500) throw failed(`${host} answers ${reply.status} to ${method}`, {temporary: true});
  return reply;
}

const isLimited = ({status, headers}: Reply): boolean =>
  status === 429 || (status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0'));

function limited(host: string, {headers}: Reply): ActionError {
  const waitMs = waitOf(headers);
  const until = waitMs === undefined ? '' : ` for the next ${Math.ceil(waitMs / 1000)} s`;
  return failed(`${host} limits the rate of requests${until}`, {
    temporary: waitMs === undefined || waitMs <= MAX_WAIT_MS,
    ...(waitMs === undefined ? {} : {waitMs})
  });
}

/** `Retry-After` in seconds or as a date; else the second of Docker Hub's `X-Retry-After` or of GitHub's reset. */
function waitOf(headers: Headers): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
    return Number.isNaN(wait) ? undefined : Math.max(0, wait);
  }
  const reset = Number(headers.get('x-retry-after') ?? headers.get('x-ratelimit-reset'));
  return reset > 0 ? Math.max(0, reset * 1000 - Date.now()) : undefined;
}

/** What a try after this one has to go by. */
export interface Trouble {
  readonly temporary: boolean;
  /** Not before so many milliseconds. */
  readonly waitMs?: number;
}

export const failed = (message: string, trouble: Trouble): ActionError =>
  new ActionError({
    code: 'registry-failed',
    message,
    remedy: 'Run the job again later: a clean-up goes on where it ended.',
    cause: trouble
  });

function reasonOf(error: unknown): string {
  const {name, message, cause} = error as Error & {cause?: {message?: string; code?: string}};
  if (name === 'TimeoutError') return `no answer in ${TIMEOUT_MS / 1000} s`;
  return cause?.message || cause?.code || message;
}

/** What a JSON error of a registry or an API says, in a word or a sentence; '' when it says nothing. */
export function messageIn(body: string): string {
  try {
    const {message, detail, errors} = JSON.parse(body) as {
      message?: string;
      detail?: string;
      errors?: {message?: string}[];
    };
    return message ?? detail ?? errors?.[0]?.message ?? '';
  } catch {
    return '';
  }
}

/** @throws ActionError when it is no JSON, which is no temporary trouble. */
export function parseJson(body: string, what: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw failed(`${what} is not JSON`, {temporary: false});
  }
}
