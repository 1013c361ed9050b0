import type {RetentionRule} from '../../inputs/retention.ts';
import type {Inventory, StoredTag} from '../../oci/inventory.ts';
import {type JudgeContext, judgeTags, judgeUntagged, untaggedRule} from '../../plan/retention/judge.ts';
import {planRemoval, type Removal, type RemovalRequest} from '../../plan/retention/reach.ts';
import type {PackageStore} from '../../ports/package-store.ts';
import type {KeptItem} from '../../report/cleanup-result.ts';
import {type Nodes, readContents, withAges, withNodes, withReferrers} from './inventory.ts';

/** What is looked for in a repository: tags by their names, or by rules. */
export type Search =
  | {readonly purpose: 'pull-request'; readonly names: readonly string[]; readonly reason: string}
  | {readonly purpose: 'retention'; readonly rules: readonly RetentionRule[]};

export interface Selected {
  readonly removal: Removal;
  /** Tag or digest → why it goes. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly kept: readonly KeptItem[];
  readonly nodes: Nodes;
  /** What the removal was worked out from, to do it again; absent where nothing is to go. */
  readonly request?: RemovalRequest;
  /** What stays and cannot be read: nobody knows what it needs, so that no manifest is removed. */
  readonly unreadable: readonly string[];
}

const NOTHING: Removal = {untag: [], groups: []};

/** Decides what leaves a repository. Reads only; as much as it takes to know what everything else needs. */
export async function select(
  inventory: Inventory,
  search: Search,
  context: JudgeContext,
  store: PackageStore
): Promise<Selected> {
  const rules = search.purpose === 'retention' ? search.rules : [];
  const tags = await withAges(inventory.tags, rules, context, store);
  const verdicts = search.purpose === 'retention' ? judgeTags(tags, rules, context) : namedTags(tags, search);
  const reasons = new Map(verdicts.filter(({keep}) => !keep).map(({item, reason}) => [item.name, reason]));
  const kept = verdicts.filter(({keep}) => keep).map(({item, reason}) => ({name: item.name, reason, failed: false}));
  const judgesUntagged = inventory.untagged !== undefined && untaggedRule(rules) !== undefined;
  if (reasons.size === 0 && !judgesUntagged) return {removal: NOTHING, reasons, kept, nodes: new Map(), unreadable: []};

  const contents = await readContents(inventory, rules, context.now, store);
  const judged = judgeUntagged(contents.loose, rules, context.now);
  const leaving = judged.filter(({keep}) => !keep).map(({item, reason}) => [item.digest, reason] as const);
  const removeManifests = new Set(leaving.map(([digest]) => digest));
  const tops = [...tags.filter(({name}) => reasons.has(name)).map(({digest}) => digest), ...removeManifests];
  const nodes = await withNodes(contents.nodes, tops, node => node.children, store);
  const request: RemovalRequest = {
    tags,
    keptManifests: new Set(contents.loose.map(({digest}) => digest).filter(digest => !removeManifests.has(digest))),
    removeTags: new Set(reasons.keys()),
    removeManifests,
    nodes
  };
  const alone = planRemoval(request);
  const complete = await withReferrers(
    nodes,
    alone.groups.flat().map(({digest}) => digest),
    store
  );
  const {removal, spared} = spareLast({...request, nodes: complete}, store);
  const unreadable = store.traits.removesManifests ? unreadableIn(inventory, {...request, nodes: complete}) : [];
  const going = unreadable.length > 0 ? tagsAlone(removal, request) : removal;
  const named = unreadable.length > 0 ? [...reasons] : [...reasons, ...leaving];
  return {
    removal: going,
    request: {...request, nodes: complete},
    unreadable,
    reasons: new Map(named.filter(([name]) => !spared.includes(name))),
    kept: [
      ...kept,
      ...judged.filter(({keep}) => keep).map(({item, reason}) => ({name: item.digest, reason, failed: false})),
      ...spared.map(name => ({name, reason: 'the registry keeps the last version that has a tag', failed: false}))
    ],
    nodes: complete
  };
}

/** What stays, and whose own parts nobody can tell. */
function unreadableIn(
  {dangling = []}: Inventory,
  {tags, removeTags, keptManifests, nodes}: RemovalRequest
): readonly string[] {
  const kept = tags.filter(({name, digest}) => !removeTags.has(name) && !nodes.has(digest)).map(({name}) => name);
  return [...dangling, ...kept, ...[...keptManifests].filter(digest => !nodes.has(digest))];
}

/** The tags leave their manifests, and these stay. */
const tagsAlone = (removal: Removal, {tags}: RemovalRequest): Removal => {
  const leaving = new Set([...removal.untag.map(({name}) => name), ...removal.groups.flat().flatMap(one => one.tags)]);
  return {untag: tags.filter(({name}) => leaving.has(name)), groups: []};
};

const namedTags = (tags: readonly StoredTag[], {names, reason}: Search & {purpose: 'pull-request'}) =>
  tags.filter(({name}) => names.includes(name)).map(item => ({item, keep: false, reason}));

/** Where the last tag cannot go, the newest one stays. */
export function spareLast(
  request: RemovalRequest,
  {traits}: PackageStore
): {readonly removal: Removal; readonly spared: readonly string[]} {
  const removal = planRemoval(request);
  const gone = new Set(removal.groups.flat().map(({digest}) => digest));
  if (!traits.keepsLastTagged || request.tags.some(({digest}) => !gone.has(digest))) return {removal, spared: []};
  const [newest] = request.tags
    .filter(({name}) => request.removeTags.has(name))
    .toSorted((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''));
  if (!newest) return {removal, spared: []};
  const spared = request.tags.filter(({digest}) => digest === newest.digest).map(({name}) => name);
  const removeTags = new Set([...request.removeTags].filter(name => !spared.includes(name)));
  return {removal: planRemoval({...request, removeTags}), spared};
}
