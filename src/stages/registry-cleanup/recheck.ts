import type {Digest} from '../../oci/digest.ts';
import type {Inventory, ManifestNode, StoredTag} from '../../oci/inventory.ts';
import {planRemoval, type RemovalRequest} from '../../plan/retention/reach.ts';
import type {PackageStore} from '../../ports/package-store.ts';
import {withNodes} from './inventory.ts';

/** What a second look says of one tag or manifest that was to go: it may, it is gone already, or it stays for a reason. */
export interface Recheck {
  readonly tag: (name: string) => 'goes' | 'gone' | {readonly stays: string};
  readonly manifest: (digest: Digest) => 'goes' | {readonly stays: string};
}

export const WRITTEN = 'it was written again while the clean-up was running';
export const NEEDED = 'a tag that was written while the clean-up was running may need it';

/**
 * Looks again at what was to be removed, by a list that is fresh: a tag that was moved meanwhile stays, and so does every
 * manifest that a tag or an upload of the meantime needs.
 * @param first the list that was judged
 */
export async function recheck(
  request: RemovalRequest,
  first: Inventory,
  fresh: Inventory,
  store: PackageStore
): Promise<Recheck> {
  const before = new Map(request.tags.map(({name, digest}) => [name, digest]));
  const now = new Map(fresh.tags.map(({name, digest}) => [name, digest]));
  const isSame = ({name, digest}: StoredTag): boolean => before.get(name) === digest;
  const uploaded = newUploads(first, fresh);
  const added = [...fresh.tags.filter(tag => !isSame(tag)).map(({digest}) => digest), ...uploaded];
  const nested = (node: ManifestNode): readonly Digest[] => node.nested;
  const nodes = added.length === 0 ? request.nodes : await withNodes(request.nodes, added, nested, store);
  const isKnown = (fresh.dangling ?? []).length === 0 && added.every(digest => nodes.has(digest));
  const tagged = new Set(fresh.tags.map(({digest}) => digest));
  // What has gone already, by this clean-up perhaps, is not there to keep its parts.
  const gone = request.tags.filter(({name}) => request.removeTags.has(name) && !now.has(name));
  const going = fresh.tags.filter(tag => request.removeTags.has(tag.name) && isSame(tag));
  const {untag, groups} = planRemoval({
    nodes,
    tags: [...fresh.tags, ...gone],
    removeTags: new Set([...going, ...gone].map(({name}) => name)),
    removeManifests: new Set([...request.removeManifests].filter(digest => !tagged.has(digest))),
    keptManifests: new Set([...request.keptManifests, ...uploaded])
  });
  const removable = new Set(groups.flat().map(({digest}) => digest));
  const untagged = new Set([...untag.map(({name}) => name), ...groups.flat().flatMap(({tags}) => tags)]);
  return {
    tag: name => {
      const digest = now.get(name);
      if (digest === undefined) return 'gone';
      if (digest !== before.get(name)) return {stays: WRITTEN};
      return untagged.has(name) ? 'goes' : {stays: NEEDED};
    },
    manifest: digest => {
      if (!isKnown && store.traits.removesManifests) return {stays: 'a tag has appeared whose manifest cannot be read'};
      return removable.has(digest) ? 'goes' : {stays: NEEDED};
    }
  };
}

/** Manifests without a tag that were not there before: they may be on their way to one. */
function newUploads(first: Inventory, fresh: Inventory): readonly Digest[] {
  const known = new Set([...first.tags, ...(first.untagged ?? [])].map(({digest}) => digest));
  return (fresh.untagged ?? []).map(({digest}) => digest).filter(digest => !known.has(digest));
}
