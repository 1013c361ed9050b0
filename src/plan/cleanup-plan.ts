import type {Facts} from '../context/facts.ts';
import type {RetentionSettings} from '../inputs/retention.ts';
import type {Settings} from '../inputs/settings.ts';
import {parseRepository, type Repository} from '../oci/reference.ts';
import {movingTagsOfBranch, planOfBranch} from './plan-of-branch.ts';
import {type PreviewForm, previewForm} from './preview/form.ts';
import {ownReferences, type TagReference, toText} from './preview/references.ts';
import {decidePush} from './push.ts';
import {type Affixes, tagAffixes} from './retention/affixes.ts';
import {hasWildcard} from './retention/match.ts';
import {resemblance} from './retention/resembles.ts';
import {type TagForm, tagForms} from './retention/tag-forms.ts';
import {isVersionTag} from './retention/version-tag.ts';
import {toTagName} from './tag-name.ts';

/** What a clean-up looks for: a pure value. */
export interface CleanupPlan {
  /** False: nothing is touched, for this reason. */
  readonly allowed: boolean;
  /** A clause: "the pull request comes from the fork mona/hello". */
  readonly reason: string;
  /** The closed pull request whose tags and caches go. */
  readonly pullRequest?: number;
  readonly repositories: readonly CleanupRepository[];
  readonly retention?: RetentionSettings;
  /** Nothing is removed, whatever `retention` says. */
  readonly dryRun: boolean;
  /** True: `retention` is made a dry run, because its wildcards may reach branches that nobody tells. */
  readonly heldBack: boolean;
  /** Tags of the branches that are there, as far as they are known. */
  readonly branchTags: readonly string[];
  readonly affixes: readonly Affixes[];
}

export interface CleanupRepository {
  readonly repository: Repository;
  /** Names of the pull request's own tags, caches among them: these and no other. */
  readonly tags: readonly string[];
  /** Names that the pull request's runs wrote, and another one writes as well: they stay, for this reason. */
  readonly shared: readonly {readonly name: string; readonly reason: string}[];
  readonly forms: readonly TagForm[];
  /** Whether a tag may be of an earlier commit of the pull request: such ones are told, and stay. */
  readonly isLikely: (tag: string) => boolean;
}

/** What a clean-up has to know besides its settings and its event. */
export interface CleanupKnowledge {
  /** The branches of the repository; `unknown` when nobody tells them. */
  readonly branches: readonly string[] | 'unknown';
  /** What the comments of the pull request say that its runs wrote: anybody may have written that. */
  readonly written: readonly TagReference[];
}

/** Whether a run removes instead of building, or says what it would: by its mode, or because its pull request was closed. */
export const isCleanup = ({mode}: Settings, {event}: Facts): boolean =>
  mode === 'cleanup' || ((mode === 'run' || mode === 'plan') && closedPullRequest(event) !== undefined);

/** Whether it matters which branches there are. */
export const asksForBranches = (settings: Settings, {event}: Facts): boolean =>
  closedPullRequest(event) !== undefined || (settings.mode === 'cleanup' && settings.retention !== undefined);

/** @throws ActionError `invalid-input` when the tags cannot be worked out. */
export function createCleanupPlan(
  settings: Settings,
  facts: Facts,
  {branches: known, written}: CleanupKnowledge = {branches: [], written: []}
): CleanupPlan {
  const branches = known === 'unknown' ? [] : known;
  const retention = settings.mode === 'cleanup' ? settings.retention : undefined;
  const heldBack = known === 'unknown' && retention !== undefined && !retention.dryRun && hasWildcards(retention);
  const push = decidePush(settings.push, facts.trust);
  const pullRequest = closedPullRequest(facts.event);
  const preview = push.push && pullRequest !== undefined ? previewOf(settings, facts, pullRequest) : undefined;
  const earlier = preview && known !== 'unknown' ? earlierTags(written, preview, branches) : [];
  const own = [...(preview?.own ?? []), ...earlier];
  const ofBranches = new Set(branches.map(branch => toTagName(branch)));
  const writers = writersOf(own, branches, settings, facts);
  const images = settings.images.flatMap(image =>
    image.repositories.map(repository => ({repository, forms: tagForms(image)}))
  );
  const cache = settings.cache.repository ? [{repository: settings.cache.repository, forms: []}] : [];
  const names = [...new Set([...images, ...cache].map(({repository}) => repository.name))];
  return {
    allowed: push.push,
    reason: push.reason,
    ...(pullRequest === undefined ? {} : {pullRequest}),
    repositories: names.map(name => ({
      repository: parseRepository(name),
      tags: own.filter(one => one.repository === name && !writers.has(toText(one))).map(({tag}) => tag),
      shared: own
        .filter(one => one.repository === name && writers.has(toText(one)))
        .map(one => ({name: one.tag, reason: `the branch ${writers.get(toText(one))} has this tag, too`})),
      forms: images.filter(({repository}) => repository.name === name).flatMap(({forms}) => forms),
      isLikely: tag => !ofBranches.has(tag) && (preview?.form.isLikely({repository: name, tag}) ?? false)
    })),
    ...(retention ? {retention: heldBack ? {...retention, dryRun: true} : retention} : {}),
    dryRun: settings.mode === 'plan',
    heldBack,
    branchTags: retention ? branchTags([facts.repository.defaultBranch, ...branches], settings, facts) : [],
    affixes: tagAffixes(settings.names)
  };
}

/** By their own names, too: the job that publishes may have other settings. */
const branchTags = (branches: readonly string[], settings: Settings, facts: Facts): readonly string[] => {
  const tags = [...new Set(branches)].flatMap(branch => [
    toTagName(branch) ?? [],
    movingTagsOfBranch(branch, settings, facts)
  ]);
  return [...new Set(tags.flat())];
};

const hasWildcards = ({rules}: RetentionSettings): boolean => rules.some(({match}) => match.some(hasWildcard));

const closedPullRequest = ({action, pullRequest}: Facts['event']): number | undefined =>
  action === 'closed' ? pullRequest?.number : undefined;

interface Preview {
  readonly own: readonly TagReference[];
  readonly form: PreviewForm;
}

function previewOf(settings: Settings, facts: Facts, number: number): Preview {
  const {images, caches} = ownReferences({...settings, only: [], skip: []}, facts, number);
  return {own: [...images, ...caches], form: previewForm(settings, facts, number)};
}

/**
 * Those of earlier commits, with variants, platforms or commits in their names that are no more. A comment is no proof:
 * only what no run but one of this pull request would write is believed.
 */
function earlierTags(
  written: readonly TagReference[],
  {own, form}: Preview,
  branches: readonly string[]
): readonly TagReference[] {
  const branchTags = new Set(branches.flatMap(branch => toTagName(branch) ?? []));
  const isPulledByName = (tag: string): boolean =>
    branchTags.has(tag) || isVersionTag(tag) || resemblance(tag, {branchTags, ranges: new Set()}) !== undefined;
  const known = new Set(own.map(toText));
  const found = written.filter(one => !known.has(toText(one)) && form.isOwn(one) && !isPulledByName(one.tag));
  return [...new Map(found.map(one => [toText(one), one])).values()];
}

/** `repository:tag` → the branch whose pushes write it: a branch may be called `pr-7`. */
function writersOf(
  own: readonly TagReference[],
  branches: readonly string[],
  settings: Settings,
  facts: Facts
): ReadonlyMap<string, string> {
  const likely = branches.filter(branch => {
    const tag = toTagName(branch);
    return tag !== undefined && own.some(one => one.tag.includes(tag));
  });
  return new Map(
    likely.flatMap(branch => {
      const plan = planOfBranch(branch, {...settings, only: [], skip: []}, facts);
      return (plan?.publications ?? []).flatMap(({repositories, tags, held}) =>
        repositories.flatMap(repository =>
          [...tags, ...held].map(({name}) => [toText({repository, tag: name}), branch] as const)
        )
      );
    })
  );
}
