import {ActionError} from '../errors.ts';
import type {Reference, Repository} from '../oci/reference.ts';
import type {Retry} from '../ports/clock.ts';
import {authorize, baseUrl} from './registry-auth.ts';
import type {Fetch} from './registry-fetch.ts';
import type {LoginOf} from './registry-logins.ts';
import {
  causesOf,
  classifyError,
  remedyOf,
  type Trouble,
  toTemporary,
  troubleOfAnswer,
  troubleOfError
} from './temporary.ts';

const TIMEOUT_MS = 15_000;
/** For a whole layer. */
const DOWNLOAD_MS = 1_800_000;
const MANIFEST = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json'
].join(', ');
/** A repository of 50 000 tags is no longer listed for a look at its versions. */
const MAX_PAGES = 50;
const PAGE_SIZE = 1000;

/** Reads of a registry by its own protocol (OCI distribution spec): a hundredth of what a child process costs. */
export interface RegistryReader {
  /**
   * The manifest's own bytes; undefined where this reader cannot tell, for whatever reason.
   * Everything here throws ActionError when a registry that answers at all fails, or wants to be left alone for a while.
   */
  manifest(reference: Reference): Promise<string | undefined>;
  /** The same, with a reference that is not there told apart from one that cannot be read. */
  find(reference: Reference): Promise<string | 'absent' | undefined>;
  /** A small blob as text. */
  blob(reference: Reference): Promise<string | undefined>;
  /** A blob of any size as it comes. */
  stream(reference: Reference, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Every tag, none where the repository is not there. */
  tags(repository: Where): Promise<readonly string[] | undefined>;
  /** A clause: why the last question about a repository had no answer that can be used; undefined where it had one. */
  silence(repository: Where): string | undefined;
}

type Where = Pick<Repository, 'registry' | 'path'>;

/** How registries are reached. */
export interface RegistryConnections {
  readonly loginOf: LoginOf;
  /** Requests for one registry. */
  readonly fetchOf: (registry: string) => Fetch;
}

/**
 * Reads by the logins and certificates that are known here. Proxies and mirrors are not its business: there it gives
 * undefined, and buildx, which knows them all, is asked.
 */
export function createRegistryReader(
  connections: RegistryConnections,
  retry: Retry = attempt => attempt()
): RegistryReader {
  const {send, silence} = createSender(connections, retry);

  const find: RegistryReader['find'] = async reference => {
    const answer = await send(reference, `manifests/${reference.identifier}`, MANIFEST);
    return answer && (await bodyOf(answer));
  };
  return {
    find,
    silence,
    manifest: async reference => {
      const found = await find(reference);
      return found === 'absent' ? undefined : found;
    },
    blob: async reference => {
      const answer = await send(reference, `blobs/${reference.identifier}`, '*/*');
      const found = answer && (await bodyOf(answer));
      return found === 'absent' ? undefined : found;
    },
    stream: async (reference, signal) => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_MS)]);
      const answer = await send(reference, `blobs/${reference.identifier}`, '*/*', limit);
      if (answer?.status === 200 && answer.body) return answer.body;
      await answer?.body?.cancel().catch(() => {});
      return undefined;
    },
    tags: async repository => {
      const tags: string[] = [];
      let path: string | undefined = `tags/list?n=${PAGE_SIZE}`;
      for (let page = 0; path !== undefined && page < MAX_PAGES; page++) {
        const answer: Response | undefined = await send(repository, path, 'application/json');
        const body: string | undefined = answer && (await bodyOf(answer));
        if (!answer || body === undefined) return undefined;
        if (body === 'absent') return tags;
        const listed = parseTagList(body);
        if (!listed) return undefined;
        tags.push(...listed);
        path = nextPage(answer, repository);
      }
      return tags;
    }
  };
}

/** The body, `absent` for 404; undefined for every other status, and for a connection that breaks. */
async function bodyOf(answer: Response): Promise<string | undefined> {
  if (answer.status === 200) return answer.text().catch(() => undefined);
  await answer.body?.cancel().catch(() => {});
  return answer.status === 404 ? 'absent' : undefined;
}

function parseTagList(body: string): readonly string[] | undefined {
  try {
    const {tags} = JSON.parse(body) as {tags?: unknown};
    return Array.isArray(tags) ? tags.map(String) : [];
  } catch {
    return undefined;
  }
}

/** Of `Link: </v2/acme/app/tags/list?n=100&last=1.2.3>; rel="next"`, which some registries write as a whole URL. */
function nextPage(answer: Response, {path}: Where): string | undefined {
  const next = /<([^>]*)>\s*;\s*rel="?next"?/.exec(answer.headers.get('link') ?? '')?.[1];
  const query = next?.slice(next.indexOf('?') + 1);
  return next?.includes(`/v2/${path}/tags/list?`) ? `tags/list?${query}` : undefined;
}

interface Sender {
  readonly send: (where: Where, path: string, accept: string, limit?: AbortSignal) => Promise<Response | undefined>;
  readonly silence: RegistryReader['silence'];
}

/** GETs of a registry, logged in once it wants that; undefined when no answer comes, or no login is known. */
function createSender({loginOf, fetchOf}: RegistryConnections, retry: Retry): Sender {
  const asking = new Map<string, Fetch>();
  const authorizations = new Map<string, Promise<string | undefined>>();
  /** Registries that cannot be reached from here, asked once, and why. */
  const silent = new Map<string, string>();
  /** What was answered of a repository that was no use. */
  const refused = new Map<string, string>();
  const ask = async (
    where: Where,
    path: string,
    accept: string,
    limit?: AbortSignal
  ): Promise<Response | undefined> => {
    const {registry, path: repository} = where;
    const url = `${baseUrl(registry)}/v2/${repository}/${path}`;
    const key = `${registry}/${repository}`;
    if (silent.has(registry)) return undefined;
    const request = asking.get(registry) ?? retrying(fetchOf(registry), retry);
    asking.set(registry, request);
    const get = (authorization: string | undefined): Promise<Response> =>
      request(url, {headers: headersOf(accept, authorization), ...(limit ? {signal: limit} : {})});
    try {
      const used = authorizations.get(key);
      const first = await get(await used);
      const challenge = first.status === 401 ? first.headers.get('www-authenticate') : null;
      if (challenge === null) return first;
      await first.body?.cancel();
      // A token that was good a while ago has run out; another request may have fetched the next one already.
      if (authorizations.get(key) === used) {
        authorizations.set(
          key,
          // buildx tells what is wrong with a credential helper.
          loginOf(registry)
            .catch(() => undefined)
            .then(basic => authorize(challenge, {path: repository, actions: 'pull'}, basic, request))
        );
      }
      const authorization = await authorizations.get(key);
      if (authorization) return await get(authorization);
      refused.set(key, 'it wants a login, and none that is known here will do');
      return undefined;
    } catch (error) {
      authorizations.delete(key);
      if (error instanceof ActionError) throw error;
      // buildx tells what is wrong better.
      silent.set(registry, `it cannot be reached (${reasonOf(error)})`);
      return undefined;
    }
  };
  return {
    send: async (where, ...request) => {
      const answer = await ask(where, ...request);
      const key = `${where.registry}/${where.path}`;
      if (answer && [200, 404].includes(answer.status)) refused.delete(key);
      else if (answer) refused.set(key, `it answers ${answer.status}`);
      return answer;
    },
    silence: ({registry, path}) => silent.get(registry) ?? refused.get(`${registry}/${path}`)
  };
}

/** `connect ECONNREFUSED 127.0.0.1:5000`; of several addresses that were tried, their code alone. */
function reasonOf(error: unknown): string {
  const causes = causesOf(error);
  const words = causes.map(({message, code}) => message || code).filter(text => text !== undefined);
  return classifyError(error) === 'timeout' ? 'no answer in time' : (words.at(-1) ?? String(error));
}

const headersOf = (accept: string, authorization: string | undefined): Record<string, string> => ({
  accept,
  ...(authorization ? {authorization} : {})
});

/** Requests that are tried again while their trouble is temporary. */
function retrying(ask: Fetch, retry: Retry): Fetch {
  /** Hosts that have answered: a connection to one of them that breaks is trouble, and no firewall. */
  const reached = new Set<string>();
  return async (url, init = {}) => {
    const {host} = new URL(url);
    return retry(
      async () => {
        const answer = await ask(url, {signal: AbortSignal.timeout(TIMEOUT_MS), ...init});
        reached.add(host);
        const trouble = troubleOfAnswer(answer);
        if (!trouble) return answer;
        await answer.body?.cancel();
        throw new ActionError({
          code: 'registry-failed',
          message: `${host} answers ${answer.status}`,
          remedy: remedyOf(trouble),
          cause: {tried: trouble} satisfies Tried
        });
      },
      error => {
        if (error instanceof ActionError) return toTemporary(error.message, (error.cause as Tried).tried);
        if (!reached.has(host) || init.signal?.aborted) return undefined;
        return toTemporary(`${host}: ${causesOf(error).at(-1)?.message}`, troubleOfError(error));
      }
    );
  };
}

/** Temporary trouble that whoever gets the error need not try again: that is done. */
interface Tried {
  readonly tried: Trouble;
}
