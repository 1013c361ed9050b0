import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {createPlan} from './create-plan.ts';
import type {Plan, Publication} from './plan.ts';
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

/** What a push to a branch would publish; undefined where its rules cannot be worked out without the real event. */
function planOfBranch(branch: string, settings: Settings, facts: Facts): Plan | undefined {
  const {guard, event, ...rest} = facts;
  const {pullRequest, action, baseRef, ...common} = event;
  const push = {...common, name: 'push', ref: `refs/heads/${branch}`, kind: 'branch' as const, refName: branch};
  try {
    return createPlan(settings, {...rest, event: push});
  } catch {
    return undefined;
  }
}

function latestTag({image, variant}: Publication, {images}: Settings): string {
  const settings = images.find(({name}) => name === image);
  const isDefault = settings?.variants.find(({name}) => name === variant)?.isDefault ?? true;
  return isDefault || !settings ? 'latest' : formatTag(settings.tagFormat, variant, 'latest');
}
