import type {RegistryLogin} from '../inputs/settings.ts';
import {isLoopback} from '../oci/loopback.ts';
import type {Files} from '../ports/files.ts';

const TIMEOUT_MS = 15_000;

/** A redirect to another host, as to the storage of blobs, goes without the login: fetch itself takes it away. */
export type Get = (url: string, headers: Readonly<Record<string, string>>, limit?: AbortSignal) => Promise<Response>;

/** One GET, not tried again. */
export const getOnce: Get = (url, headers, limit = AbortSignal.timeout(TIMEOUT_MS)) =>
  fetch(url, {headers, signal: limit});

/**
 * The Authorization header that answers a challenge (`WWW-Authenticate`); undefined where no login does.
 * @param basic base64 of `user:password`
 * @param actions of the token, for registries that have a token service
 */
export async function authorize(
  challenge: string,
  path: string,
  basic: string | undefined,
  actions = 'pull',
  get: Get = getOnce
): Promise<string | undefined> {
  if (/^basic\b/i.test(challenge)) return basic && `Basic ${basic}`;
  const token = await fetchToken(challenge, `repository:${path}:${actions}`, basic, get);
  return token && `Bearer ${token}`;
}

/** Docker Hub's API has a host of its own; registries on loopback speak plain HTTP, as docker itself assumes. */
export function baseUrl(registry: string): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return `${isLoopback(registry) ? 'http' : 'https'}://${registry}`;
}

/** The token service of a `WWW-Authenticate: Bearer realm=…` (distribution's token authentication). */
async function fetchToken(
  challenge: string,
  scope: string,
  basic: string | undefined,
  get: Get
): Promise<string | undefined> {
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
  const realm = field('realm');
  if (!realm) return undefined;
  const url = new URL(realm);
  // A registry must not be able to send the login over the wire in the clear.
  if (url.protocol !== 'https:' && !isLoopback(url.host)) return undefined;
  const service = field('service');
  if (service) url.searchParams.set('service', service);
  url.searchParams.set('scope', scope);
  const answer = await get(url.href, basic ? {authorization: `Basic ${basic}`} : {});
  if (answer.status !== 200) return undefined;
  const {token, access_token: accessToken} = (await answer.json()) as {token?: string; access_token?: string};
  return token ?? accessToken;
}

/** Registry → base64 of `user:password`. */
export async function readLogins(
  files: Files,
  dockerConfig: string,
  logins: readonly RegistryLogin[]
): Promise<ReadonlyMap<string, string>> {
  const text = await files.read(`${dockerConfig}/config.json`);
  const {auths = {}} = (text ? JSON.parse(text) : {}) as {auths?: Record<string, {auth?: string}>};
  return new Map([
    ...Object.entries(auths).flatMap(([host, {auth}]): [string, string][] =>
      auth ? [[host.includes('index.docker.io') ? 'docker.io' : host, auth]] : []
    ),
    ...logins.map(({registry, username, password}): [string, string] => [
      registry,
      Buffer.from(`${username}:${password}`).toString('base64')
    ])
  ]);
}
