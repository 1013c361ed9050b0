import type {Facts} from '../../context/facts.ts';
import type {Settings} from '../../inputs/settings.ts';
import type {Repository} from '../../oci/reference.ts';
import {asksForBranches, type CleanupPlan, createCleanupPlan} from '../../plan/cleanup-plan.ts';
import type {TagReference} from '../../plan/preview/references.ts';
import type {Files} from '../../ports/files.ts';
import type {Answer, GitHub} from '../../ports/github.ts';
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
  /** What the comments of the pull request say that its runs wrote; absent: nobody asked. */
  readonly written?: readonly TagReference[];
}

/** Removes tags instead of writing them: by HTTP alone, with the credentials that are at hand. */
export async function cleanUpRegistries(
  settings: Settings,
  facts: Facts,
  ports: RegistryCleanupPorts
): Promise<Omit<CleanupResult, 'durationMs'>> {
  const common = {repositories: [], failures: [], warnings: [], notes: [], runUrl: facts.run.url};
  try {
    const answer = await readBranches(settings, facts, ports.github);
    const plan = createCleanupPlan(settings, facts, {
      branches: answer.known ? answer.value : 'unknown',
      written: ports.written ?? []
    });
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
    const {warnings, notes} = tellUnknownBranches(answer, plan);
    return {
      ...result,
      ...cleaned,
      warnings: [...warnings, ...cleaned.warnings],
      notes: [...notes, ...cleaned.notes]
    };
  } catch (error) {
    return {...common, outcome: 'failure', failures: [failureOf(error)]};
  }
}

type Branches = Answer<readonly string[]>;

/** A branch may have a name that a pull request's tag has. */
const readBranches = async (
  settings: Settings,
  facts: Facts,
  github: RegistryCleanupPorts['github']
): Promise<Branches> =>
  facts.trust.trusted && asksForBranches(settings, facts) ? github.branches() : {known: true, value: []};

function tellUnknownBranches(answer: Branches, {heldBack}: CleanupPlan): Pick<CleanupResult, 'warnings' | 'notes'> {
  if (answer.known) return {warnings: [], notes: []};
  const unknown = `GitHub's API does not tell the branches (${answer.reason}): of their tags, only that of the default branch is known`;
  if (!heldBack) return {warnings: [], notes: [`${unknown}.`]};
  const message = `${unknown}. A wildcard of "retention" could take the tag of a branch that is there, so that this is a dry run: nothing is removed by "retention". Give the job "permissions: contents: read" and run it again, or name the tags without * and ?.`;
  return {warnings: [{message}], notes: []};
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
