import type {Facts} from '../context/facts.ts';
import type {Environment} from '../context/read-facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import {onlyRenews} from '../plan/reuse.ts';
import type {Retry} from '../ports/clock.ts';
import type {Registry} from '../ports/registry.ts';
import {readGitHistory} from '../stages/git-history.ts';
import {type GuardedPlan, guardPlan} from '../stages/guard.ts';
import {planLogins} from '../stages/log-in.ts';
import {userDockerConfig} from '../stages/open-session.ts';
import type {Prepared} from '../stages/prepare.ts';
import {type Retries, retryBy} from '../stages/retries.ts';
import type {RunPorts} from './ports.ts';

/** What the tags depend on may be asked again and again: before anything is built, and right before they are written. */
export type Guard = (registry: Registry) => Promise<GuardedPlan>;

export function createGuard({plan, settings, facts, github}: Prepared & {ok: true}, ports: RunPorts): Guard {
  const git = readGitHistory(facts.event.sha, {...ports, process: ports.createProcess(gitEnvironment(ports.env))});
  const earlier = tagsOfEarlierRuns(plan, settings, facts, ports);
  return registry => guardPlan(plan, settings, facts, {github, git, registry, ...(earlier ? {earlier} : {})});
}

/** Read once: what is on record stays true. */
function tagsOfEarlierRuns(plan: Plan, settings: Settings, facts: Facts, ports: RunPorts) {
  if (settings.names.guard === 'off' || !plan.push.push || !onlyRenews(settings, facts)) return undefined;
  const reading = import('../stages/earlier-tags.ts').then(stage => stage.readEarlierTags(plan, facts, ports));
  return () => reading;
}

/** Without Docker: what the registries tell to the credentials that are at hand. */
export function previewPlan(prepared: Prepared & {ok: true}, ports: RunPorts): Promise<GuardedPlan> {
  const logins = planLogins(prepared.settings, prepared.plan, undefined);
  const access = {dockerConfig: userDockerConfig(ports.env), logins};
  return createGuard(prepared, ports)(ports.createRegistry(access, retryReads(prepared.retries)));
}

/** Git needs no secret, and no more than to be found. */
export const gitEnvironment = ({PATH = '', HOME = ''}: Environment): Record<string, string> => ({PATH, HOME});

export const retryReads = (retries: Retries, signal?: AbortSignal): Retry =>
  retryBy(retries.policy('read', 'Request', signal));
