import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import {createPlan} from './create-plan.ts';
import type {Plan} from './plan.ts';

/** What a push to a branch would publish; undefined where its rules cannot be worked out without the real event. */
export function planOfBranch(branch: string, settings: Settings, facts: Facts): Plan | undefined {
  const {guard, event, ...rest} = facts;
  const {pullRequest, action, baseRef, ...common} = event;
  const push = {...common, name: 'push', ref: `refs/heads/${branch}`, kind: 'branch' as const, refName: branch};
  try {
    return createPlan(settings, {...rest, event: push});
  } catch {
    return undefined;
  }
}
