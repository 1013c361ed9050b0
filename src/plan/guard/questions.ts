import type {Facts, GuardFacts} from '../../context/facts.ts';
import type {NameSettings} from '../../inputs/settings.ts';
import {withTag} from '../../oci/reference.ts';
import type {Plan, PlannedTag} from '../plan.ts';
import {gitTagPrefix} from './judge.ts';

/** What has to be known before the tags of a plan may be written. */
export interface GuardQuestions {
  /** Git tags with one of these beginnings; none when no tag depends on them. */
  readonly gitTagPrefixes: readonly string[];
  /** Repositories whose tags count. */
  readonly repositories: readonly string[];
  readonly versionTags: readonly TagQuestion[];
  readonly newestTags: readonly TagQuestion[];
  /** Others that an earlier run has pointed at this commit. */
  readonly earlierTags: readonly TagQuestion[];
}

export interface TagQuestion {
  readonly tag: PlannedTag;
  readonly repository: string;
  readonly reference: string;
}

/** Undefined when there is nothing to ask: the guard is off, nothing is pushed, or no tag claims anything. */
export function guardQuestions(
  plan: Plan,
  names: NameSettings,
  event: Facts['event'],
  earlier: GuardFacts['earlier'] = {}
): GuardQuestions | undefined {
  if (names.guard === 'off' || !plan.push.push) return undefined;
  const all = plan.publications.flatMap(({id, tags, repositories}) =>
    repositories.flatMap(repository =>
      tags.map(tag => ({id, tag, repository, reference: withTag(repository, tag.name)}))
    )
  );
  const of = (kind: PlannedTag['claim']['kind']) => all.filter(({tag}) => tag.claim.kind === kind);
  const [highest, newestTags] = [of('highest'), of('newest')];
  const versionTags = names.overwriteVersionTags ? [] : of('version');
  const earlierTags = all.filter(({id, tag}) => {
    const known = earlier[id];
    return tag.claim.kind !== 'newest' && known?.known && known.tags.some(({name}) => name === tag.name);
  });
  if (highest.length + versionTags.length + newestTags.length + earlierTags.length === 0) return undefined;
  return {
    gitTagPrefixes: unique(
      highest.flatMap(({tag: {claim}}) => (claim.kind === 'highest' ? [gitTagPrefix(event, claim.version)] : []))
    ),
    repositories: unique([...highest, ...versionTags].map(({repository}) => repository)),
    versionTags,
    newestTags,
    earlierTags
  };
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
