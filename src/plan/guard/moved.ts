import {valid} from 'semver';
import type {EarlierTag, TagTarget} from '../../context/facts.ts';
import {shortDigest} from '../../oci/digest.ts';
import {withTag} from '../../oci/reference.ts';
import type {PlannedTag} from '../plan.ts';
import {shortBuild} from '../tags-record.ts';
import type {JudgeContext, Verdict} from './judge.ts';
import {isSameCommit, shortRevision} from './revisions.ts';

/**
 * A base check renews what is published, and is no decision to release: a tag that an earlier run has pointed at this commit,
 * and that is at another one now, or at an earlier build of this one, was moved by somebody since, and stays there. Undefined
 * where that decides nothing. Pure.
 */
export function judgeMoved(
  {name}: PlannedTag,
  repository: string,
  {event: {sha}, guard, publication}: JudgeContext
): Verdict | undefined {
  const earlier = guard.earlier?.[publication.id];
  const target = guard.targets[withTag(repository, name)];
  if (!earlier || target?.state !== 'found') return undefined;
  const isHere = target.revision !== undefined && isSameCommit(target.revision, sha);
  if (!earlier.known)
    return isHere
      ? undefined
      : {
          kind: 'write',
          warning: `whether somebody has moved it away from commit ${shortRevision(sha)} is not known: ${earlier.reason}`
        };
  const had = earlier.tags.find(one => one.name === name);
  if (!had || (isHere && !isOlderBuild(target, had))) return undefined;
  return {
    kind: 'hold',
    reason:
      `moved ${isHere ? describeBuild(target) : `to ${describe(target)}`} after ` +
      `${isHere ? 'a later one' : `commit ${shortRevision(sha)}`} was published there, which a base check does not undo: ` +
      'push a new commit, or use "mode: promote"'
  };
}

type Found = TagTarget & {readonly state: 'found'};

const isOlderBuild = ({digest}: Found, {olderBuilds}: EarlierTag): boolean =>
  digest !== undefined && olderBuilds.includes(shortBuild(digest));

const describeBuild = ({digest}: Found): string =>
  `back to an earlier build of this commit${digest === undefined ? '' : ` (${shortDigest(digest)})`}`;

/** Labels are anybody's text. */
function describe({revision, version}: Found): string {
  const release = version !== undefined && valid(version) ? ` (version ${version})` : '';
  return `${revision === undefined ? 'an image that does not say its commit' : `commit ${shortRevision(revision)}`}${release}`;
}
