import type {Temporary} from '../ports/clock.ts';

/** What a try after this one has to go by. */
export interface Trouble {
  readonly temporary: boolean;
  /** Not before so many milliseconds. */
  readonly waitMs?: number;
}

export interface AnswerHead {
  readonly status: number;
  readonly headers: Pick<Headers, 'get' | 'has'>;
}

/** A longer wait than this is not worth a runner. */
const MAX_WAIT_MS = 120_000;

/** Why an answer is no answer; undefined for one that will be the same the next time. */
export function troubleOfAnswer({status, headers}: AnswerHead, maxWaitMs = MAX_WAIT_MS): Trouble | undefined {
  if (isLimited({status, headers})) {
    const waitMs = waitOf(headers);
    return {temporary: waitMs === undefined || waitMs <= maxWaitMs, ...(waitMs === undefined ? {} : {waitMs})};
  }
  return status >= 500 && status !== 501 ? {temporary: true} : undefined;
}

export const isLimited = ({status, headers}: AnswerHead): boolean =>
  status === 429 || (status === 403 && (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0'));

/** `Retry-After` in seconds or as a date; else the second of Docker Hub's `X-Retry-After` or of GitHub's reset. */
export function waitOf(headers: AnswerHead['headers']): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
    return Number.isNaN(wait) ? undefined : Math.max(0, wait);
  }
  const reset = Number(headers.get('x-retry-after') ?? headers.get('x-ratelimit-reset'));
  return reset > 0 ? Math.max(0, reset * 1000 - Date.now()) : undefined;
}

/** A connection that broke, by what fetch says of it; nobody at home is another thing. */
const BROKEN =
  /^(ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|UND_ERR_SOCKET|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/;

export const isBroken = (error: unknown): boolean => causesOf(error).some(({code = ''}) => BROKEN.test(code));

export const isTimeout = (error: unknown): boolean => causesOf(error).some(({name}) => name === 'TimeoutError');

export interface Cause {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
}

/** The error, and what it says that it comes from: "fetch failed" alone tells nothing. */
export function causesOf(error: unknown): readonly Cause[] {
  if (typeof error !== 'object' || error === null) return [];
  const {name, message, code, cause} = error as Cause & {cause?: unknown};
  const own = {
    ...(name === undefined ? {} : {name}),
    ...(message === undefined ? {} : {message}),
    ...(typeof code === 'string' ? {code} : {})
  };
  return [own, ...causesOf(cause)];
}

/** Of trouble that may be gone the next time. */
export const toTemporary = (reason: string, {temporary, waitMs = 0}: Trouble): Temporary | undefined =>
  temporary ? {reason, waitMs} : undefined;
