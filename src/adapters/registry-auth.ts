import {isLoopback} from '../oci/loopback.ts';
import type {Fetch} from './registry-fetch.ts';
import {identityTokenIn} from './registry-logins.ts';

/** What a login is wanted for. */
export interface Access {
  /** Path of the repository. */
  readonly path: string;
  /** Of the token, for registries that have a token service: `pull,push`. */
  readonly actions: string;
}

/**
 * The Authorization header that answers a challenge (`WWW-Authenticate`); undefined where no login does.
 * @param basic base64 of `user:password`
 */
export async function authorize(
  challenge: string,
  {path, actions}: Access,
  basic: string | undefined,
  ask: Fetch
): Promise<string | undefined> {
  if (/^basic\b/i.test(challenge)) return basic && `Basic ${basic}`;
  const token = await fetchToken(challenge, `repository:${path}:${actions}`, basic, ask);
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
  ask: Fetch
): Promise<string | undefined> {
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
  const realm = field('realm');
  if (!realm) return undefined;
  const url = new URL(realm);
  // A registry must not be able to send the login over the wire in the clear.
  if (url.protocol !== 'https:' && !isLoopback(url.host)) return undefined;
  const service = field('service');
  const wanted = {...(service ? {service} : {}), scope};
  const identity = basic === undefined ? undefined : identityTokenIn(basic);
  const answer =
    identity === undefined ? await askByName(url, wanted, basic, ask) : await exchange(url, wanted, identity, ask);
  if (answer.status !== 200) return undefined;
  const {token, access_token: accessToken} = (await answer.json()) as {token?: string; access_token?: string};
  return token ?? accessToken;
}

type Wanted = Readonly<Record<string, string>>;

function askByName(url: URL, wanted: Wanted, basic: string | undefined, ask: Fetch): Promise<Response> {
  for (const [name, value] of Object.entries(wanted)) url.searchParams.set(name, value);
  return ask(url.href, {headers: basic ? {authorization: `Basic ${basic}`} : {}});
}

/** An identity token is a refresh token of OAuth 2 (distribution's token specification). */
const exchange = (url: URL, wanted: Wanted, identity: string, ask: Fetch): Promise<Response> =>
  ask(url.href, {
    method: 'POST',
    headers: {'content-type': 'application/x-www-form-urlencoded'},
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'multiarch-build',
      refresh_token: identity,
      ...wanted
    }).toString()
  });
