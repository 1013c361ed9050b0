import type {IncomingMessage} from 'node:http';
import {Readable} from 'node:stream';
import {type CertificateFolders, type RegistryTrust, readTrust} from './registry-trust.ts';
import {classifyError} from './temporary.ts';

/** As the global fetch, for requests with a text or no body. */
export type Fetch = (url: string, init?: FetchInit) => Promise<Response>;

export interface FetchInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

const MAX_REDIRECTS = 5;

/**
 * Requests for one registry, its token service and storage among them, that trust what the engine trusts: `certs.d` of
 * the registry, and where a certificate is refused the machine's own store of CAs, which Node does not look at.
 */
export function createRegistryFetch(registry: string, folders: CertificateFolders): Fetch {
  let own: Promise<RegistryTrust | undefined> | undefined;
  let more: Promise<RegistryTrust | undefined> | undefined;
  return async (url, init = {}) => {
    if (!url.startsWith('https:')) return fetch(url, init);
    own ??= readTrust(registry, folders, 'registry');
    const trust = (await own) ?? (await more);
    if (trust) return fetchTrusting(trust, url, init);
    try {
      return await fetch(url, init);
    } catch (error) {
      if (classifyError(error) !== 'certificate') throw error;
      more ??= readTrust(registry, folders, 'machine');
      const machine = await more;
      if (!machine) throw error;
      return fetchTrusting(machine, url, init);
    }
  };
}

async function fetchTrusting(trust: RegistryTrust, address: string, init: FetchInit): Promise<Response> {
  let [url, {headers = {}}] = [new URL(address), init];
  for (let redirects = 0; ; redirects++) {
    const answer: IncomingMessage = await request(trust, url, {...init, headers});
    const {statusCode: status = 0} = answer;
    const {location} = answer.headers;
    const isFollowed = [301, 302, 303, 307, 308].includes(status) && ['GET', 'HEAD'].includes(init.method ?? 'GET');
    if (!isFollowed || location === undefined || redirects === MAX_REDIRECTS) return toResponse(answer, status);
    answer.resume();
    const next = new URL(location, url);
    // A login goes to the registry alone, and not in the clear.
    if (next.origin !== url.origin) headers = withoutLogin(headers);
    if (next.protocol !== 'https:') return fetch(next, {...init, headers: withoutLogin(headers)});
    url = next;
  }
}

async function request(trust: RegistryTrust, url: URL, {method = 'GET', headers, body, signal}: FetchInit) {
  const {request: start} = await import('node:https');
  return new Promise<IncomingMessage>((resolve, reject) => {
    const length = body === undefined ? {} : {'content-length': String(Buffer.byteLength(body))};
    const options = {method, headers: {...headers, ...length}, agent: trust};
    start(url, {...options, ...(signal ? {signal} : {})}, resolve)
      .on('error', reject)
      .end(body);
  });
}

function toResponse(answer: IncomingMessage, status: number): Response {
  const headers = new Headers(
    Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]]
    )
  );
  if (status !== 204 && status !== 304)
    return new Response(Readable.toWeb(answer) as ReadableStream, {status, headers});
  answer.resume();
  return new Response(null, {status, headers});
}

const withoutLogin = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
