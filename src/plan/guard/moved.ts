import {valid} from 'semver';
import type {TagTarget} from '../../context/facts.ts';
import {withTag} from '../../oci/reference.ts';
import type {PlannedTag} from '../plan.ts';
import type {JudgeContext, Verdict} from './judge.ts';
import {isSameCommit, shortRevision} from './revisions.ts';

/**
 * A base check renews what is published, and is no decision to release: a tag that was at this commit and is at another one
 * was moved by somebody since, and stays there. Undefined where that is nothing to decide by. Pure.
 */
export function judgeMoved(
  {name}: PlannedTag,
  repository: string,
  {event, guard, publication}: JudgeContext
): Verdict | undefined {
  const earlier = guard.earlier?.[publication.id];
  const target = guard.targets[withTag(repository, name)];
  if (!earlier || target?.state !== 'found' || isOfCommit(target, event.sha)) return undefined;
  if (!earlier.known)
    return {
      kind: 'write',
      warning: `whether somebody has moved it away from commit ${shortRevision(event.sha)} is not known: ${earlier.reason}`
    };
  return earlier.tags.includes(name) ? {kind: 'hold', reason: reasonOf(target, event.sha)} : undefined;
}

type Found = TagTarget & {readonly state: 'found'};

const isOfCommit = ({revision}: Found, sha: string): boolean => revision !== undefined && isSameCommit(revision, sha);

const reasonOf = (target: Found, sha: string): string =>
  `moved to ${describe(target)} after commit ${shortRevision(sha)} was published there, which a base check does not undo: ` +
  'push a new commit, or use "mode: promote"';

/** Labels are anybody's text. */
function describe({revision, version}: Found): string {
  const release = version !== undefined && valid(version) ? ` (version ${version})` : '';
  return `${revision === undefined ? 'an image that does not say its commit' : `commit ${shortRevision(revision)}`}${release}`;
}
