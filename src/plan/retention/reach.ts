import type {Digest} from '../../oci/digest.ts';
import {type ManifestNode, type StoredManifest, type StoredTag, subjectOfTag} from '../../oci/inventory.ts';

/** A repository and what shall leave it. */
export interface RemovalRequest {
  readonly tags: readonly StoredTag[];
  /** Manifests without a tag that stay whatever happens. */
  readonly keptManifests: ReadonlySet<Digest>;
  /** Names of tags. */
  readonly removeTags: ReadonlySet<string>;
  /** Manifests without a tag. */
  readonly removeManifests: ReadonlySet<Digest>;
  /** What each manifest needs; one that is not in it needs nothing. */
  readonly nodes: ReadonlyMap<Digest, ManifestNode>;
}

export interface Removal {
  /** Tags to take off a manifest that something else needs. */
  readonly untag: readonly StoredTag[];
  /** Parts come in an earlier group than what is made of them; the order within a group does not matter. */
  readonly groups: readonly (readonly RemovedManifest[])[];
}

export interface RemovedManifest {
  readonly digest: Digest;
  /** All of its tags: they go with it. */
  readonly tags: readonly string[];
}

/**
 * What can be removed so that everything which is kept stays whole: a kept tag keeps its manifest, the parts of an
 * index, and their signatures; what is removed takes along its parts and signatures that nothing else needs.
 */
export function planRemoval(request: RemovalRequest): Removal {
  const {tags, removeTags, keptManifests, removeManifests} = request;
  const around = neighbours(request);
  const removed = tags.filter(({name}) => removeTags.has(name));
  const tops = [...removed.map(({digest}) => digest), ...removeManifests];
  const wanted = closure(tops, around);
  const rest = tags.filter(({name}) => !removeTags.has(name));
  // The tag of a signature keeps nothing by itself while what it is about goes.
  const kept = rest.filter(({name}) => !wanted.has(subjectOfTag(name) as Digest));
  const needed = closure(withSubjects([...kept.map(({digest}) => digest), ...keptManifests], request), around);
  const doomed = closure(
    tops.filter(digest => !needed.has(digest)),
    digest => around(digest).filter(next => !needed.has(next))
  );
  const companions = rest.filter(({name}) => doomed.has(subjectOfTag(name) as Digest));
  return {
    untag: [...removed, ...companions].filter(({digest}) => needed.has(digest)),
    groups: inOrder([...doomed], around, request.nodes).map(group =>
      group.map(digest => ({digest, tags: tags.filter(tag => tag.digest === digest).map(({name}) => name)}))
    )
  };
}

/** Manifests without a tag that no tag needs either: what failed runs and moved tags left. */
export function looseManifests(
  untagged: readonly StoredManifest[],
  {tags, nodes}: Pick<RemovalRequest, 'tags' | 'nodes'>
): readonly StoredManifest[] {
  const roots = tags.map(({digest}) => digest);
  const needed = closure(withSubjects(roots, {nodes}), neighbours({tags, nodes}));
  return untagged.filter(({digest}) => !needed.has(digest));
}

/** A signature that stays keeps what it is about. */
const withSubjects = (roots: readonly Digest[], {nodes}: Pick<RemovalRequest, 'nodes'>): readonly Digest[] => [
  ...roots,
  ...roots.flatMap(digest => nodes.get(digest)?.subject ?? [])
];

type Around = (digest: Digest) => readonly Digest[];

/** What stays and goes with a manifest: its parts, and what is said about it. */
function neighbours({tags, nodes}: Pick<RemovalRequest, 'tags' | 'nodes'>): Around {
  const about = new Map<Digest, Digest[]>();
  const add = (subject: Digest, digest: Digest): void => {
    about.set(subject, [...(about.get(subject) ?? []), digest]);
  };
  // What is part of an index belongs to that one alone: its attestations say what they are about, too.
  const parts = new Set([...nodes.values()].flatMap(({children}) => children));
  for (const {digest, subject} of nodes.values()) {
    if (subject !== undefined && !parts.has(digest)) add(subject, digest);
  }
  for (const {name, digest} of tags) {
    const subject = subjectOfTag(name);
    if (subject !== undefined) add(subject, digest);
  }
  return digest => [...(nodes.get(digest)?.children ?? []), ...(about.get(digest) ?? [])];
}

export function closure(roots: Iterable<Digest>, around: Around): ReadonlySet<Digest> {
  const seen = new Set(roots);
  // A set may grow while it is walked.
  for (const digest of seen) for (const next of around(digest)) seen.add(next);
  return seen;
}

/**
 * By their longest way down to a manifest that needs nothing; signatures before what they are about, so that a clean-up
 * which ends half way finds them again.
 */
function inOrder(
  digests: readonly Digest[],
  around: Around,
  nodes: RemovalRequest['nodes']
): readonly (readonly Digest[])[] {
  const members = new Set(digests);
  const depths = new Map<Digest, number>();
  const measure = (digest: Digest, above: ReadonlySet<Digest>): number => {
    const known = depths.get(digest);
    if (known !== undefined) return known;
    // What is about one of its own parts makes a circle.
    const path = new Set([...above, digest]);
    const below = around(digest).filter(next => members.has(next) && !path.has(next));
    const depth = Math.max(-1, ...below.map(next => measure(next, path))) + 1;
    depths.set(digest, depth);
    return depth;
  };
  for (const digest of digests) measure(digest, new Set());
  const depthOf = (digest: Digest): number => depths.get(digest) ?? -1;
  // Parts have no circles, and their order is the one that counts. No way down is longer than all manifests.
  for (let round = 0, isSettled = false; !isSettled && round < digests.length; round++) {
    isSettled = true;
    for (const digest of digests) {
      const least = Math.max(-1, ...(nodes.get(digest)?.children ?? []).map(depthOf)) + 1;
      if (depthOf(digest) >= least) continue;
      depths.set(digest, least);
      isSettled = false;
    }
  }
  const groups = Map.groupBy(digests, depthOf);
  return [...groups.keys()].toSorted((a, b) => a - b).map(depth => groups.get(depth) ?? []);
}
