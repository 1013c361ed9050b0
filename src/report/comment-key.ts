import {createHash} from 'node:crypto';
import type {Plan} from '../plan/plan.ts';
import {readState} from './comment-state.ts';

/**
 * Tells the comments of several uses of the action in one pull request apart: by the tags of its preview, which no two
 * uses can share. It stays the same over the commits of the pull request, and over a rename of workflow and job.
 * @param names of the preview, the same for every commit
 */
export function commentKey(names: readonly string[], {publications}: Pick<Plan, 'publications'>): string {
  const hash = createHash('sha256')
    .update([...new Set(names)].sort().join('\n'))
    .digest('hex');
  const images = [...new Set(publications.map(({image}) => image))].join('.');
  const readable = images
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 40)
    .replace(/^[-.]+|[-.]+$/g, '');
  return [readable, hash.slice(0, 12)].filter(part => part !== '').join('-');
}

/** Every comment of the action begins so. */
export const MARKER_BEGINNING = '<!-- multiarch-build:';

/** Begins a comment, which is found by it. */
export const commentMarker = (key: string): string => `${MARKER_BEGINNING}${key} -->`;

/** The key in a comment's marker; '' where there is none. */
export const keyOf = (body: string): string => /^<!-- multiarch-build:(\S+) -->/.exec(body)?.[1] ?? '';

/**
 * The comments of one use of the action among those of all: the oldest with its key, and others with it, which two runs
 * made side by side. A pull request that renames a variant changes the key; then it is the oldest that has one of its
 * names, since two uses share none.
 */
export function ownComments<T extends {readonly id: number; readonly body: string}>(
  comments: readonly T[],
  key: string,
  names: readonly string[]
): readonly T[] {
  const sorted = comments.toSorted((a, b) => a.id - b.id);
  const same = sorted.filter(({body}) => body.startsWith(commentMarker(key)));
  if (same.length > 0) return same;
  return sorted.filter(({body}) => readState(body)?.names.some(name => names.includes(name))).slice(0, 1);
}
