import {withTag} from '../oci/reference.ts';
import type {CleanupResult} from './cleanup-result.ts';
import type {RemovedPreview} from './comment.ts';

/** What a clean-up says of a closed pull request's images; undefined when it looked at none. */
export function removedPreview({repositories, runUrl}: Pick<CleanupResult, 'repositories' | 'runUrl'>) {
  const own = repositories.filter(({purpose, dryRun}) => purpose === 'pull-request' && !dryRun);
  if (own.length === 0) return undefined;
  return {
    removed: own.flatMap(({repository, removed}) =>
      removed.filter(({name}) => !isCache(name)).map(({name}) => withTag(repository, name))
    ),
    gone: own.flatMap(({repository, removed}) => removed.map(({name}) => ({repository, tag: name}))),
    stays: own.flatMap(({repository, kept}) => kept.map(({name}) => ({repository, tag: name}))),
    left: own.flatMap(({repository, kept}) =>
      kept
        .filter(({name, failed}) => failed && !isCache(name))
        .map(({name, reason}) => ({reference: referenceOf(repository, name), reason}))
    ),
    runUrl
  } satisfies RemovedPreview;
}

/** Nobody runs a cache. */
const isCache = (tag: string): boolean => tag.startsWith('cache-');

const referenceOf = (repository: string, name: string): string =>
  name.includes(':') ? `${repository}@${name}` : withTag(repository, name);
