import type {Facts} from '../../context/facts.ts';
import type {Settings} from '../../inputs/settings.ts';
import type {Repository} from '../../oci/reference.ts';
import {asksForBranches, type CleanupPlan, createCleanupPlan} from '../../plan/cleanup-plan.ts';
import type {Files} from '../../ports/files.ts';
import type {GitHub} from '../../ports/github.ts';
import type {PackageStore} from '../../ports/package-store.ts';
import type {RegistryAccess} from '../../ports/registry.ts';
import type {Workflow} from '../../ports/workflow.ts';
import type {CleanupResult} from '../../report/cleanup-result.ts';
import {failureOf} from '../failure.ts';
import {planLogins} from '../log-in.ts';
import type {Retries} from '../retries.ts';
import {retryingStore} from '../retrying.ts';
import {cleanRepositories} from './clean-repositories.ts';

export interface RegistryCleanupPorts {
  readonly files: Files;
  readonly workflow: Workflow;
  readonly createPackageStores: (
    access: Omit<RegistryAccess, 'buildx'>
  ) => Promise<(repository: Repository) => PackageStore>;
  readonly github: Pick<GitHub, 'branches'>;
  readonly retries: Retries;
  readonly signal: AbortSignal;
  /** The user's own Docker configuration. */
  readonly dockerConfig: string;
}

/** Removes tags instead of writing them: by HTTP alone, with the credentials that are at hand. */
export async function cleanUpRegistries(
  settings: Settings,
  facts: Facts,
  ports: RegistryCleanupPorts
): Promise<Omit<CleanupResult, 'durationMs'>> {
  const common = {repositories: [], failures: [], warnings: [], notes: [], runUrl: facts.run.url};
  try {
    const {branches, notes} = await readBranches(settings, facts, ports.github);
    const plan = createCleanupPlan(settings, facts, branches);
    const {pullRequest} = plan;
    const result = {...common, ...(pullRequest === undefined ? {} : {pullRequest})};
    const skipped = reasonToSkip(plan, settings, facts);
    if (skipped !== undefined) return {...result, outcome: 'success', skipped};
    const user = await ports.files.read(`${ports.dockerConfig}/config.json`);
    const logins = planLogins(settings, {push: {push: true, trusted: facts.trust.trusted, reason: plan.reason}}, user);
    const createStore = await ports.createPackageStores({dockerConfig: ports.dockerConfig, logins});
    const cleaned = await cleanRepositories(plan, {
      createStore: repository => retryingStore(createStore(repository), ports.retries),
      signal: ports.signal,
      now: facts.now,
      onProgress: line => ports.workflow.info(line)
    });
    return {...result, ...cleaned, notes: [...notes, ...cleaned.notes]};
  } catch (error) {
    return {...common, outcome: 'failure', failures: [failureOf(error)]};
  }
}

/** A branch may have a name that a pull request's tag has. */
async function readBranches(settings: Settings, facts: Facts, github: Pick<GitHub, 'branches'>) {
  if (!facts.trust.trusted || !asksForBranches(settings, facts)) return {branches: [], notes: []};
  const answer = await github.branches();
  if (answer.known) return {branches: answer.value, notes: []};
  const note = `GitHub's API does not tell the branches (${answer.reason}): of their tags, only that of the default branch is known.`;
  return {branches: [], notes: [note]};
}

function reasonToSkip(plan: CleanupPlan, {mode}: Settings, {event, trust}: Facts): string | undefined {
  if (!trust.trusted) return `${trust.reason}: its images were never published`;
  if (!plan.allowed) return plan.reason;
  if (plan.pullRequest !== undefined || plan.retention) return undefined;
  if (event.pullRequest && mode === 'run') return `pull request ${event.pullRequest.number} is open again`;
  return event.pullRequest
    ? `pull request ${event.pullRequest.number} is open, and there is no "retention"`
    : 'the event is of no closed pull request, and there is no "retention"';
}
