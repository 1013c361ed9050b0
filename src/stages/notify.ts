import {createHmac} from 'node:crypto';
import type {Environment} from '../context/read-facts.ts';
import {toActionError} from '../errors.ts';
import type {Webhook} from '../inputs/notify.ts';
import type {PostText} from '../ports/webhook.ts';
import type {WorkflowAnnotation} from '../ports/workflow.ts';
import {notifyBody, type Told} from '../report/notify.ts';
import type {Retries} from './retries.ts';
import {withRetries} from './retry.ts';
import {temporaryError} from './retrying.ts';

export interface NotifyPorts {
  readonly env: Environment;
  readonly post: PostText;
  readonly retries: Retries;
  readonly info: (line: string) => void;
}

/** A cancelled job is killed soon: one try, and no long one. */
const LAST_WORDS_MS = 3_000;

/** Tells every webhook that wants to know. Never throws, and no run fails for it: what went wrong is a warning. */
export async function notify(
  webhooks: readonly Webhook[],
  told: Told,
  ports: NotifyPorts
): Promise<readonly WorkflowAnnotation[]> {
  const wanted = webhooks.filter(({on}) => on.includes(told.outcome));
  const problems = await Promise.all(wanted.map(webhook => tellOne(webhook, told, ports)));
  return problems.flatMap(problem => problem ?? []);
}

async function tellOne(
  {name, address, format, secretEnv, timeoutMs}: Webhook,
  told: Told,
  {env, post, retries, info}: NotifyPorts
): Promise<WorkflowAnnotation | undefined> {
  const problem = (why: string): WorkflowAnnotation => ({
    level: 'warning',
    message: `The webhook ${name} was not told how the run ended: ${why}.`
  });
  const url = ('url' in address ? address.url : env[address.urlEnv])?.trim();
  if (!url) return problem(`the variable ${name} is not set (a GitHub secret that does not exist is empty)`);
  if (!URL.canParse(url) || !/^https?:/.test(url)) return problem(`${name} holds no http or https address`);
  const secret = secretEnv === undefined ? undefined : env[secretEnv];
  if (secretEnv !== undefined && !secret) return problem(`the variable ${secretEnv} is not set`);
  const body = notifyBody[format](told);
  const isLast = told.outcome === 'cancelled';
  const request = {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'multiarch-build',
      ...(secret ? {'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`} : {})
    },
    timeoutMs: isLast ? Math.min(timeoutMs, LAST_WORDS_MS) : timeoutMs,
    signal: new AbortController().signal
  };
  try {
    const policy = retries.policy('webhook', `Webhook ${name}`, request.signal);
    await withRetries(() => post(url, request), temporaryError, isLast ? {...policy, retries: 0} : policy);
    info(`Webhook ${name} was told of the ${told.outcome}.`);
    return undefined;
  } catch (error) {
    return problem(toActionError(error).message);
  }
}
