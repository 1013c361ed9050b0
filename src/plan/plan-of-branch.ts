import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {asPush} from './as-push.ts';
import {createPlan} from './create-plan.ts';
import type {Plan} from './plan.ts';

/** What a push to a branch would publish; undefined where its rules cannot be worked out without the real event. */
export function planOfBranch(branch: string, settings: Settings, facts: Facts): Plan | undefined {
  try {
    return createPlan(settings, asPush(facts, 'branch', branch));
  } catch {
    return undefined;
  }
}
