import {type Digest, isDigest, parseDigest} from '../../oci/digest.ts';
import {type ImageAge, toIso} from '../../oci/image-age.ts';
import {type ManifestNode, parseNode} from '../../oci/inventory.ts';
import {readAge, type StoredText} from './ages.ts';
import type {RegistrySession} from './registry-session.ts';
import {failed, messageIn, type Reply} from './requests.ts';

/** Reads manifests of a repository, each once. */
export interface ManifestReader {
  /** What a tag points at; undefined when there is no manifest. */
  digestOf(tag: string): Promise<Digest | undefined>;
  node(digest: Digest): Promise<ManifestNode | undefined>;
  referrers(digest: Digest): Promise<readonly Digest[]>;
  age(digest: Digest): Promise<ImageAge | undefined>;
}

export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.artifact.manifest.v1+json'
].join(', ');

export function createManifestReader(session: RegistrySession, name: string): ManifestReader {
  const known = new Map<Digest, Promise<StoredText | undefined>>();
  const seen = new Set<string>();
  let hasReferrers = true;

  const ask = (reference: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Reply> =>
    session.send(`manifests/${reference}`, {method, headers: {accept: MANIFEST_TYPES}});
  const fetchManifest = async (reference: string): Promise<StoredText | undefined> => {
    const reply = await ask(reference);
    if (reply.status === 404) return undefined;
    if (reply.status !== 200) throw unreadable(`${name} (${reference})`, reply);
    const storedAt = toIso(reply.headers.get('last-modified') ?? undefined);
    return {text: reply.body, ...(storedAt === undefined ? {} : {storedAt})};
  };
  const byDigest = (digest: Digest): Promise<StoredText | undefined> => {
    const stored = known.get(digest) ?? fetchManifest(digest);
    known.set(digest, stored);
    // What failed, or is not there yet, may be asked for again.
    stored.then(
      found => found ?? known.delete(digest),
      () => known.delete(digest)
    );
    return stored;
  };
  const nodeOf = (text: string, reference: string): ManifestNode => {
    try {
      return parseNode(text);
    } catch {
      throw failed(`${name} (${reference}) is no manifest that this action knows`, {temporary: false});
    }
  };

  return {
    digestOf: async tag => {
      // A second look wants no more than the digest, where the registry tells it.
      const head = seen.has(tag) ? await ask(tag, 'HEAD') : undefined;
      const told = head?.headers.get('docker-content-digest') ?? '';
      if (head?.status === 200 && isDigest(told)) return parseDigest(told);
      const stored = await fetchManifest(tag);
      if (stored === undefined) return undefined;
      seen.add(tag);
      const {digest} = nodeOf(stored.text, tag);
      known.set(digest, Promise.resolve(stored));
      return digest;
    },
    node: async digest => {
      const stored = await byDigest(digest);
      return stored === undefined ? undefined : nodeOf(stored.text, digest);
    },
    referrers: async digest => {
      if (!hasReferrers) return [];
      const reply = await session.send(`referrers/${digest}`, {headers: {accept: MANIFEST_TYPES}});
      hasReferrers = reply.status === 200;
      // Registries without this API have tags for them (`sha256-…`).
      return hasReferrers ? nodeOf(reply.body, `referrers of ${digest}`).children : [];
    },
    age: digest =>
      readAge(digest, {
        manifest: byDigest,
        blob: async blob => {
          const reply = await session.send(`blobs/${blob}`);
          return reply.status === 200 ? reply.body : undefined;
        }
      })
  };
}

export function unreadable(what: string, {status, body}: Reply): Error {
  const refused = status === 401 || status === 403;
  const detail = messageIn(body);
  return failed(
    refused
      ? `the registry refuses access to ${what}`
      : `reading ${what}: the registry answers ${status}${detail && ` (${detail})`}`,
    {temporary: false}
  );
}
