import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {promisify} from 'node:util';
import {lab} from './lab.ts';

/** A repository that no other test and no earlier run has used. */
export const newRepository = (registry: string = lab().LAB_REGISTRY): string =>
  `${registry}/t/${randomBytes(6).toString('hex')}/hello`;

export interface IndexEntry {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: {readonly os: string; readonly architecture: string};
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface StoredManifest {
  readonly digest: string;
  readonly mediaType: string;
  /** Of an index. */
  readonly manifests?: readonly IndexEntry[];
  /** Of an image. */
  readonly config?: {readonly digest: string};
  readonly layers?: readonly {readonly digest: string}[];
  readonly annotations?: Readonly<Record<string, string>>;
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json'
].join(', ');

async function ask(repository: string, path: string, accept = 'application/json'): Promise<Response> {
  const slash = repository.indexOf('/');
  const host = repository.slice(0, slash);
  const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
  const login = Buffer.from(`${LAB_USERNAME}:${LAB_PASSWORD}`).toString('base64');
  return fetch(`http://${host}/v2/${repository.slice(slash + 1)}/${path}`, {
    headers: {accept, ...(host === LAB_AUTH_REGISTRY ? {authorization: `Basic ${login}`} : {})}
  });
}

/** Every tag of a repository, those of the build cache among them. */
export async function allTags(repository: string): Promise<readonly string[]> {
  const answer = await ask(repository, 'tags/list');
  if (answer.status === 404) return [];
  const {tags} = (await answer.json()) as {tags: readonly string[] | null};
  return [...(tags ?? [])].sort();
}

export const publishedTags = async (repository: string): Promise<readonly string[]> =>
  (await allTags(repository)).filter(tag => !tag.startsWith('cache-'));

export const cacheTags = async (repository: string): Promise<readonly string[]> =>
  (await allTags(repository)).filter(tag => tag.startsWith('cache-'));

/** By tag or digest; undefined when the registry does not have it. */
export async function findManifest(repository: string, reference: string): Promise<StoredManifest | undefined> {
  const answer = await ask(repository, `manifests/${reference}`, MANIFEST_TYPES);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${repository}:${reference} answered ${answer.status}`);
  const digest = answer.headers.get('docker-content-digest') ?? '';
  return {...((await answer.json()) as StoredManifest), digest};
}

export async function manifestOf(repository: string, reference: string): Promise<StoredManifest> {
  const found = await findManifest(repository, reference);
  if (!found) throw new Error(`${repository}:${reference} is not there`);
  return found;
}

export interface StoredConfig {
  readonly os: string;
  readonly architecture: string;
  readonly config: {
    readonly Labels?: Readonly<Record<string, string>>;
    /** Times in nanoseconds. */
    readonly Healthcheck?: {
      readonly Test: readonly string[];
      readonly Interval?: number;
      readonly StartPeriod?: number;
    };
  };
}

/** The config of an image manifest. */
export async function configOf(repository: string, manifestDigest: string): Promise<StoredConfig> {
  const {config} = await manifestOf(repository, manifestDigest);
  const answer = await ask(repository, `blobs/${config?.digest}`);
  if (!answer.ok) throw new Error(`the config of ${repository}@${manifestDigest} answered ${answer.status}`);
  return (await answer.json()) as StoredConfig;
}

export interface TaggedImages {
  readonly digest: string;
  /** `linux/amd64` → digest of the image manifest. */
  readonly images: Readonly<Record<string, string>>;
  /** Entries of the index that no engine runs: attestations. */
  readonly others: readonly IndexEntry[];
}

const ATTESTATION = 'vnd.docker.reference.type';

/** What a tag of several platforms points at. */
export async function taggedImages(repository: string, tag: string): Promise<TaggedImages> {
  const {digest, manifests} = await manifestOf(repository, tag);
  if (!manifests) throw new Error(`${repository}:${tag} is no index`);
  const images = manifests.filter(({annotations}) => annotations?.[ATTESTATION] === undefined);
  return {
    digest,
    images: Object.fromEntries(
      images.map(({platform, digest: image}) => [`${platform?.os}/${platform?.architecture}`, image])
    ),
    others: manifests.filter(({annotations}) => annotations?.[ATTESTATION] !== undefined)
  };
}

/** Tag → digest, of every published tag. */
export async function tagDigests(repository: string): Promise<Readonly<Record<string, string>>> {
  const tags = await publishedTags(repository);
  return Object.fromEntries(
    await Promise.all(tags.map(async tag => [tag, (await manifestOf(repository, tag)).digest] as const))
  );
}

/** Whether a push to the repository has got as far as its first layer, which every image of these tests shares. */
export async function hasBaseLayer(repository: string): Promise<boolean> {
  const base = `${lab().LAB_MIRROR}/library/busybox`;
  const {images} = await taggedImages(base, '1.36');
  const {layers = []} = await manifestOf(base, images['linux/amd64'] ?? '');
  const [digest] = layers.map(layer => layer.digest);
  const answer = await ask(repository, `blobs/${digest}`);
  await answer.body?.cancel();
  return answer.ok;
}

/** The second opinion. */
export const crane = async (...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(`${lab().LAB_BIN}/crane`, args)).stdout.trim();
