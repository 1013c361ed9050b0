import {digestOf} from '../../../src/oci/descriptor.ts';
import type {Answered, Asked} from './serve.ts';

/** What a registry of one repository holds, and how it takes deletions. */
export interface RegistryState {
  readonly manifests: Map<string, string>;
  readonly tags: Map<string, string>;
  readonly blobs: Map<string, string>;
  /** Manifest → what refers to it, where the registry has the referrers API. */
  referrers?: ReadonlyMap<string, readonly string[]>;
  /** Distribution 2.8 refuses tags, 3.0 takes them. */
  deletesTags?: boolean;
  /** Answer to every deletion. */
  refuses?: number;
  /** Some registries keep what an index needs. */
  keepsParts?: boolean;
  pageSize?: number;
  /** Digest → time of its upload, where the registry tells it. */
  readonly stored?: ReadonlyMap<string, string>;
  /** Tags that are listed and have no manifest, as after a crash of a registry. */
  readonly dangling?: readonly string[];
}

export const emptyRegistry = (): RegistryState => ({manifests: new Map(), tags: new Map(), blobs: new Map()});

const IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

const describe = (mediaType: string, text: string) => ({mediaType, digest: digestOf(text), size: text.length});

/** Adds an image with a layer of its own of `size` bytes. */
export function addImage(
  {manifests, tags, blobs}: RegistryState,
  content: string,
  {tag = [] as readonly string[], created = '', label = '', subject = '', size = 100} = {}
): string {
  const config = JSON.stringify({
    content,
    ...(created === '' ? {} : {created}),
    ...(label === '' ? {} : {config: {Labels: {'org.opencontainers.image.created': label}}})
  });
  blobs.set(digestOf(config), config);
  const layer = {
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    digest: digestOf(`layer of ${content}`),
    size
  };
  const text = JSON.stringify({
    schemaVersion: 2,
    mediaType: IMAGE,
    config: {...describe('application/vnd.oci.image.config.v1+json', config), size: 1},
    layers: [layer],
    ...(subject === '' ? {} : {subject: {mediaType: IMAGE, digest: subject, size: 1}})
  });
  return add({manifests, tags}, text, tag);
}

/** What BuildKit attaches to an image: provenance whose build ended at this time. Not in any index yet. */
export function addProvenance(state: RegistryState, about: string, finishedOn: string): string {
  const statement = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://slsa.dev/provenance/v0.2',
    subject: [{digest: {sha256: about.slice('sha256:'.length)}}],
    predicate: {metadata: {buildStartedOn: finishedOn, buildFinishedOn: finishedOn}}
  });
  const config = JSON.stringify({architecture: 'unknown', os: 'unknown', rootfs: {type: 'layers', diff_ids: []}});
  for (const blob of [statement, config]) state.blobs.set(digestOf(blob), blob);
  const annotations = {'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2'};
  const text = JSON.stringify({
    schemaVersion: 2,
    mediaType: IMAGE,
    config: describe('application/vnd.oci.image.config.v1+json', config),
    layers: [{...describe('application/vnd.in-toto+json', statement), annotations}]
  });
  const digest = add(state, text, []);
  attestations.add(digest);
  return digest;
}

const attestations = new Set<string>();

export function addIndex(state: RegistryState, children: readonly string[], tag: readonly string[] = []): string {
  const entries = children.map(digest => {
    const text = state.manifests.get(digest) ?? '';
    return {
      ...describe((JSON.parse(text) as {mediaType: string}).mediaType, text),
      ...(attestations.has(digest)
        ? {
            platform: {os: 'unknown', architecture: 'unknown'},
            annotations: {'vnd.docker.reference.type': 'attestation-manifest'}
          }
        : {platform: {os: 'linux', architecture: 'amd64'}})
    };
  });
  return add(state, JSON.stringify({schemaVersion: 2, mediaType: INDEX, manifests: entries}), tag);
}

function add({manifests, tags}: Pick<RegistryState, 'manifests' | 'tags'>, text: string, names: readonly string[]) {
  const digest = digestOf(text);
  manifests.set(digest, text);
  for (const name of names) tags.set(name, digest);
  return digest;
}

const error = (code: string): object => ({errors: [{code, message: code.toLowerCase().replaceAll('_', ' ')}]});

/** The OCI distribution protocol for `/v2/acme/hello`; undefined for what is none of its business. */
export function answerRegistry(state: RegistryState, {method, url, body}: Asked): Answered | undefined {
  const [, kind = '', reference = ''] =
    /^\/v2\/acme\/hello\/(manifests|tags|blobs|referrers)\/(.*)$/.exec(url.pathname) ?? [];
  if (kind === 'tags') return listTags(state, url);
  if (kind === 'referrers') return listReferrers(state, reference);
  if (kind === 'blobs' && method === 'POST')
    return {status: 202, headers: {location: `/v2/acme/hello/blobs/uploads/1?state=x`}};
  if (kind === 'blobs' && method === 'PUT') {
    const digest = url.searchParams.get('digest') ?? '';
    if (digest !== digestOf(body)) return {status: 400, body: error('DIGEST_INVALID')};
    state.blobs.set(digest, body);
    return {status: 201};
  }
  if (kind === 'blobs')
    return state.blobs.has(reference) ? {status: 200, body: state.blobs.get(reference) ?? ''} : {status: 404};
  if (kind !== 'manifests') return undefined;
  if (method === 'PUT') {
    const digest = digestOf(body);
    const {config, manifests = []} = JSON.parse(body) as {config?: {digest: string}; manifests?: {digest: string}[]};
    const isWhole =
      (!config || state.blobs.has(config.digest)) && manifests.every(one => state.manifests.has(one.digest));
    if (!isWhole) return {status: 400, body: error('MANIFEST_BLOB_UNKNOWN')};
    state.manifests.set(digest, body);
    if (!reference.includes(':')) state.tags.set(reference, digest);
    return {status: 201};
  }
  if (method === 'DELETE') return deleteManifest(state, reference);
  const digest = state.tags.get(reference) ?? reference;
  const text = state.manifests.get(digest);
  if (text === undefined) return {status: 404, body: error('MANIFEST_UNKNOWN')};
  const modified = state.stored?.get(digest);
  const headers = {'docker-content-digest': digest, ...(modified ? {'last-modified': modified} : {})};
  return {status: 200, body: text, headers};
}

function listTags({tags, dangling = [], pageSize = 1000}: RegistryState, url: URL): Answered {
  if (tags.size === 0) return {status: 404, body: error('NAME_UNKNOWN')};
  const names = [...tags.keys(), ...dangling].sort();
  const from = names.findIndex(name => name > (url.searchParams.get('last') ?? ''));
  const page = from < 0 ? [] : names.slice(from, from + pageSize);
  const link = `</v2/acme/hello/tags/list?n=${pageSize}&last=${page.at(-1)}>; rel="next"`;
  return {status: 200, body: {name: 'acme/hello', tags: page}, headers: page.at(-1) === names.at(-1) ? {} : {link}};
}

function listReferrers({referrers, manifests}: RegistryState, subject: string): Answered {
  if (!referrers) return {status: 404};
  const entries = (referrers.get(subject) ?? []).map(digest => describe(IMAGE, manifests.get(digest) ?? ''));
  return {status: 200, body: {schemaVersion: 2, mediaType: INDEX, manifests: entries}};
}

/** Removes a manifest with its tags, or a tag alone. */
export function deleteManifest(state: RegistryState, reference: string): Answered {
  const {manifests, tags} = state;
  if (state.refuses) return {status: state.refuses, body: error(state.refuses === 405 ? 'UNSUPPORTED' : 'DENIED')};
  if (!reference.includes(':')) {
    if (!state.deletesTags) return {status: 400, body: error('DIGEST_INVALID')};
    return tags.delete(reference) ? {status: 202} : {status: 404};
  }
  const isPart = [...manifests.values()].some(text => text.includes(`"${reference}"`) && text.includes('"manifests"'));
  if (state.keepsParts && isPart) return {status: 409, body: error('MANIFEST_REFERENCED')};
  if (!manifests.delete(reference)) return {status: 404, body: error('MANIFEST_UNKNOWN')};
  for (const [name, digest] of tags) if (digest === reference) tags.delete(name);
  return {status: 202};
}
