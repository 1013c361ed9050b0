import {ActionError} from '../../errors.ts';
import type {Fetch} from '../registry-fetch.ts';
import {causesOf, classifyError, isLimited, type Trouble, troubleOfAnswer, troubleOfError} from '../temporary.ts';

export interface Request {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const TIMEOUT_MS = 30_000;

/**
 * Sends one request and reads the whole answer.
 * @throws ActionError `registry-failed` when no answer comes, the server fails or wants to be left alone for a while;
 * its `cause` says whether another try makes sense, and when.
 */
export async function send(
  url: string,
  {method = 'GET', headers = {}, body}: Request = {},
  ask: Fetch = fetch
): Promise<Reply> {
  const {host} = new URL(url);
  const reply = await ask(url, {
    method,
    headers,
    ...(body === undefined ? {} : {body}),
    signal: AbortSignal.timeout(TIMEOUT_MS)
  })
    .then(async answer => ({status: answer.status, headers: answer.headers, body: await answer.text()}))
    .catch((error: unknown) => {
      throw notAnswered(host, error);
    });
  const head = {...reply, said: reply.body};
  const trouble = troubleOfAnswer(head);
  if (trouble && isLimited(head)) throw limited(host, trouble);
  if (trouble || reply.status >= 500)
    throw failed(`${host} answers ${reply.status} to ${method}`, trouble ?? {temporary: false});
  return reply;
}

function notAnswered(host: string, error: unknown): ActionError {
  const reason = reasonOf(error);
  if (classifyError(error) !== 'certificate')
    return failed(`${host} does not answer: ${reason}`, troubleOfError(error));
  return new ActionError({
    code: 'registry-failed',
    message: `The certificate of ${host} is not trusted: ${reason}`,
    remedy: `Put the CA that signed it into /etc/docker/certs.d/${host}/ca.crt or into the machine's own store, or name it in SSL_CERT_FILE in the "env" of the step.`,
    cause: troubleOfError(error)
  });
}

function limited(host: string, trouble: Trouble): ActionError {
  const {waitMs} = trouble;
  const until = waitMs === undefined ? '' : ` for the next ${Math.ceil(waitMs / 1000)} s`;
  return failed(`${host} limits the rate of requests${until}`, trouble);
}

export const failed = (message: string, trouble: Trouble): ActionError =>
  new ActionError({
    code: 'registry-failed',
    message,
    remedy: 'Run the job again later: a clean-up goes on where it ended.',
    cause: trouble
  });

function reasonOf(error: unknown): string {
  if (classifyError(error) === 'timeout') return `no answer in ${TIMEOUT_MS / 1000} s`;
  const {message, code} = causesOf(error).at(-1) ?? {};
  return message || code || 'no answer';
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
