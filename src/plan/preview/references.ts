import type {Facts} from '../../context/facts.ts';
import type {Settings} from '../../inputs/settings.ts';
import {parseReference, parseRepository} from '../../oci/reference.ts';
import {createPlan} from '../create-plan.ts';

/** A tag in a repository. */
export interface TagReference {
  readonly repository: string;
  readonly tag: string;
}

export const toText = ({repository, tag}: TagReference): string => `${repository}:${tag}`;

/** What the runs of a pull request write. */
export interface PreviewReferences {
  readonly images: readonly TagReference[];
  readonly caches: readonly TagReference[];
}

/**
 * What a run of this pull request writes, and a run of another one does not. A fixed tag that both write belongs to
 * neither of them.
 */
export function ownReferences(settings: Settings, facts: Facts, number: number): PreviewReferences {
  const [written, others] = [references(settings, facts, number), references(settings, facts, number + 1)];
  const shared = new Set([...others.images, ...others.caches].map(toText));
  const own = (found: readonly TagReference[]): readonly TagReference[] => [
    ...new Map(found.filter(one => !shared.has(toText(one))).map(one => [toText(one), one])).values()
  ];
  return {images: own(written.images), caches: own(written.caches)};
}

/** As the pull request's runs planned them: the event of a merged one names the branch it went to instead. */
export function references(settings: Settings, facts: Facts, number: number): PreviewReferences {
  const {pullRequest, ...event} = facts.event;
  const plan = createPlan(settings, {
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
  });
  return {
    images: plan.publications.flatMap(({repositories, tags}) =>
      repositories.flatMap(repository => tags.map(({name}) => ({repository, tag: name})))
    ),
    caches: plan.targets.flatMap(({cacheTo}) => cacheTo.flatMap(cacheReference))
  };
}

/** Where a cache is exported to; nothing where that is no tag. */
export function cacheReference(destination: string): readonly TagReference[] {
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
