import {createHash} from 'node:crypto';
import {type Digest, parseDigest} from './digest.ts';
import type {Platform} from './platform.ts';

/** OCI content descriptor; sizes are bytes. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What a registry answers for a reference: an image index or one image manifest. */
export type Manifest =
  | {readonly kind: 'index'; readonly digest: Digest; readonly manifests: readonly Descriptor[]}
  | {
      readonly kind: 'image';
      readonly digest: Digest;
      readonly config: Descriptor;
      readonly layers: readonly Descriptor[];
      readonly annotations?: Readonly<Record<string, string>>;
    };

const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json'
];

/** Digest of exactly these bytes. */
export const digestOf = (bytes: string | Uint8Array): Digest =>
  parseDigest(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);

/**
 * Reads an index or a manifest (OCI image spec or Docker schema 2).
 * @param bytes exactly as the registry sent them, for the digest
 * @throws Error when it is neither.
 */
export function parseManifest(bytes: string): Manifest {
  const json = JSON.parse(bytes) as Record<string, unknown>;
  const digest = digestOf(bytes);
  const mediaType = String(json.mediaType ?? '');
  if (INDEX_TYPES.includes(mediaType) || Array.isArray(json.manifests)) {
    return {kind: 'index', digest, manifests: list(json.manifests).map(parseDescriptor)};
  }
  if (json.config !== undefined && Array.isArray(json.layers)) {
    return {
      kind: 'image',
      digest,
      config: parseDescriptor(json.config),
      layers: json.layers.map(parseDescriptor),
      ...(json.annotations ? {annotations: json.annotations as Record<string, string>} : {})
    };
  }
  throw new Error(`neither an image index nor an image manifest (media type "${mediaType}")`);
}

function parseDescriptor(value: unknown): Descriptor {
  const {mediaType, digest, size, platform, annotations} = value as Record<string, unknown>;
  return {
    mediaType: String(mediaType ?? ''),
    digest: parseDigest(String(digest)),
    size: Number(size),
    ...(platform ? {platform: readPlatform(platform as Record<string, unknown>)} : {}),
    ...(annotations ? {annotations: annotations as Record<string, string>} : {})
  };
}

const readPlatform = ({os, architecture, variant}: Record<string, unknown>): Platform => {
  const normalVariant = architecture === 'arm64' && variant === 'v8' ? undefined : variant;
  return {
    os: String(os),
    architecture: String(architecture),
    ...(normalVariant ? {variant: String(normalVariant)} : {})
  };
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The runnable images of an index: attestation manifests (`unknown/unknown`) left out. */
export const imageDescriptors = (manifests: readonly Descriptor[]): readonly Descriptor[] =>
  manifests.filter(({platform}) => platform === undefined || platform.os !== 'unknown');

/** Bytes a client downloads for one image: its config and layers, compressed. */
export const compressedSize = (image: Manifest & {kind: 'image'}): number =>
  image.config.size + image.layers.reduce((sum, layer) => sum + layer.size, 0);
