import type {Facts, GuardFacts} from '../../context/facts.ts';
import {withTag} from '../../oci/reference.ts';
import type {PlannedTag, Publication, TagClaim} from '../plan.ts';
import {higherVersion, isStable} from './highest.ts';
import {judgeMoved} from './moved.ts';
import {isSameCommit, relationOf, shortRevision} from './revisions.ts';
import {prefixOf, stableSemver, versionAfter} from './versions.ts';

/** What is to become of one tag. Reasons are clauses that hold for several tags at once. */
export type Verdict =
  | {readonly kind: 'write'; readonly warning?: string}
  | {readonly kind: 'hold'; readonly reason: string}
  | {readonly kind: 'refuse'; readonly reason: string};

export interface JudgeContext {
  readonly event: Facts['event'];
  readonly guard: GuardFacts;
  readonly publication: Publication;
  /** Nobody asked for `latest` to go with the branch: the default tags do. */
  readonly tagsAreDefault: boolean;
}

const WRITE: Verdict = {kind: 'write'};

/** Decides one tag of one repository by what is known. Pure. */
export function judgeTag(tag: PlannedTag, repository: string, context: JudgeContext): Verdict {
  const verdict = JUDGE[tag.claim.kind](tag, repository, context);
  const moved = verdict.kind === 'write' ? judgeMoved(tag, repository, context) : undefined;
  return moved && (moved.kind === 'hold' || !('warning' in verdict)) ? moved : verdict;
}

type Judge = (tag: PlannedTag, repository: string, context: JudgeContext) => Verdict;

const JUDGE = {
  none: () => WRITE,
  version: judgeVersion,
  highest: judgeHighest,
  newest: judgeNewest
} satisfies Record<TagClaim['kind'], Judge>;

/** A version belongs to the first commit that published it. What does not say its commit is somebody else's. */
function judgeVersion({name}: PlannedTag, repository: string, {event, guard}: JudgeContext): Verdict {
  const target = guard.targets[withTag(repository, name)];
  if (target === undefined || target.state === 'absent' || event.sha === '') return WRITE;
  if (target.state === 'unreadable') {
    const isThere = guard.registryTags[repository]?.includes(name) ?? false;
    return isThere
      ? {kind: 'refuse', reason: `it exists, and its commit cannot be read: ${target.reason}`}
      : {kind: 'write', warning: `the registry does not say what is there: ${target.reason}`};
  }
  const {revision} = target;
  if (revision === undefined)
    return {kind: 'refuse', reason: 'it exists and does not say which commit it was built from'};
  if (isSameCommit(revision, event.sha)) return WRITE;
  return {
    kind: 'refuse',
    reason: `it exists and was built from commit ${shortRevision(revision)}, not from ${shortRevision(event.sha)}`
  };
}

function judgeHighest({claim}: PlannedTag, _repository: string, {event, guard, publication}: JudgeContext): Verdict {
  if (claim.kind !== 'highest') return WRITE;
  if (event.preRelease || (event.kind === 'tag' && guard.preReleases?.includes(event.refName)))
    return {kind: 'hold', reason: `the release ${event.refName} is marked as a pre-release`};
  if (!isStable(claim)) return {kind: 'hold', reason: `${claim.version} is a pre-release`};
  const higher = higherVersion(claim, publication, guard, gitTagPrefix(event, claim.version));
  if (!higher) return knowsVersions(guard, publication) ? WRITE : {kind: 'write', warning: NO_VERSIONS};
  return {kind: 'hold', reason: `${higher.text} (${higher.place}) is higher than ${claim.version}`};
}

export const NO_VERSIONS =
  'whether a higher version is there is not known: nobody tells the Git tags or the image tags';

const knowsVersions = ({gitTags, registryTags}: GuardFacts, {repositories}: Publication): boolean =>
  gitTags !== undefined || repositories.some(repository => registryTags[repository] !== undefined);

/** The prefix that the version's own Git tag has; none where the version came from somewhere else. */
export const gitTagPrefix = ({kind, refName}: Facts['event'], version: string): string =>
  kind === 'tag' ? prefixOf(refName, version) : '';

function judgeNewest(tag: PlannedTag, repository: string, context: JudgeContext): Verdict {
  const {event, guard} = context;
  const target = guard.targets[withTag(repository, tag.name)];
  if (target === undefined || target.state === 'absent' || event.sha === '') return WRITE;
  if (target.state === 'unreadable')
    return {kind: 'write', warning: `the registry does not say what is there: ${target.reason}`};
  const release = releaseAt(tag, repository, context);
  if (release) {
    return {
      kind: 'hold',
      reason: `release ${release} has it, and a branch takes it from a release only where "tags" says latest=branch`
    };
  }
  const {revision} = target;
  if (revision === undefined) return {kind: 'write', warning: 'the image that is there does not say its commit'};
  if (isSameCommit(revision, event.sha)) return WRITE;
  return judgeRelation(revision, context);
}

function judgeRelation(revision: string, {event, guard}: JudgeContext): Verdict {
  const [there, here] = [shortRevision(revision), shortRevision(event.sha)];
  const relation = relationOf(revision, guard);
  if (relation === 'ancestor') return WRITE;
  if (relation === 'descendant') {
    return {
      kind: 'hold',
      reason: `the image that is there was built from commit ${there}, which is newer than ${here}`
    };
  }
  if (relation === 'unknown') {
    return {
      kind: 'write',
      warning: `the image that is there was built from commit ${there}, and how that stands to ${here} is not known`
    };
  }
  // The branch was written anew: its newest commit has no more to do with the image than any other.
  return guard.branchHead === event.sha
    ? {
        kind: 'write',
        warning: `the image that is there was built from commit ${there}, which ${event.refName} no longer contains`
      }
    : {kind: 'hold', reason: `the image that is there was built from commit ${there}, which is no ancestor of ${here}`};
}

/** The release that `latest` of the default tags points at, if it is published under its version too. */
function releaseAt(tag: PlannedTag, repository: string, {guard, tagsAreDefault}: JudgeContext): string | undefined {
  const version = tagsAreDefault ? releasedVersion(tag, withTag(repository, tag.name), guard) : undefined;
  if (version === undefined) return undefined;
  const {gitTags} = guard;
  const isReleased = gitTags === undefined || gitTags.some(name => stableSemver(versionAfter(name, '') ?? ''));
  const published = guard.targets[withTag(repository, versionTag(tag.name, version))];
  return isReleased && published?.state === 'found' ? version : undefined;
}

/** The stable version that the image behind a `latest` of the default tags says it is. */
export function releasedVersion(tag: PlannedTag, reference: string, {targets}: Pick<GuardFacts, 'targets'>) {
  const target = targets[reference];
  if (tag.claim.kind !== 'newest' || !/^latest(=branch)?$/.test(tag.source) || target?.state !== 'found')
    return undefined;
  const {version} = target;
  return version !== undefined && stableSemver(version) ? version : undefined;
}

/** `latest-gpu` of 1.2.3 → `1.2.3-gpu`. */
export const versionTag = (latest: string, version: string): string => latest.replace('latest', () => version);
