import {OCI} from '../../oci/annotations.ts';
import {imageDescriptors, parseManifest} from '../../oci/descriptor.ts';
import type {Digest} from '../../oci/digest.ts';
import {type ManifestNode, parseNode} from '../../oci/inventory.ts';
import type {RegistrySession} from './registry-session.ts';
import {failed, messageIn, parseJson, type Reply} from './requests.ts';

/** Reads manifests of a repository, each once. */
export interface ManifestReader {
  /** By tag or digest; undefined when it is not there. */
  read(reference: string): Promise<string | undefined>;
  node(digest: Digest): Promise<ManifestNode | undefined>;
  referrers(digest: Digest): Promise<readonly Digest[]>;
  createdAt(digest: Digest): Promise<string | undefined>;
}

export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.artifact.manifest.v1+json'
].join(', ');

export function createManifestReader(session: RegistrySession, name: string): ManifestReader {
  const known = new Map<string, Promise<string | undefined>>();
  let hasReferrers = true;

  const fetchManifest = async (reference: string): Promise<string | undefined> => {
    const reply = await session.send(`manifests/${reference}`, {headers: {accept: MANIFEST_TYPES}});
    if (reply.status === 404) return undefined;
    if (reply.status !== 200) throw unreadable(`${name} (${reference})`, reply);
    return reply.body;
  };
  const byDigest = (digest: Digest): Promise<string | undefined> => {
    const text = known.get(digest) ?? fetchManifest(digest);
    known.set(digest, text);
    // What failed may be tried again.
    text.catch(() => known.delete(digest));
    return text;
  };
  const nodeOf = (text: string, reference: string): ManifestNode => {
    try {
      return parseNode(text);
    } catch {
      throw failed(`${name} (${reference}) is no manifest that this action knows`, {temporary: false});
    }
  };

  return {
    read: async reference => {
      const text = await fetchManifest(reference);
      if (text !== undefined) known.set(nodeOf(text, reference).digest, Promise.resolve(text));
      return text;
    },
    node: async digest => {
      const text = await byDigest(digest);
      return text === undefined ? undefined : nodeOf(text, digest);
    },
    referrers: async digest => {
      if (!hasReferrers) return [];
      const reply = await session.send(`referrers/${digest}`, {headers: {accept: MANIFEST_TYPES}});
      hasReferrers = reply.status === 200;
      // Registries without this API have tags for them (`sha256-…`).
      return hasReferrers ? nodeOf(reply.body, `referrers of ${digest}`).children : [];
    },
    createdAt: async digest => {
      const text = await byDigest(digest);
      return text === undefined ? undefined : readCreated(text, {byDigest, session});
    }
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

interface CreatedSources {
  readonly byDigest: (digest: Digest) => Promise<string | undefined>;
  readonly session: RegistrySession;
}

/** Image configs are small; something else that is called one need not be. */
const MAX_CONFIG_BYTES = 4_000_000;
/** What BuildKit says of each layer of a cache. */
const CACHED_AT = 'buildkit/createdat';

/** The annotation, else the time in the config, of the first image; the newest step of a build cache. */
async function readCreated(text: string, sources: CreatedSources): Promise<string | undefined> {
  const annotated = toIso((JSON.parse(text) as {annotations?: Record<string, string>}).annotations?.[OCI.created]);
  if (annotated !== undefined) return annotated;
  const manifest = parseOrNothing(text);
  if (manifest?.kind === 'index') {
    const [first] = imageDescriptors(manifest.manifests);
    const image = first && (await sources.byDigest(first.digest));
    return image === undefined ? undefined : readCreated(image, sources);
  }
  if (manifest === undefined) return undefined;
  const steps = manifest.layers.flatMap(({annotations}) => toIso(annotations?.[CACHED_AT]) ?? []);
  if (steps.length > 0) return steps.toSorted().at(-1);
  const {digest, size} = manifest.config;
  if (size > MAX_CONFIG_BYTES) return undefined;
  const reply = await sources.session.send(`blobs/${digest}`);
  if (reply.status !== 200) return undefined;
  return toIso((parseJson(reply.body, 'the config of an image') as {created?: string} | null)?.created);
}

function parseOrNothing(text: string) {
  try {
    return parseManifest(text);
  } catch {
    return undefined;
  }
}

function toIso(text: string | undefined): string | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
