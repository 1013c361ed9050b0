import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {Readable} from 'node:stream';
import {createGunzip} from 'node:zlib';

/** The recipe that an index was made by, so that a changed recipe is made again. */
export const RECIPE = 'multiarch-build.lab.recipe';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** @typedef {{mediaType: string, digest: string, size: number}} Descriptor */
/** @typedef {{arch: string, layers: string[], config: object}} PlatformImage layers: files, each a gzipped tar */

const sha256 = data => `sha256:${createHash('sha256').update(data).digest('hex')}`;

async function sha256OfStream(stream) {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

async function expect(response, ...statuses) {
  if (statuses.includes(response.status)) return response;
  throw new Error(`${response.url}: status ${response.status}: ${(await response.text()).slice(0, 300)}`);
}

/** @param {string} repository URL of a repository, `http://localhost:1/v2/name` */
async function pushBlob(repository, digest, size, body) {
  const head = await fetch(`${repository}/blobs/${digest}`, {method: 'HEAD'});
  if (head.status === 200) return;
  const start = await expect(await fetch(`${repository}/blobs/uploads/`, {method: 'POST'}), 202);
  const target = new URL(start.headers.get('location') ?? '', repository);
  target.searchParams.set('digest', digest);
  const headers = {'content-type': 'application/octet-stream', 'content-length': String(size)};
  await expect(await fetch(target, {method: 'PUT', headers, body: body(), duplex: 'half'}), 201);
}

async function pushJson(repository, value, mediaType) {
  const bytes = Buffer.from(JSON.stringify(value));
  const digest = sha256(bytes);
  await pushBlob(repository, digest, bytes.length, () => bytes);
  return {mediaType, digest, size: bytes.length};
}

async function putManifest(repository, reference, value) {
  const bytes = Buffer.from(JSON.stringify(value));
  const headers = {'content-type': value.mediaType};
  await expect(
    await fetch(`${repository}/manifests/${reference ?? sha256(bytes)}`, {method: 'PUT', headers, body: bytes}),
    201
  );
  return {mediaType: value.mediaType, digest: sha256(bytes), size: bytes.length};
}

async function pushLayer(repository, file) {
  const {size} = await stat(file);
  const digest = await sha256OfStream(createReadStream(file));
  await pushBlob(repository, digest, size, () => Readable.toWeb(createReadStream(file)));
  const diffId = await sha256OfStream(createReadStream(file).pipe(createGunzip()));
  return {descriptor: {mediaType: LAYER, digest, size}, diffId};
}

/** @param {string} repository @param {PlatformImage} image */
async function pushPlatform(repository, {arch, layers, config}) {
  const pushed = [];
  for (const file of layers) pushed.push(await pushLayer(repository, file));
  const descriptors = pushed.map(({descriptor}) => descriptor);
  const diffIds = pushed.map(({diffId}) => diffId);
  const image = {
    created: '2024-01-01T00:00:00Z',
    architecture: arch,
    os: 'linux',
    config,
    rootfs: {type: 'layers', diff_ids: diffIds}
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: await pushJson(repository, image, CONFIG),
    layers: descriptors
  };
  const descriptor = await putManifest(repository, undefined, manifest);
  return {...descriptor, platform: {os: 'linux', architecture: arch}};
}

const repositoryUrl = (port, name) => `http://127.0.0.1:${port}/v2/${name}`;

/**
 * Pushes one index with an image per platform, under each of the tags.
 * @param {number} port @param {string} name @param {{tags: string[], recipe: string, images: PlatformImage[]}} index
 */
export async function pushIndex(port, name, {tags, recipe, images}) {
  const repository = repositoryUrl(port, name);
  const manifests = [];
  for (const image of images) manifests.push(await pushPlatform(repository, image));
  const index = {schemaVersion: 2, mediaType: INDEX, manifests, annotations: {[RECIPE]: recipe}};
  for (const tag of tags) await putManifest(repository, tag, index);
}

const getManifest = async (repository, reference) =>
  fetch(`${repository}/manifests/${reference}`, {headers: {accept: `${INDEX}, ${MANIFEST}`}});

/** @returns {Promise<boolean>} whether the registry has this image, made by this recipe */
export async function hasIndex(port, name, tag, recipe) {
  const response = await getManifest(repositoryUrl(port, name), tag);
  if (response.status !== 200) return false;
  return (await response.json()).annotations?.[RECIPE] === recipe;
}
