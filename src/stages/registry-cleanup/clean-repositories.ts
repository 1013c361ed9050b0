import {ActionError} from '../../errors.ts';
import type {Digest} from '../../oci/digest.ts';
import {type Inventory, subjectOfTag} from '../../oci/inventory.ts';
import type {Repository} from '../../oci/reference.ts';
import type {CleanupPlan, CleanupRepository} from '../../plan/cleanup-plan.ts';
import {COMMIT_TIME_ONLY, isSparedByLook, type JudgeContext, untaggedRule} from '../../plan/retention/judge.ts';
import {rangesOf} from '../../plan/retention/resembles.ts';
import type {PackageStore, RefusedDeletion} from '../../ports/package-store.ts';
import type {CleanedRepository, CleanupResult} from '../../report/cleanup-result.ts';
import {count} from '../../report/format.ts';
import type {Failure, Notice} from '../../report/result.ts';
import {failureOf} from '../failure.ts';
import type {Nodes} from './inventory.ts';
import {type Recheck, recheck} from './recheck.ts';
import {type Left, type Removed, remove} from './remove.ts';
import {type Search, type Selected, select} from './select.ts';

export interface CleanupPorts {
  readonly createStore: (repository: Repository) => PackageStore;
  readonly signal: AbortSignal;
  /** ISO 8601. */
  readonly now: string;
  readonly onProgress: (line: string) => void;
}

type Cleaned = Pick<CleanupResult, 'outcome' | 'repositories' | 'failures' | 'warnings' | 'notes'>;

/** Cleans one repository after the other. A registry that cannot delete is a warning; one that does not answer a failure. */
export async function cleanRepositories(plan: CleanupPlan, ports: CleanupPorts): Promise<Cleaned> {
  const repositories: CleanedRepository[] = [];
  const failures: Failure[] = [];
  const warnings: Notice[] = [];
  const notes = new Set<string>();
  for (const target of plan.repositories) {
    const store = ports.createStore(target.repository);
    for (const search of searchesOf(target, plan)) {
      if (ports.signal.aborted) break;
      const cleaned = await clean({target, plan, search, store}, ports).catch((error: unknown) =>
        unanswered(target, error)
      );
      repositories.push(...cleaned.repositories);
      failures.push(...cleaned.failures);
      warnings.push(...cleaned.warnings);
      for (const note of cleaned.notes) notes.add(note);
    }
  }
  const outcome = ports.signal.aborted ? 'cancelled' : failures.length > 0 ? 'failure' : 'success';
  return {outcome, repositories, failures, warnings, notes: [...notes]};
}

function searchesOf({tags, shared}: CleanupRepository, {pullRequest, retention}: CleanupPlan): readonly Search[] {
  const reason = `of pull request ${pullRequest}`;
  return [
    ...(tags.length + shared.length > 0 ? [{purpose: 'pull-request', names: tags, reason} as const] : []),
    ...(retention ? [{purpose: 'retention', rules: retention.rules} as const] : [])
  ];
}

interface Task {
  readonly target: CleanupRepository;
  readonly plan: CleanupPlan;
  readonly search: Search;
  readonly store: PackageStore;
}

type Part = Pick<Cleaned, 'repositories' | 'failures' | 'warnings' | 'notes'>;
const NOTHING: Part = {repositories: [], failures: [], warnings: [], notes: []};

async function clean({target, plan, search, store}: Task, ports: CleanupPorts): Promise<Part> {
  const {name} = target.repository;
  const inventory = await store.list();
  if ('done' in inventory) return {...NOTHING, warnings: [refusal(name, inventory)]};
  const {forms} = target;
  const context = {
    now: ports.now,
    forms,
    branchTags: new Set(plan.branchTags),
    affixes: plan.affixes,
    ranges: rangesOf(inventory.tags.map(tag => tag.name))
  };
  const selected = await select(inventory, search, context, store);
  const dryRun = plan.dryRun || (search.purpose === 'retention' && (plan.retention?.dryRun ?? true));
  const outcome = dryRun ? asPlanned(selected) : await removeChecked(selected, inventory, store, ports.signal);
  ports.onProgress(
    `${name}: ${outcome.tags.length} of ${inventory.tags.length} tags ${dryRun ? 'would go' : 'removed'}.`
  );
  const likely = search.purpose === 'pull-request' ? likelyOnes(target, inventory) : [];
  const bytes = store.traits.removesManifests ? bytesOf(outcome.manifests, selected.nodes) : undefined;
  return {
    repositories: [
      {
        repository: name,
        purpose: search.purpose,
        dryRun,
        removed: outcome.tags.map(tag => ({name: tag, reason: selected.reasons.get(tag) ?? 'of a removed image'})),
        manifests: store.traits.removesManifests ? outcome.manifests : [],
        ...(bytes === undefined ? {} : {bytes}),
        kept: [
          ...(search.purpose === 'pull-request' ? target.shared : []).map(one => ({...one, failed: false})),
          ...likely.map(tag => ({
            name: tag,
            reason: 'it may be of an earlier commit of the pull request',
            failed: false
          })),
          ...selected.kept,
          ...outcome.left.map(one => ({name: one.name, reason: reasonOf(one), failed: !isSpared(one)}))
        ]
      }
    ],
    failures: failuresOf(outcome.left, name),
    warnings: [
      ...warningsOf(outcome.left, name),
      ...brokenWarning(outcome.left, name),
      ...unreadableWarning(selected, name)
    ],
    notes: [
      ...sparedNote(outcome.left, name),
      ...likelyNote(likely, name, plan.pullRequest),
      ...(search.purpose === 'retention' ? notesOf({search, name, context, store}, inventory, selected) : [])
    ]
  };
}

async function removeChecked(
  {removal, request}: Selected,
  first: Inventory,
  store: PackageStore,
  signal: AbortSignal
): Promise<Removed> {
  if (!request) return {tags: [], manifests: [], left: []};
  const look = async (): Promise<Recheck> => {
    const fresh = await store.list();
    if ('done' in fresh) throw new ActionError({code: 'registry-failed', message: fresh.reason, remedy: fresh.remedy});
    return recheck(request, first, fresh, store);
  };
  return remove(removal, {
    store,
    signal,
    look,
    partsOf: digest => request.nodes.get(digest)?.children ?? [],
    listsUntagged: first.untagged !== undefined
  });
}

/** What a run that is no dry run would do. */
const asPlanned = ({removal}: Selected) => {
  const manifests = removal.groups.flat();
  return {
    tags: [...removal.untag.map(({name}) => name), ...manifests.flatMap(({tags}) => tags)],
    manifests: manifests.map(({digest}) => digest),
    left: [] as readonly Left[]
  };
};

/** Layers that an image which stays is known to share are not counted. */
function bytesOf(digests: readonly string[], nodes: Nodes): number {
  const gone = new Set(digests);
  const blobs = [...nodes.values()].flatMap(({digest, blobs}) =>
    blobs.map(blob => ({...blob, gone: gone.has(digest)}))
  );
  const shared = new Set<Digest>(blobs.filter(blob => !blob.gone).map(({digest}) => digest));
  const freed = new Map(
    blobs.filter(blob => blob.gone && !shared.has(blob.digest)).map(({digest, size}) => [digest, size])
  );
  return [...freed.values()].reduce((sum, size) => sum + size, 0);
}

const reasonOf = ({why, broken}: Left): string =>
  `${why instanceof Error ? why.message : why.reason}${broken ? '; it is left without its images' : ''}`;

const isTrouble = ({why}: Left): boolean => why instanceof Error;

const isSpared = ({why}: Left): boolean => !(why instanceof Error) && why.kind === 'spared';

/** No answer: the job fails once for the repository, and is to be run again. */
function failuresOf(left: readonly Left[], name: string): readonly Failure[] {
  const troubles = left.filter(isTrouble);
  const why = troubles[0]?.why;
  if (!(why instanceof ActionError)) return [];
  return [{...failureOf(why), title: `${troubles.length} of ${name} could not be removed: ${why.message}`}];
}

function warningsOf(left: readonly Left[], name: string): readonly Notice[] {
  const reasons = new Map<string, {readonly why: RefusedDeletion; readonly names: string[]}>();
  for (const {name: item, why} of left) {
    if (why instanceof Error || why.kind === 'spared') continue;
    const known = reasons.get(why.reason) ?? {why, names: []};
    known.names.push(item);
    reasons.set(why.reason, known);
  }
  return [...reasons.values()].map(({why, names}) => refusal(`${names.length} of ${name} (${some(names)})`, why));
}

/** Others write tags at any time: it is nothing to act on. */
function sparedNote(left: readonly Left[], name: string): readonly string[] {
  const spared = left.filter(isSpared).map(one => one.name);
  return spared.length === 0
    ? []
    : [`${spared.length} of ${name} (${some(spared)}) stay: tags were written while the clean-up was running.`];
}

/** No run is known to have written them. */
function likelyOnes({tags, shared, isLikely}: CleanupRepository, inventory: Inventory): readonly string[] {
  const known = new Set([...tags, ...shared.map(one => one.name)]);
  return inventory.tags.map(tag => tag.name).filter(tag => !known.has(tag) && isLikely(tag));
}

const likelyNote = (likely: readonly string[], name: string, pullRequest: number | undefined): readonly string[] =>
  likely.length === 0
    ? []
    : [
        `${count(likely.length, 'tag')} of ${name} (${some(likely)}) may be of earlier commits of pull request ${pullRequest}, and no comment of its runs names them: they stay. Remove them by hand, or by a rule of "retention".`
      ];

function brokenWarning(left: readonly Left[], name: string): readonly Notice[] {
  const broken = left.filter(one => one.broken).map(one => one.name);
  if (broken.length === 0) return [];
  const message = `${broken.length} of ${name} (${some(broken)}) left without its images: they were removed before it, and it is still there. Nobody can pull it: run the job again, remove it by hand, or push it anew.`;
  return [{message}];
}

const unreadableWarning = ({unreadable}: Selected, name: string): readonly Notice[] =>
  unreadable.length === 0
    ? []
    : [
        {
          message: `No manifest of ${name} is removed, its tags alone are: the registry lists ${some(unreadable)} and has no manifest of it, so that nobody can tell what it needs. Push or delete what is named, and run the job again.`
        }
      ];

const refusal = (what: string, {reason, remedy}: RefusedDeletion): Notice => ({
  message: `${what} cannot be removed: ${reason}. ${remedy}`.trim()
});

const some = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')}, …`;

interface Noted {
  readonly search: Search & {readonly purpose: 'retention'};
  readonly name: string;
  readonly context: JudgeContext;
  readonly store: PackageStore;
}

function notesOf(
  {search: {rules}, name, context, store: {traits}}: Noted,
  {tags, untagged}: Inventory,
  {reasons, kept}: Selected
): readonly string[] {
  const judged = new Set([...reasons.keys(), ...kept.map(one => one.name)]);
  const others = tags.map(tag => tag.name).filter(tag => !judged.has(tag) && subjectOfTag(tag) === undefined);
  const spared = others.filter(tag => isSparedByLook(tag, rules, context));
  return [
    ...(others.length > 0 ? [`No rule is for ${count(others.length, 'tag')} of ${name}: they stay.`] : []),
    ...(spared.length > 0
      ? [
          `Of these, ${spared.length} (${some(spared)}) look like versions or branches with something around them, which wildcards do not take: name the "variants" of the image; for versions that may go "include-versions: true"; or such tags as they are.`
        ]
      : []),
    ...(rules.some(({keepDays}) => keepDays !== undefined && keepDays > 0)
      ? [`Ages in ${name} are ${traits.age}.`]
      : []),
    ...(kept.some(({reason}) => reason.startsWith(COMMIT_TIME_ONLY))
      ? [
          `Images in ${name} that have no provenance and carry the time of their commit are as old as nobody knows: "keep-days" never removes them, "keep-last" alone does.`
        ]
      : []),
    ...(untagged === undefined && untaggedRule(rules)
      ? [`The registry of ${name} does not list manifests without a tag: no rule for "untagged" is followed there.`]
      : [])
  ];
}

const unanswered = ({repository: {name}}: CleanupRepository, error: unknown): Part => {
  const failure = failureOf(error);
  return {...NOTHING, failures: [{...failure, title: `${name} was not cleaned: ${failure.title}`}]};
};
