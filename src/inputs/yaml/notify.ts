import * as z from 'zod/mini';
import {parseDuration} from '../duration.ts';
import {NOTIFY_FORMATS, NOTIFY_OUTCOMES, type NotifyOutcome, type Webhook} from '../notify.ts';
import {defined} from '../objects.ts';
import type {Place} from '../problems.ts';
import {described, strict, textOrNumber} from './schema-parts.ts';

const outcome = () => z.enum(['always', ...NOTIFY_OUTCOMES]);

const WebhookSchema = strict({
  url: described(z.string(), 'Address that gets the POST. One that is secret belongs in a variable: url-env.'),
  'url-env': described(z.string(), 'Variable of the step that holds the address.'),
  on: described(
    z.union([outcome(), z.array(outcome())]),
    'When: always (the default), success, failure, cancelled, or a list of them.'
  ),
  format: described(z.enum(NOTIFY_FORMATS), 'json (the result, the default) or slack (a short text; Mattermost too).'),
  'secret-env': described(z.string(), 'Variable with the key of the signature X-Hub-Signature-256.'),
  timeout: described(textOrNumber(), 'Time limit of one try: 10s (the default).')
});

export const NotifySchema = z.array(WebhookSchema);

export type RawNotify = z.infer<typeof NotifySchema>;
type RawWebhook = RawNotify[number];

const DEFAULT_TIMEOUT = '10s';
const VARIABLE = /^[A-Za-z_]\w*$/;

/** Webhooks in the order of the text. Wrong ones are reported and left out; no address is ever quoted. */
export const readNotify = (raw: RawNotify, place: Place): readonly Webhook[] =>
  raw.flatMap((webhook, index) => readWebhook(webhook, place.child(index)) ?? []);

function readWebhook(raw: RawWebhook, place: Place): Webhook | undefined {
  const {'secret-env': secretEnv} = raw;
  const named = readAddress(raw, place);
  checkVariable(secretEnv, place.child('secret-env'));
  const timeoutMs = place.child('timeout').attempt(() => parseDuration(String(raw.timeout ?? DEFAULT_TIMEOUT)));
  const on = [raw.on ?? 'always'].flat();
  if (on.length === 0) place.child('on').problem('is empty', 'Write always, success, failure or cancelled.');
  if (!named || timeoutMs === undefined) return undefined;
  const outcomes: readonly NotifyOutcome[] = on.includes('always')
    ? NOTIFY_OUTCOMES
    : NOTIFY_OUTCOMES.filter(one => on.includes(one));
  return {...named, on: outcomes, format: raw.format ?? 'json', ...defined({secretEnv}), timeoutMs};
}

function readAddress(
  {url, 'url-env': urlEnv}: RawWebhook,
  place: Place
): Pick<Webhook, 'name' | 'address'> | undefined {
  if ((url === undefined) === (urlEnv === undefined)) {
    const what = url === undefined ? 'has no address' : 'has two addresses';
    place.problem(
      `${what} (want one of url, url-env)`,
      'Write "url-env: NAME", with the address in "env" of the step.'
    );
    return undefined;
  }
  if (urlEnv !== undefined) {
    checkVariable(urlEnv, place.child('url-env'));
    return {name: urlEnv, address: {urlEnv}};
  }
  const host = hostOf(url ?? '');
  if (host === undefined) {
    place.child('url').problem('is not an http or https address', 'A GitHub secret that does not exist is empty.');
    return undefined;
  }
  return {name: host, address: {url: url ?? ''}};
}

function checkVariable(name: string | undefined, place: Place): void {
  if (name === undefined || VARIABLE.test(name)) return;
  place.problem('is not the name of a variable', 'Give the name, and the value in "env" of the step.');
}

/** Undefined for what is no address to send to. */
export function hostOf(url: string): string | undefined {
  const parsed = URL.parse(url.trim());
  return parsed && ['http:', 'https:'].includes(parsed.protocol) && parsed.host ? parsed.host : undefined;
}
