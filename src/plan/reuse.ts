import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {BuildTarget, Plan, Publication} from './plan.ts';
import {planOfBranch} from './plan-of-branch.ts';

/** Whether images of an earlier run may stand in for new ones. */
export type ReuseDecision = {readonly allowed: true} | {readonly allowed: false; readonly reason: string};

/** Pure; what the registry has comes later. Reasons are clauses. */
export function decideReuse(plan: Plan, {reuse, build, baseCheck}: Settings, {event, worktree}: Facts): ReuseDecision {
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
    plan.targets.every(({fingerprint}) => fingerprint === undefined) && 'more than the commit decides the images'
  ];
  const reason = reasons.find(one => typeof one === 'string');
  return reason === undefined ? {allowed: true} : {allowed: false, reason};
}

/** Whether images of an earlier run are good only while their base images are what they were. */
export const checksBases = ({baseCheck}: Pick<Settings, 'baseCheck'>, {event}: Pick<Facts, 'event'>): boolean =>
  baseCheck === 'on' && ['schedule', 'workflow_dispatch'].includes(event.name);

/** What is built all the same then takes the base images of today. */
export const withFreshBases = (settings: Settings, facts: Facts): Settings =>
  checksBases(settings, facts) ? {...settings, build: {...settings.build, pull: true}} : settings;

/** Publication id → tags that an earlier run for the commit would have written, the most telling first. */
export type ReuseCandidates = Readonly<Record<string, readonly string[]>>;

/** Each is a question to the registry. */
const MAX_CANDIDATES = 6;

/** The run's own tags, for a repeat; and those of a push to the branch that the commit is on. */
export function reuseCandidates(plan: Plan, settings: Settings, facts: Facts): ReuseCandidates {
  const branches = [...new Set([facts.event.baseRef ?? '', facts.repository.defaultBranch])].filter(
    name => name !== ''
  );
  const plans = [plan, ...branches.flatMap(branch => planOfBranch(branch, settings, facts) ?? [])];
  return Object.fromEntries(
    plan.publications.map(({id}) => {
      const tags = plans.flatMap(({publications}) => publications.filter(one => one.id === id).flatMap(allTags));
      const lasting = tags.filter(({moving}) => !moving);
      const names = [...new Set([...lasting, ...tags].map(({name}) => name))];
      return [id, names.slice(0, MAX_CANDIDATES)];
    })
  );
}

const allTags = ({tags, held}: Publication): readonly {readonly name: string; readonly moving: boolean}[] => [
  ...tags,
  ...held.map(({name}) => ({name, moving: true}))
];

/** The plan with these build targets alone: what is left to do of it. */
export const withTargets = (plan: Plan, keep: (target: BuildTarget) => boolean): Plan => ({
  ...plan,
  targets: plan.targets.filter(keep)
});
