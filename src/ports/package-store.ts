import type {Digest} from '../oci/digest.ts';
import type {ImageAge} from '../oci/image-age.ts';
import type {Inventory, ManifestNode} from '../oci/inventory.ts';

/** Tags and manifests of one repository, for removing them. Everything rejects with an ActionError when no answer comes. */
export interface PackageStore {
  readonly traits: StoreTraits;
  /** Empty where the repository is not there. */
  list(): Promise<Inventory | RefusedDeletion>;
  /** Undefined where the manifest is not there. */
  node(digest: Digest): Promise<ManifestNode | undefined>;
  /** Signatures and the like that the registry knows of a manifest. */
  referrers(digest: Digest): Promise<readonly Digest[]>;
  /** Of what a tag points at, for tags that were listed without; undefined: nothing says it. */
  age(digest: Digest): Promise<ImageAge | undefined>;
  /**
   * The tags that a manifest has right now, as far as a question or two tell.
   * @param known those that it had
   */
  tagsOf(digest: Digest, known: readonly string[]): Promise<readonly string[]>;
  /** Takes a tag away; its manifest and other tags stay. One that is not there is removed already. */
  untag(tag: string): Promise<Deletion>;
  /** Removes a manifest with all of its tags. One that is not there is removed already. */
  remove(digest: Digest): Promise<Deletion>;
}

export interface StoreTraits {
  /** False: the registry removes tags alone, and keeps house itself. */
  readonly removesManifests: boolean;
  /** The registry refuses to delete the last version that has a tag. */
  readonly keepsLastTagged: boolean;
  /** What its ages are, a clause: "the time of the upload". */
  readonly age: string;
}

export type Deletion = {readonly done: true} | RefusedDeletion;

export interface RefusedDeletion {
  readonly done: false;
  /** `unsupported` and `forbidden` go for the whole repository, `refused` for this one. */
  readonly kind: 'unsupported' | 'forbidden' | 'refused';
  /** A clause: "the registry answers 405". */
  readonly reason: string;
  readonly remedy: string;
}
