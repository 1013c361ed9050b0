import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan, Publication} from './plan.ts';
import {planOfBranch} from './plan-of-branch.ts';
import {formatTag} from './tag-name.ts';

/** Publication id → tags, the most telling first: the first of them that exists is what the images are compared with. */
export type ComparedTags = Readonly<Record<string, readonly string[]>>;

/**
 * What a run's images stand in for: the moving tags that they would take, held ones too. A pull request takes none of
 * its base branch, but is meant for it; a version, and a new branch, may be the first of theirs.
 */
export function comparedTags(plan: Plan, settings: Settings, facts: Facts): ComparedTags {
  const {event, repository} = facts;
  const branch = event.pullRequest?.baseRef ?? (repository.defaultBranch || undefined);
  const base = branch === undefined ? undefined : planOfBranch(branch, settings, facts);
  return Object.fromEntries(
    plan.publications.map(publication => {
      const own = event.pullRequest ? [] : movingTags(publication);
      const ofBase = base?.publications.find(({id}) => id === publication.id);
      const latest = latestTag(publication, settings);
      const others = ofBase ? movingTags(ofBase) : [];
      const order = event.kind === 'tag' ? [...own, latest, ...others] : [...own, ...others, latest];
      return [publication.id, [...new Set(order)]];
    })
  );
}

/** Held tags belong to something newer, and an image is compared with that all the same. */
const movingTags = ({tags, held}: Publication): readonly string[] =>
  [...tags.filter(({moving}) => moving), ...held].map(({name}) => name);

function latestTag({image, variant}: Publication, {images}: Settings): string {
  const settings = images.find(({name}) => name === image);
  const isDefault = settings?.variants.find(({name}) => name === variant)?.isDefault ?? true;
  return isDefault || !settings ? 'latest' : formatTag(settings.tagFormat, variant, 'latest');
}
