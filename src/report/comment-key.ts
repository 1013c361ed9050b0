import {createHash} from 'node:crypto';
import type {Plan} from '../plan/plan.ts';

/**
 * Tells the comments of several uses of the action in one pull request apart: by the tags of its preview, which no two
 * uses can share. It stays the same over the commits of the pull request, and over a rename of workflow and job.
 */
export function commentKey({publications}: Plan, pullRequest: number): string {
  const names = new RegExp(`(?<!\\d)${pullRequest}(?!\\d)`);
  const parts = publications.flatMap(({repositories, tags, held}) => {
    const previews = [...tags, ...held].map(({name}) => name).filter(name => names.test(name));
    return repositories.flatMap(repository =>
      previews.length === 0 ? [repository] : previews.map(name => `${repository}:${name}`)
    );
  });
  const hash = createHash('sha256')
    .update([...new Set(parts)].sort().join('\n'))
    .digest('hex');
  const images = [...new Set(publications.map(({image}) => image))].join('.');
  const readable = images
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 40)
    .replace(/^[-.]+|[-.]+$/g, '');
  return [readable, hash.slice(0, 12)].filter(part => part !== '').join('-');
}

/** Begins a comment, which is found by it. */
export const commentMarker = (key: string): string => `<!-- multiarch-build:${key} -->`;
