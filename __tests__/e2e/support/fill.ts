import {createHash} from 'node:crypto';
import {lab} from './lab.ts';

/** What a test puts into a registry by HTTP: hundreds of images in a second. */
export interface Filler {
  /** A one-platform image; two with the same arguments are the same manifest. */
  image(tag: string | undefined, content: string, created?: string): Promise<string>;
  /** An index over manifests that are there. */
  index(tag: string, children: readonly string[], created?: string): Promise<string>;
  /** What cosign or oras attach to a manifest, under a tag or by its subject. */
  signature(tag: string | undefined, subject: string): Promise<string>;
  /** Another tag of the same manifest. */
  alias(tag: string, digest: string): Promise<void>;
}

const IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const LAYER = 'layer';
const CREATED = 'org.opencontainers.image.created';

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const describe = (mediaType: string, text: string) => ({mediaType, digest: digestOf(text), size: text.length});

export async function fill(repository: string): Promise<Filler> {
  const slash = repository.indexOf('/');
  const base = `http://${repository.slice(0, slash)}/v2/${repository.slice(slash + 1)}`;
  const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
  const login = Buffer.from(`${LAB_USERNAME}:${LAB_PASSWORD}`).toString('base64');
  const headers: Record<string, string> = repository.startsWith(LAB_AUTH_REGISTRY)
    ? {authorization: `Basic ${login}`}
    : {};
  const texts = new Map<string, {readonly text: string; readonly type: string}>();

  const upload = async (text: string): Promise<void> => {
    const started = await fetch(`${base}/blobs/uploads/`, {method: 'POST', headers});
    const url = new URL(started.headers.get('location') ?? '', base);
    url.searchParams.set('digest', digestOf(text));
    const done = await fetch(url, {method: 'PUT', headers, body: text});
    if (done.status !== 201) throw new Error(`a blob of ${repository} answered ${done.status}`);
  };
  const put = async (tag: string | undefined, type: string, text: string): Promise<string> => {
    const digest = digestOf(text);
    texts.set(digest, {text, type});
    const reply = await fetch(`${base}/manifests/${tag ?? digest}`, {
      method: 'PUT',
      headers: {...headers, 'content-type': type},
      body: text
    });
    if (reply.status !== 201) throw new Error(`${repository}:${tag} answered ${reply.status}: ${await reply.text()}`);
    return digest;
  };

  const rootfs = {type: 'layers', diff_ids: [digestOf(LAYER)]};
  const config = JSON.stringify({os: 'linux', architecture: 'amd64', rootfs});
  await Promise.all([upload(config), upload(LAYER)]);
  const manifest = (more: object): string =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: IMAGE,
      config: describe('application/vnd.oci.image.config.v1+json', config),
      layers: [describe('application/vnd.oci.image.layer.v1.tar', LAYER)],
      ...more
    });
  return {
    image: (tag, content, created) =>
      put(tag, IMAGE, manifest({annotations: {content, ...(created === undefined ? {} : {[CREATED]: created})}})),
    index: (tag, children, created) =>
      put(
        tag,
        INDEX,
        JSON.stringify({
          schemaVersion: 2,
          mediaType: INDEX,
          manifests: children.map((digest, at) => ({
            mediaType: IMAGE,
            digest,
            size: texts.get(digest)?.text.length ?? 0,
            platform: {os: 'linux', architecture: at === 0 ? 'amd64' : 'arm64'}
          })),
          annotations: {tag, ...(created === undefined ? {} : {[CREATED]: created})}
        })
      ),
    signature: (tag, subject) =>
      put(
        tag,
        IMAGE,
        manifest({annotations: {about: subject}, ...(tag ? {} : {subject: {...describe(IMAGE, ''), digest: subject}})})
      ),
    alias: async (tag, digest) => {
      const known = texts.get(digest);
      if (!known) throw new Error(`${digest} was not made here`);
      await put(tag, known.type, known.text);
    }
  };
}

export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
