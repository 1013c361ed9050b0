import type {Facts} from '../context/facts.ts';
import type {RetentionSettings} from '../inputs/retention.ts';
import type {Settings} from '../inputs/settings.ts';
import {parseReference, parseRepository, type Repository} from '../oci/reference.ts';
import {createPlan} from './create-plan.ts';
import {movingTagsOfBranch, planOfBranch} from './plan-of-branch.ts';
import {decidePush} from './push.ts';
import {type Affixes, tagAffixes} from './retention/affixes.ts';
import {hasWildcard} from './retention/match.ts';
import {type TagForm, tagForms} from './retention/tag-forms.ts';
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
}

/** Whether a run removes instead of building, or says what it would: by its mode, or because its pull request was closed. */
export const isCleanup = ({mode}: Settings, {event}: Facts): boolean =>
  mode === 'cleanup' || ((mode === 'run' || mode === 'plan') && closedPullRequest(event) !== undefined);

/** Whether it matters which branches there are. */
export const asksForBranches = (settings: Settings, {event}: Facts): boolean =>
  closedPullRequest(event) !== undefined || (settings.mode === 'cleanup' && settings.retention !== undefined);

/**
 * @param known the branches of the repository; `unknown` when nobody tells them
 * @throws ActionError `invalid-input` when the tags cannot be worked out.
 */
export function createCleanupPlan(
  settings: Settings,
  facts: Facts,
  known: readonly string[] | 'unknown' = []
): CleanupPlan {
  const branches = known === 'unknown' ? [] : known;
  const retention = settings.mode === 'cleanup' ? settings.retention : undefined;
  const heldBack = known === 'unknown' && retention !== undefined && !retention.dryRun && hasWildcards(retention);
  const push = decidePush(settings.push, facts.trust);
  const pullRequest = closedPullRequest(facts.event);
  const own = push.push && pullRequest !== undefined ? ownReferences(settings, facts, pullRequest) : [];
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
      forms: images.filter(({repository}) => repository.name === name).flatMap(({forms}) => forms)
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

interface OwnReference {
  readonly repository: string;
  readonly tag: string;
}

/**
 * What a run of this pull request writes, and a run of another one does not. A fixed tag that both write belongs to
 * neither of them.
 */
function ownReferences(settings: Settings, facts: Facts, number: number): readonly OwnReference[] {
  const [written, others] = [number, number + 1].map(one => references(settings, facts, one));
  const shared = new Set(others?.map(toText));
  const own = new Map(written?.filter(one => !shared.has(toText(one))).map(one => [toText(one), one]));
  return [...own.values()];
}

/** `repository:tag` → the branch whose pushes write it: a branch may be called `pr-7`. */
function writersOf(
  own: readonly OwnReference[],
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

const toText = ({repository, tag}: OwnReference): string => `${repository}:${tag}`;

/** As the pull request's runs planned them: the event of a merged one names the branch it went to instead. */
function references(settings: Settings, facts: Facts, number: number): readonly OwnReference[] {
  const {pullRequest, ...event} = facts.event;
  const plan = createPlan(
    {...settings, only: [], skip: []},
    {
      ...facts,
      event: {
        ...event,
        name: 'pull_request',
        action: 'synchronize',
        kind: 'pull-request',
        ref: `refs/pull/${number}/merge`,
        refName: String(number),
        ...(pullRequest === undefined ? {} : {pullRequest: {...pullRequest, number}})
      }
    }
  );
  const images = plan.publications.flatMap(({repositories, tags}) =>
    repositories.flatMap(repository => tags.map(({name}) => ({repository, tag: name})))
  );
  return [...images, ...plan.targets.flatMap(({cacheTo}) => cacheTo.flatMap(cacheReference))];
}

function cacheReference(destination: string): readonly OwnReference[] {
  const [, text] = /^type=registry,(?:.*,)?ref=([^,]+)/.exec(destination) ?? [];
  if (text === undefined) return [];
  try {
    const {registry, path, identifier} = parseReference(text);
    return [{repository: parseRepository(`${registry}/${path}`).name, tag: identifier}];
  } catch {
    // buildx takes a reference without a tag too, and such a one is nobody's own.
    return [];
  }
}
