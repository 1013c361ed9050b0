import type {Reference} from '../oci/reference.ts';
import type {Files} from '../ports.ts';

const TIMEOUT_MS = 15_000;
const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json'
].join(', ');

/** Reads of a registry by its own protocol (OCI distribution spec): a hundredth of what a child process costs. */
export interface RegistryReader {
  /** The manifest's own bytes; undefined where this reader cannot tell, for whatever reason. */
  manifest(reference: Reference): Promise<string | undefined>;
}

/**
 * A reader with the logins of a Docker configuration's `auths`. Credential helpers, private CAs, proxies and mirrors are
 * not its business: there it gives undefined, and buildx, which knows them all, is asked.
 */
export function createRegistryReader(files: Files, dockerConfig: string): RegistryReader {
  const tokens = new Map<string, Promise<string | undefined>>();
  /** Hosts that cannot be reached from here, asked once. */
  const silent = new Set<string>();
  let logins: Promise<ReadonlyMap<string, string>> | undefined;

  const authorize = async (challenge: string, {registry, path}: Reference): Promise<string | undefined> => {
    logins ??= readLogins(files, dockerConfig);
    const basic = (await logins).get(registry);
    if (/^basic\b/i.test(challenge)) return basic && `Basic ${basic}`;
    const key = `${registry}/${path}`;
    const token = tokens.get(key) ?? fetchToken(challenge, path, basic);
    tokens.set(key, token);
    const value = await token;
    return value && `Bearer ${value}`;
  };

  return {
    async manifest(reference) {
      const url = `${baseUrl(reference.registry)}/v2/${reference.path}/manifests/${reference.identifier}`;
      if (silent.has(reference.registry)) return undefined;
      try {
        const first = await request(url);
        if (first.status === 200) return await first.text();
        const challenge = first.status === 401 ? first.headers.get('www-authenticate') : null;
        await first.body?.cancel();
        const authorization = challenge ? await authorize(challenge, reference) : undefined;
        if (!authorization) return undefined;
        const second = await request(url, authorization);
        if (second.status === 200) return await second.text();
        await second.body?.cancel();
      } catch {
        // buildx tells what is wrong better.
        silent.add(reference.registry);
      }
      return undefined;
    }
  };
}

const request = (url: string, authorization?: string): Promise<Response> =>
  fetch(url, {
    headers: {accept: ACCEPT, ...(authorization ? {authorization} : {})},
    signal: AbortSignal.timeout(TIMEOUT_MS)
  });

/** Docker Hub's API has a host of its own; registries on loopback speak plain HTTP, as docker itself assumes. */
function baseUrl(registry: string): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return `${isLoopback(registry) ? 'http' : 'https'}://${registry}`;
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);

/** The token service of a `WWW-Authenticate: Bearer realm=…` (distribution's token authentication). */
async function fetchToken(challenge: string, path: string, basic: string | undefined): Promise<string | undefined> {
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
  const realm = field('realm');
  if (!realm) return undefined;
  const url = new URL(realm);
  // A registry must not be able to send the login over the wire in the clear.
  if (url.protocol !== 'https:' && !isLoopback(url.host)) return undefined;
  const service = field('service');
  if (service) url.searchParams.set('service', service);
  url.searchParams.set('scope', `repository:${path}:pull`);
  const answer = await fetch(url, {
    headers: basic ? {authorization: `Basic ${basic}`} : {},
    signal: AbortSignal.timeout(TIMEOUT_MS)
  });
  if (answer.status !== 200) return undefined;
  const {token, access_token: accessToken} = (await answer.json()) as {token?: string; access_token?: string};
  return token ?? accessToken;
}

/** Registry → base64 of `user:password`. */
async function readLogins(files: Files, dockerConfig: string): Promise<ReadonlyMap<string, string>> {
  const text = await files.read(`${dockerConfig}/config.json`);
  const {auths = {}} = (text ? JSON.parse(text) : {}) as {auths?: Record<string, {auth?: string}>};
  return new Map(
    Object.entries(auths).flatMap(([host, {auth}]) =>
      auth ? [[host.includes('index.docker.io') ? 'docker.io' : host, auth]] : []
    )
  );
}
