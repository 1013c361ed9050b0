import {ActionError} from '../errors.ts';
import type {PostText} from '../ports/webhook.ts';
import {causesOf, classifyError, type Trouble, troubleOfAnswer, troubleOfError} from './temporary.ts';

/** Of what somebody's server asks for. */
const MAX_WAIT_MS = 20_000;

/** Messages never hold the address: its path is a secret. */
export const postText: PostText = async (url, {body, headers, timeoutMs, signal}) => {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  let answer: Response;
  try {
    answer = await fetch(url, {method: 'POST', headers, body, redirect: 'manual', signal: limit});
  } catch (error) {
    const reason = classifyError(error) === 'timeout' ? `no answer in ${timeoutMs / 1000} s` : whatBroke(error);
    throw failed(reason, troubleOfError(error));
  }
  await answer.body?.cancel().catch(() => {});
  if (!answer.ok) throw failed(`it answers ${answer.status}`, troubleOfAnswer(answer, MAX_WAIT_MS));
};

/** `ECONNREFUSED`, `ENOTFOUND`: codes alone, since messages may quote what they were given. */
const whatBroke = (error: unknown): string =>
  causesOf(error).findLast(({code}) => code !== undefined)?.code ?? 'the connection failed';

const failed = (message: string, trouble: Trouble | undefined): ActionError =>
  new ActionError({code: 'registry-failed', message, cause: trouble});
