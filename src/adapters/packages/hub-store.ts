import {digestOf} from '../../oci/descriptor.ts';
import {type Digest, parseDigest} from '../../oci/digest.ts';
import type {ManifestNode, StoredTag} from '../../oci/inventory.ts';
import type {Repository} from '../../oci/reference.ts';
import type {Deletion, PackageStore, RefusedDeletion} from '../../ports/package-store.ts';
import {createLimit} from './parallel.ts';
import {failed, messageIn, parseJson, type Reply, type Request, send} from './requests.ts';

export interface HubApi {
  /** `https://hub.docker.com`. */
  readonly url: string;
  /** base64 of `user:password`, if there is one. */
  readonly login: () => Promise<string | undefined>;
}

interface HubTag {
  readonly name: string;
  readonly digest?: string | null;
  readonly images?: readonly {readonly digest?: string | null}[];
  readonly last_updated?: string | null;
  readonly tag_last_pushed?: string | null;
}

const PAGE_SIZE = 100;
const JSON_TYPE = {'content-type': 'application/json'};

/** Docker Hub: its own API lists and deletes tags. Manifests that lose their last tag are its own business. */
export function createHubStore({name, path}: Repository, {url, login}: HubApi): PackageStore {
  const base = url.replace(/\/+$/, '');
  const limit = createLimit();
  const nodes = new Map<Digest, ManifestNode>();
  let token: Promise<string | undefined> | undefined;

  const askToken = (): Promise<string | undefined> => {
    const asked = login().then(basic => (basic === undefined ? undefined : logIn(base, basic)));
    // The next try logs in again.
    asked.catch(() => {
      if (token === asked) token = undefined;
    });
    return asked;
  };
  const ask = async (address: string, request: Request = {}): Promise<Reply> => {
    const attempt = async (): Promise<Reply> => {
      token ??= askToken();
      const secret = await token;
      return send(
        address,
        secret ? {...request, headers: {...request.headers, authorization: `Bearer ${secret}`}} : request
      );
    };
    const used = token;
    const reply = await attempt();
    // A token lives for minutes.
    if (reply.status !== 401 || used === undefined || (await used) === undefined) return reply;
    if (token === used) token = undefined;
    return attempt();
  };

  const listPages = async (): Promise<readonly HubTag[] | Reply> => {
    const tags: HubTag[] = [];
    let address: string | undefined = `${base}/v2/repositories/${path}/tags?page_size=${PAGE_SIZE}`;
    while (address !== undefined) {
      const reply: Reply = await ask(address);
      if (reply.status !== 200) return reply;
      const {next, results = []} = parseJson(reply.body, `Docker Hub's list of tags of ${name}`) as HubPage;
      tags.push(...results);
      address = next && new URL(next).origin === new URL(base).origin ? next : undefined;
    }
    return tags;
  };

  return {
    traits: {removesManifests: false, keepsLastTagged: false, age: 'the time of the last push of the tag'},
    list: async () => {
      const found = await listPages();
      if ('status' in found) {
        if (found.status === 404) return {tags: []};
        if (found.status === 401 || found.status === 403) return forbidden(found);
        throw failed(answerOf(found), {temporary: false});
      }
      for (const tag of found) nodes.set(digestIn(tag), nodeOf(tag));
      return {tags: found.map(toStoredTag)};
    },
    node: async digest => nodes.get(digest),
    referrers: async () => [],
    age: async () => undefined,
    tagsOf: async (digest, known) => {
      const held = await Promise.all(
        known.map(tag =>
          limit(async () => {
            const reply = await ask(`${base}/v2/repositories/${path}/tags/${encodeURIComponent(tag)}`);
            // What is wrong with it, its deletion tells.
            return reply.status !== 200 || digestIn(parseJson(reply.body, `the tag ${tag}`) as HubTag) === digest;
          })
        )
      );
      return known.filter((_, at) => held[at]);
    },
    untag: tag =>
      limit(async () => {
        if ((await login()) === undefined) return {...NO_LOGIN};
        const address = `${base}/v2/repositories/${path}/tags/${encodeURIComponent(tag)}/`;
        return deletionOf(await ask(address, {method: 'DELETE'}));
      }),
    remove: async () => ({done: false, kind: 'unsupported', reason: 'Docker Hub deletes tags alone', remedy: ''})
  };
}

interface HubPage {
  readonly next?: string | null;
  readonly results?: readonly HubTag[];
}

/** @returns undefined when the login is refused: what comes of it is told by the request that needs it. */
async function logIn(base: string, basic: string): Promise<string | undefined> {
  const text = Buffer.from(basic, 'base64').toString();
  const [user, secret] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  const post = (path: string, body: object): Promise<Reply> =>
    send(`${base}${path}`, {method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body)});
  const reply = await post('/v2/auth/token', {identifier: user, secret});
  // Its older way in.
  const answer = reply.status === 404 ? await post('/v2/users/login', {username: user, password: secret}) : reply;
  if (answer.status !== 200) return undefined;
  const {access_token: access, token} = parseJson(answer.body, "Docker Hub's token") as {
    access_token?: string;
    token?: string;
  };
  return access ?? token;
}

function toStoredTag(tag: HubTag): StoredTag {
  const createdAt = tag.tag_last_pushed ?? tag.last_updated;
  return {name: tag.name, digest: digestIn(tag), ...(createdAt ? {createdAt} : {})};
}

/** Tags of long ago have no digest of their own. */
const digestIn = ({name, digest, images = []}: HubTag): Digest => {
  const text = digest ?? images[0]?.digest;
  return text ? parseDigest(text) : digestOf(name);
};

function nodeOf(tag: HubTag): ManifestNode {
  const digest = digestIn(tag);
  const images = (tag.images ?? []).flatMap(image => (image.digest ? [parseDigest(image.digest)] : []));
  return {digest, children: images.filter(image => image !== digest), nested: [], blobs: []};
}

const TOKEN =
  'Use "registry-auths" (or "username" and "password") with an access token of Docker Hub that may "Read, Write, Delete".';

const NO_LOGIN: RefusedDeletion = {
  done: false,
  kind: 'forbidden',
  reason: 'no login to Docker Hub is known',
  remedy: TOKEN
};

const forbidden = (reply: Reply): RefusedDeletion => ({
  done: false,
  kind: 'forbidden',
  reason: answerOf(reply),
  remedy: TOKEN
});

const answerOf = ({status, body}: Reply): string => {
  const detail = messageIn(body);
  return `Docker Hub answers ${status}${detail && ` (${detail})`}`;
};

function deletionOf(reply: Reply): Deletion {
  if ([200, 202, 204, 404].includes(reply.status)) return {done: true};
  if (reply.status === 401 || reply.status === 403) return forbidden(reply);
  return {done: false, kind: 'refused', reason: answerOf(reply), remedy: 'Remove the tag on hub.docker.com.'};
}
