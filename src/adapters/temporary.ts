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
  /** What it says, as far as it is read. */
  readonly said?: string;
}

/** A longer wait than this is not worth a runner. */
const MAX_WAIT_MS = 120_000;

/** What to do once nothing is tried again. */
export const remedyOf = ({temporary, waitMs = 0}: Trouble): string =>
  temporary
    ? 'It was tried again as often as "retries" allows. Run the job again later.'
    : `It wants to be left alone for ${Math.ceil(waitMs / 60_000)} minutes, longer than a job waits. Run the job again after that.`;

/** Why an answer is no answer; undefined for one that will be the same the next time. */
export function troubleOfAnswer(answer: AnswerHead, maxWaitMs = MAX_WAIT_MS): Trouble | undefined {
  const {status} = answer;
  if (isLimited(answer)) {
    const waitMs = waitOf(answer);
    return {temporary: waitMs === undefined || waitMs <= maxWaitMs, ...(waitMs === undefined ? {} : {waitMs})};
  }
  return status >= 500 && status !== 501 ? {temporary: true} : undefined;
}

export const isLimited = (answer: AnswerHead): boolean =>
  answer.status === 429 ||
  (answer.status === 403 &&
    (answer.headers.has('retry-after') || answer.headers.get('x-ratelimit-remaining') === '0' || isSecondary(answer)));

/** GitHub need not say in a header that its secondary limit was met, nor for how long: then it is a minute at least. */
const isSecondary = ({status, said = ''}: AnswerHead): boolean =>
  (status === 403 || status === 429) && /secondary rate limit|abuse detection/i.test(said);

const SECONDARY_MS = 60_000;

/**
 * Milliseconds that a limited answer asks to wait: `Retry-After` in seconds or as a date; else the second of Docker Hub's
 * `X-Retry-After`, or of GitHub's reset once nothing is left until then; undefined when it does not say.
 */
export function waitOf(answer: AnswerHead): number | undefined {
  const {headers} = answer;
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
    return Number.isNaN(wait) ? undefined : Math.max(0, wait);
  }
  const isUsedUp = !(Number(headers.get('x-ratelimit-remaining')) > 0);
  const reset = Number(headers.get('x-retry-after') ?? (isUsedUp ? headers.get('x-ratelimit-reset') : null));
  if (reset > 0) return Math.max(0, reset * 1000 - Date.now());
  return isSecondary(answer) ? SECONDARY_MS : undefined;
}

/**
 * What a request without an answer means for the next one: a connection that broke off or took too long may work then.
 * A certificate that is not trusted, and a host that nobody is at, stay as they are.
 */
export type RequestError = 'broken' | 'timeout' | 'certificate' | 'other';

const CERTIFICATE =
  /^(CERT_|CRL_|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_|ERR_TLS_CERT_|(DEPTH_ZERO_)?SELF_SIGNED_CERT|HOSTNAME_MISMATCH$|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$)/;
const TIMEOUT = /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT)$/;
const BROKEN =
  /^(ECONNRESET|ECONNABORTED|EPIPE|EAI_AGAIN|UND_ERR_SOCKET|HPE_INVALID_EOF_STATE|ERR_STREAM_PREMATURE_CLOSE)$/;

/** By the codes of Node and of its fetch, wherever they stand in the chain of causes. */
export function classifyError(error: unknown): RequestError {
  const causes = causesOf(error);
  const says = (words: RegExp): boolean => causes.some(({code = ''}) => words.test(code));
  if (says(CERTIFICATE)) return 'certificate';
  if (says(TIMEOUT) || causes.some(({name}) => name === 'TimeoutError')) return 'timeout';
  return says(BROKEN) ? 'broken' : 'other';
}

export const troubleOfError = (error: unknown): Trouble => ({
  temporary: ['broken', 'timeout'].includes(classifyError(error))
});

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
