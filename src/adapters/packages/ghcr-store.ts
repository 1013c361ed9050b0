import type {Digest} from '../../oci/digest.ts';
import {parseDigest} from '../../oci/digest.ts';
import type {Repository} from '../../oci/reference.ts';
import type {Clock} from '../../ports/clock.ts';
import type {Deletion, PackageStore, RefusedDeletion} from '../../ports/package-store.ts';
import {createManifestReader} from './manifests.ts';
import {createPace} from './pace.ts';
import {createLimit} from './parallel.ts';
import type {RegistrySession} from './registry-session.ts';
import {failed, messageIn, parseJson, type Reply, send} from './requests.ts';
import {createUntagger, LONG_AGO, placeholderDigest} from './untag.ts';

export interface GitHubPackagesApi {
  /** `https://api.github.com`. */
  readonly apiUrl: string;
  readonly token: () => Promise<string | undefined>;
  readonly clock: Pick<Clock, 'elapsed' | 'sleep'>;
}

/** A package version is one manifest. */
interface Version {
  readonly id: number;
  /** Its digest. */
  readonly name: string;
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly metadata?: {readonly container?: {readonly tags?: readonly string[]}};
}

const PAGE_SIZE = 100;
/** GitHub asks for a second between requests that change something. */
const PAUSE_MS = 1000;

/** ghcr.io: GitHub's REST API lists and deletes versions, the registry itself says what they are made of. */
export function createGhcrStore(
  {name, path}: Repository,
  session: RegistrySession,
  {apiUrl, token, clock}: GitHubPackagesApi
): PackageStore {
  const reader = createManifestReader(session, name);
  const limit = createLimit();
  const pace = createPace(PAUSE_MS, clock);
  const ids = new Map<Digest, number>();
  const [owner = '', ...rest] = path.split('/');
  let kind: Promise<OwnerKind | Reply> | undefined;

  const ask = async (address: string, method: 'GET' | 'DELETE' = 'GET'): Promise<Reply> => {
    const secret = await token();
    const headers = {
      accept: 'application/vnd.github+json',
      'user-agent': 'multiarch-build',
      'x-github-api-version': '2022-11-28',
      ...(secret ? {authorization: `Bearer ${secret}`} : {})
    };
    return send(`${apiUrl.replace(/\/+$/, '')}${address}`, {method, headers});
  };
  /** What says nothing of the owner is forgotten, so that it is asked for again. */
  const askKind = (): Promise<OwnerKind | Reply> => {
    const asked = ask(`/users/${owner}`).then(kindOf);
    const forget = (): void => {
      if (kind === asked) kind = undefined;
    };
    asked.then(found => typeof found === 'string' || forget(), forget);
    return asked;
  };
  const versionsPath = async (): Promise<string | Reply> => {
    kind ??= askKind();
    const found = await kind;
    if (typeof found !== 'string') return found;
    return `/${found}/${owner}/packages/container/${encodeURIComponent(rest.join('/'))}/versions`;
  };
  const readPage = async (page: number): Promise<readonly Version[] | Reply> => {
    const path = await versionsPath();
    if (typeof path !== 'string') return path;
    const reply = await ask(`${path}?per_page=${PAGE_SIZE}&page=${page}&state=active`);
    if (reply.status !== 200) return reply;
    const versions = parseJson(reply.body, "GitHub's list of package versions") as readonly Version[];
    for (const {id, name: digest} of versions) ids.set(parseDigest(digest), id);
    return versions;
  };
  /** The newest versions come first. */
  const idOf = async (digest: Digest): Promise<number> => {
    if (!ids.has(digest)) await readPage(1);
    const id = ids.get(digest);
    if (id === undefined) throw failed(`GitHub's API does not list ${name}@${digest} yet`, {temporary: true});
    return id;
  };
  const remove: PackageStore['remove'] = async digest => {
    const path = await versionsPath();
    if (typeof path !== 'string') return deletionOf(path);
    const id = await idOf(digest);
    const reply = await pace(() => ask(`${path}/${id}`, 'DELETE'));
    ids.delete(digest);
    return deletionOf(reply);
  };

  return {
    traits: {removesManifests: true, keepsLastTagged: true, age: 'the time of the last change of the package version'},
    list: async () => {
      const versions: Version[] = [];
      for (let page = 1; ; page++) {
        const found = await readPage(page);
        if ('status' in found) return page === 1 ? notListed(found, session) : Promise.reject(unexpected(found));
        versions.push(...found);
        if (found.length < PAGE_SIZE) break;
      }
      const names = versions.flatMap(({metadata}) => metadata?.container?.tags ?? []);
      // What a crash left of a tag's removal is as old as it says, whenever it was written.
      const placeholders = new Set(names.map(tag => placeholderDigest(name, tag)));
      const stored = versions.map(({name: text, created_at, updated_at, metadata}) => {
        const digest = parseDigest(text);
        const createdAt = placeholders.has(digest) ? LONG_AGO : (updated_at ?? created_at);
        return {
          version: {digest, ...(createdAt ? {createdAt} : {})},
          tags: metadata?.container?.tags ?? []
        };
      });
      return {
        tags: stored.flatMap(({version, tags}) => tags.map(tag => ({name: tag, ...version}))),
        untagged: stored.filter(({tags}) => tags.length === 0).map(({version}) => version)
      };
    },
    node: digest => limit(() => reader.node(digest)),
    // Signatures have tags here, or say themselves what they are about.
    referrers: async () => [],
    age: async () => undefined,
    tagsOf: async (digest, known) => {
      const path = await versionsPath();
      const reply = typeof path === 'string' ? await ask(`${path}/${await idOf(digest)}`) : path;
      // What is wrong with it, its deletion tells.
      if (reply.status !== 200) return known;
      const {metadata} = parseJson(reply.body, "GitHub's package version") as Version;
      return metadata?.container?.tags ?? [];
    },
    untag: createUntagger(session, name, remove),
    remove
  };
}

type OwnerKind = 'orgs' | 'users';

/** The answer itself where it says neither. */
function kindOf(reply: Reply): OwnerKind | Reply {
  if (reply.status === 404) return 'users';
  if (reply.status !== 200) return reply;
  const {type} = parseJson(reply.body, "GitHub's answer about the owner") as {type?: string};
  return type === 'Organization' ? 'orgs' : 'users';
}

const ROLE =
  'Give the job "permissions: packages: write", and this repository the role Admin in the settings of the package ("Manage Actions access"); a personal access token needs "delete:packages".';

/** GitHub also says "not found" of packages that the token may not see. */
async function notListed(reply: Reply, session: RegistrySession) {
  const isRefused = reply.status === 401 || reply.status === 403;
  if (!isRefused && reply.status !== 404) throw unexpected(reply);
  if (!isRefused && (await session.send('tags/list?n=1')).status !== 200) return {tags: [], untagged: []};
  return forbidden(reply);
}

const unexpected = (reply: Reply): Error => failed(answerOf(reply), {temporary: false});

const answerOf = ({status, body}: Reply): string => {
  const detail = messageIn(body);
  return `GitHub's API answers ${status}${detail && ` (${detail})`}`;
};

const forbidden = (reply: Reply): RefusedDeletion => ({
  done: false,
  kind: 'forbidden',
  reason: answerOf(reply),
  remedy: ROLE
});

function deletionOf(reply: Reply): Deletion {
  if (reply.status === 204 || reply.status === 200 || reply.status === 404) return {done: true};
  if (reply.status === 401 || reply.status === 403) return forbidden(reply);
  return {
    done: false,
    kind: 'refused',
    reason: answerOf(reply),
    remedy: 'Remove it in the settings of the package on GitHub.'
  };
}
