import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {asPush} from './as-push.ts';
import {createPlan} from './create-plan.ts';
import type {Plan} from './plan.ts';
import {computeTags} from './tags.ts';
import {variantTags} from './variant-tags.ts';

/** What a push to a branch would publish; undefined where its rules cannot be worked out without the real event. */
export function planOfBranch(branch: string, settings: Settings, facts: Facts): Plan | undefined {
  try {
    return createPlan(settings, asPush(facts, 'branch', branch));
  } catch {
    return undefined;
  }
}

/** The tags that every push to a branch writes again, of all images and variants; none where nobody can work them out. */
export function movingTagsOfBranch(branch: string, {names, images}: Settings, facts: Facts): readonly string[] {
  if (branch === '') return [];
  try {
    const tags = computeTags(asPush(facts, 'branch', branch), names).tags.filter(({moving}) => moving);
    const written = images.flatMap(image => image.variants.flatMap(variant => variantTags(image, variant, tags)));
    return [...new Set(written.map(({name}) => name))];
  } catch {
    return [];
  }
}
