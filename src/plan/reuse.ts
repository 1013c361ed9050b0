import type {Facts} from '../context/facts.ts';
import {isPinned} from '../inputs/cache-paths.ts';
import type {Settings} from '../inputs/settings.ts';
import {leadsOut, takesGit} from './fingerprint.ts';
import type {BuildTarget, Plan} from './plan.ts';

/** Whether images of an earlier run may stand in for new ones. */
export type ReuseDecision = {readonly allowed: true} | {readonly allowed: false; readonly reason: string};

/** Pure; what is on record comes later. Reasons are clauses. */
export function decideReuse(
  plan: Plan,
  {reuse, build, baseCheck, cachePaths = []}: Settings,
  {event, worktree}: Facts
): ReuseDecision {
  const {noCache, noCacheFilters, pull} = build;
  const looksAtBases = checksBases({baseCheck}, {event});
  const reasons = [
    reuse === 'never' && '"reuse: never" is set',
    !plan.push.push && 'nothing is pushed',
    event.name === 'schedule' && !looksAtBases && 'a scheduled run builds anew, with the base images of today',
    noCache && '"no-cache" asks for a new build',
    noCacheFilters.length > 0 && '"no-cache-filters" asks for a new build',
    pull && !looksAtBases && '"pull" asks for the base images of today',
    worktree?.clean === false && worktree.reason,
    !cachePaths.every(isPinned) && 'what "cache-paths" without a sha256 bring is not of the commit',
    plan.targets.every(({fingerprint}) => fingerprint === undefined) && whyNot(plan.targets[0], worktree)
  ];
  const reason = reasons.find(one => typeof one === 'string');
  return reason === undefined ? {allowed: true} : {allowed: false, reason};
}

/** Whether images of an earlier run are good only while their base images are what they were. */
export const checksBases = ({baseCheck}: Pick<Settings, 'baseCheck'>, {event}: Pick<Facts, 'event'>): boolean =>
  baseCheck === 'on' && ['schedule', 'workflow_dispatch'].includes(event.name);

/** Whether a run is no decision to release: whoever starts one for a version or a Git tag by hand has decided. */
export const onlyRenews = (settings: Pick<Settings, 'baseCheck'>, facts: Pick<Facts, 'event'>): boolean =>
  checksBases(settings, facts) && facts.event.kind !== 'tag';

/** What is built all the same then takes the base images of today. */
export const withFreshBases = (settings: Settings, facts: Facts): Settings =>
  checksBases(settings, facts) ? {...settings, build: {...settings.build, pull: true}} : settings;

/** Why a target has no fingerprint, as a clause. */
export function whyNot(target: BuildTarget | undefined, worktree: Facts['worktree']): string {
  if (!target || !worktree?.clean) return 'more than the commit decides the images';
  const outside = leadsOut(target, worktree);
  if (outside) return `a link leads out of the workspace (build context "${outside.folder}")`;
  const context = takesGit(target, worktree);
  return context
    ? `the build context "${context.folder}" holds the ".git" folder, and its tags and times may go into the image (list .git in .dockerignore)`
    : 'more than the commit decides the images';
}

/** Whether a run leaves word of what it tested. */
export const isRecorded = (plan: Plan, {reuse}: Settings, facts: Facts): boolean =>
  reuse !== 'never' && leavesRecords(plan, facts);

/** Whether later runs may go by what this one leaves: what others may have sent is none of that. */
export const leavesRecords = ({push}: Plan, {event, trust}: Facts): boolean =>
  push.push &&
  trust.trusted &&
  event.kind !== 'pull-request' &&
  event.pullRequest === undefined &&
  !event.name.startsWith('pull_request');

/** A stack is checked with other images of the same run: all of them are reused, or none. */
export const isReusedWhole = ({targets}: Pick<Plan, 'targets'>): boolean =>
  targets.some(({smoke}) => smoke !== 'off' && smoke.compose !== undefined);

/** The plan with these build targets alone: what is left to do of it. */
export const withTargets = (plan: Plan, keep: (target: BuildTarget) => boolean): Plan => ({
  ...plan,
  targets: plan.targets.filter(keep)
});
