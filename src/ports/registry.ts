import type {TagTarget} from '../context/facts.ts';
import type {RegistryLogin} from '../inputs/settings.ts';
import type {Manifest} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import type {ImageLayer} from '../oci/history.ts';
import type {Process} from './process.ts';

/** Reads manifests and writes tags of registries. */
export interface Registry {
  /**
   * Throws ActionError when the reference is not there or not readable.
   * @param written a moment ago, and perhaps not seen everywhere yet; goes without saying for a digest
   */
  manifest(reference: string, written?: boolean): Promise<Manifest>;
  /** The same for what may not be there; undefined when nobody tells. Never throws. */
  find(reference: string): Promise<Manifest | 'absent' | undefined>;
  /** The steps that made the layers of an image, in their order; none when they cannot be told. Never throws. */
  layers(reference: string): Promise<readonly ImageLayer[]>;
  /** Content of `repo@digest` as it comes; undefined where it cannot be read without the engine. */
  blob(reference: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** The tags of a repository, none when it is not there; undefined when the registry does not tell. */
  tags(repository: string): Promise<readonly string[] | undefined>;
  /** What a tag points at, as its labels or annotations say. Never throws. */
  target(reference: string): Promise<TagTarget>;
  /** Puts an index over the sources' manifests into a repository by its digest, without any tag. */
  upload(repository: string, sources: Omit<TagRequest, 'tags'>): Promise<Digest>;
  /**
   * Writes every tag over the sources' manifests; one source is copied byte for byte.
   * @throws ActionError, of the kind `unsent` where no tag was even tried
   */
  tag(request: TagRequest): Promise<void>;
}

/** How a registry is reached. */
export interface RegistryAccess {
  /** Folder of a Docker configuration with logins. */
  readonly dockerConfig: string;
  /** Further logins, used before those. */
  readonly logins: readonly RegistryLogin[];
  /** For what HTTP alone cannot do; absent where there is no builder, and nothing is written. */
  readonly buildx?: {readonly process: Process; readonly builder: Promise<string>};
}

export interface TagRequest {
  /** `repo:tag`. */
  readonly tags: readonly string[];
  /** `repo@digest`. */
  readonly sources: readonly string[];
  /** `index:key=value`. */
  readonly annotations: readonly string[];
  /** The only source stays what it is, an image without an index too. */
  readonly exact?: true;
}
