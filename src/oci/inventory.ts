import {digestOf} from './descriptor.ts';
import {type Digest, parseDigest} from './digest.ts';
import {list} from './json.ts';

/** Tags and manifests of one repository, as far as its registry tells. */
export interface Inventory {
  readonly tags: readonly StoredTag[];
  /** Manifests without a tag, the parts of tagged indexes among them; absent: the registry does not list them. */
  readonly untagged?: readonly StoredManifest[];
  /** Tags that the registry lists and has no manifest of: nobody knows what they need. */
  readonly dangling?: readonly string[];
}

export interface StoredManifest {
  readonly digest: Digest;
  /** When it was uploaded, ISO 8601; absent where the registry does not tell. */
  readonly createdAt?: string;
  /** The time of its commit, ISO 8601, where nothing tells when it was built. */
  readonly sourceTime?: string;
}

export interface StoredTag extends StoredManifest {
  readonly name: string;
}

/** A manifest and what it needs. */
export interface ManifestNode {
  readonly digest: Digest;
  /** Manifests of an index, attestations among them. */
  readonly children: readonly Digest[];
  /** Those of them that are indexes themselves. */
  readonly nested: readonly Digest[];
  /** What a signature, SBOM or other referrer is about. */
  readonly subject?: Digest;
  /** Config and layers. */
  readonly blobs: readonly Blob[];
}

export interface Blob {
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
}

/**
 * Reads an index, an image manifest, or an artifact of any kind.
 * @param bytes exactly as the registry sent them, for the digest
 * @throws Error for what is none, or names a part by no digest.
 */
export function parseNode(bytes: string): ManifestNode {
  const {manifests, config, layers, blobs, subject} = JSON.parse(bytes) as Readonly<Record<string, unknown>>;
  const parts = [...(config === undefined ? [] : [config]), ...list(layers), ...list(blobs)];
  return {
    digest: digestOf(bytes),
    children: list(manifests).map(digestIn),
    nested: list(manifests).filter(isIndex).map(digestIn),
    ...(subject === undefined || subject === null ? {} : {subject: digestIn(subject)}),
    blobs: parts.map(part => ({digest: digestIn(part), size: Number((part as {size?: unknown}).size) || 0}))
  };
}

const isIndex = (descriptor: unknown): boolean =>
  /index|manifest\.list/.test(String((descriptor as {mediaType?: unknown}).mediaType));

const digestIn = (descriptor: unknown): Digest => parseDigest(String((descriptor as {digest?: unknown}).digest));

const COMPANION = /^(sha256)-([0-9a-f]{64})(?:\.[\w.-]+)?$/;

/**
 * The manifest that a tag of signatures and the like is about: `sha256-HEX.sig` of cosign, `sha256-HEX` of the referrers
 * tag schema. Undefined for every other tag.
 */
export function subjectOfTag(tag: string): Digest | undefined {
  const [, algorithm, hex] = COMPANION.exec(tag) ?? [];
  return hex === undefined ? undefined : parseDigest(`${algorithm}:${hex}`);
}
