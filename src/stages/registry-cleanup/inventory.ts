import type {RetentionRule} from '../../inputs/retention.ts';
import type {Digest} from '../../oci/digest.ts';
import type {Inventory, ManifestNode, StoredManifest, StoredTag} from '../../oci/inventory.ts';
import {type JudgeContext, ruleOf, untaggedRule} from '../../plan/retention/judge.ts';
import {looseManifests} from '../../plan/retention/reach.ts';
import type {PackageStore} from '../../ports/package-store.ts';

export type Nodes = ReadonlyMap<Digest, ManifestNode>;

/** The same tags; those that a rule is for, with their age. */
export const withAges = (
  tags: readonly StoredTag[],
  rules: readonly RetentionRule[],
  context: JudgeContext,
  store: PackageStore
): Promise<readonly StoredTag[]> =>
  Promise.all(
    tags.map(async tag => {
      if (tag.createdAt !== undefined || ruleOf(tag.name, rules, context) === undefined) return tag;
      const age = await store.age(tag.digest);
      if (age === undefined) return tag;
      return {...tag, ...(age.of === 'build' ? {createdAt: age.at} : {sourceTime: age.at})};
    })
  );

/**
 * `nodes` with these manifests and what `next` names below them. A manifest that is not there any more needs nothing.
 */
export async function withNodes(
  nodes: Nodes,
  digests: Iterable<Digest>,
  next: (node: ManifestNode) => readonly Digest[],
  store: PackageStore
): Promise<Nodes> {
  const known = new Map(nodes);
  const seen = new Set<Digest>();
  let level = [...new Set(digests)];
  while (level.length > 0) {
    for (const digest of level) seen.add(digest);
    const found = await Promise.all(level.map(async digest => known.get(digest) ?? store.node(digest)));
    for (const node of found) if (node) known.set(node.digest, node);
    level = [...new Set(found.flatMap(node => (node ? next(node) : [])))].filter(digest => !seen.has(digest));
  }
  return known;
}

export interface Contents {
  readonly nodes: Nodes;
  /** Manifests that no tag needs. */
  readonly loose: readonly StoredManifest[];
}

/** What every tag needs, and what nothing needs. */
export async function readContents(
  {tags, untagged = []}: Inventory,
  rules: readonly RetentionRule[],
  now: string,
  store: PackageStore
): Promise<Contents> {
  const nested = (node: ManifestNode): readonly Digest[] => node.nested;
  const tagged = await withNodes(
    new Map(),
    tags.map(({digest}) => digest),
    nested,
    store
  );
  const unknown = looseManifests(untagged, {tags, nodes: tagged});
  // Those that are old and stay are nobody's business; new ones may be on their way to a tag.
  const judged = untaggedRule(rules) ? unknown : unknown.filter(one => isFresh(one, now));
  const nodes = await withNodes(
    tagged,
    judged.map(({digest}) => digest),
    nested,
    store
  );
  return {nodes, loose: looseManifests(judged, {tags, nodes})};
}

const DAY_MS = 86_400_000;

const isFresh = ({createdAt}: StoredManifest, now: string): boolean =>
  createdAt === undefined || Date.parse(now) - Date.parse(createdAt) < DAY_MS;

/** `nodes` with the signatures that the registry knows of these manifests. */
export async function withReferrers(nodes: Nodes, digests: readonly Digest[], store: PackageStore): Promise<Nodes> {
  const [first, ...rest] = digests;
  if (first === undefined) return nodes;
  // A registry that cannot tell says so once.
  const found = [await store.referrers(first), ...(await Promise.all(rest.map(digest => store.referrers(digest))))];
  return withNodes(nodes, found.flat(), node => node.children, store);
}
