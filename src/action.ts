import type {Environment} from './context/read-facts.ts';
import type {Separators} from './inputs/settings.ts';
import type {Repository} from './oci/reference.ts';
import {isCleanup} from './plan/cleanup-plan.ts';
import {comparedTags} from './plan/compared-tags.ts';
import type {Plan} from './plan/plan.ts';
import {withTargets} from './plan/reuse.ts';
import type {
  Clock,
  CommentApi,
  ContainerRuntime,
  Files,
  GitHub,
  Http,
  PackageStore,
  PathCache,
  Process,
  Registry,
  RegistryAccess,
  Retry,
  Tcp,
  Workflow
} from './ports.ts';
import {buildAnnotations, planAnnotations} from './report/annotations.ts';
import {cleanupAnnotations, renderCleanupSummary, renderCleanupTerminal} from './report/cleanup.ts';
import type {CleanupResult} from './report/cleanup-result.ts';
import {count} from './report/format.ts';
import {buildOutputs} from './report/outputs.ts';
import {redactResult} from './report/redact.ts';
import {removedPreview} from './report/removed-preview.ts';
import type {Failure, RunResult, TargetResult} from './report/result.ts';
import {renderPlanSummary, renderSummary} from './report/summary.ts';
import {renderPlanTerminal, renderTerminal} from './report/terminal.ts';
import {cleanUp} from './stages/cleanup.ts';
import type {CommentProblem} from './stages/comment.ts';
import type {TestedBuild} from './stages/compare-tag.ts';
import {confineToWorkspace} from './stages/confine.ts';
import {failureOf, takenFailures} from './stages/failure.ts';
import type {ReusedPublication} from './stages/find-reusable.ts';
import {gatesNotRun, runGates} from './stages/gates.ts';
import {readGitHistory} from './stages/git-history.ts';
import {type GuardedPlan, guardPlan, versionsThere} from './stages/guard.ts';
import type {Machine} from './stages/install-buildx.ts';
import {planLogins} from './stages/log-in.ts';
import {notPublished} from './stages/not-published.ts';
import {equipSession, openSession, userDockerConfig} from './stages/open-session.ts';
import {type Prepared, prepare} from './stages/prepare.ts';
import {provision} from './stages/provision.ts';
import {type PublishRequest, publish} from './stages/publish.ts';
import {readPublished} from './stages/published-before.ts';
import {type Retries, retryBy} from './stages/retries.ts';
import {retryingPulls, retryingRegistry} from './stages/retrying.ts';
import {reuse, reusedRuns, reuseNotes} from './stages/reuse.ts';
import {runTargets, type TargetRun} from './stages/run-targets.ts';
import {createSecrets, hidingWorkflow, type Secrets} from './stages/secrets.ts';
import {dockerConfigFolder, forgetSession, readSession, type Session, sessionEnvironment} from './stages/session.ts';
import {planSigning} from './stages/sign.ts';
import {createTargetLogs, type TargetLogs} from './stages/target-logs.ts';
import {tellClosedPullRequest, tellPullRequest} from './stages/tell-pull-request.ts';
import {examineWorkspaceFiles} from './stages/workspace-files.ts';

/** Everything a run needs of the world; main.ts makes it. */
export interface ActionPorts {
  readonly env: Environment;
  readonly temp: string;
  readonly machine: Machine;
  /** Random text, unique on the machine. */
  readonly nonce: string;
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal;
  readonly workflow: Workflow;
  readonly files: Files;
  readonly http: Http;
  readonly tcp: Tcp;
  readonly clock: Clock;
  /** Children with this environment; they end when `signal` aborts. */
  readonly createProcess: (env: Readonly<Record<string, string>>, signal?: AbortSignal) => Process;
  readonly createRuntime: (process: Process) => ContainerRuntime;
  readonly createRegistry: (access: RegistryAccess, retry: Retry) => Registry;
  /** Back ends by registry, all with the same logins. */
  readonly createPackageStores: (
    access: Omit<RegistryAccess, 'buildx'>
  ) => Promise<(repository: Repository) => PackageStore>;
  readonly createPathCache: () => Promise<PathCache>;
  /** The API of a repository, `owner/name`. */
  readonly createGitHub: (repository: string, token: string, retry: Retry) => GitHub;
  readonly createCommentApi: (repository: string, token: string) => CommentApi;
}

/** inputs → context → plan → provision → build → verify → publish → report. A failure is a value until the report. */
export async function runAction(given: ActionPorts): Promise<void> {
  const secrets = createSecrets();
  const ports = {...given, workflow: hidingWorkflow(given.workflow, secrets)};
  const {clock} = ports;
  const started = clock.elapsed();
  const prepared = await prepare({...ports, process: ports.createProcess(gitEnvironment(ports.env), ports.signal)});
  if (!prepared.ok) return report({...emptyResult(ports), failures: prepared.failures}, secrets, ports);
  const {separators} = prepared.settings.names;
  if (prepared.settings.mode === 'plan') {
    return reportPlan((await previewPlan(prepared, ports)).plan, ports, separators);
  }
  if (isCleanup(prepared.settings, prepared.facts)) {
    const {settings, facts} = prepared;
    const own = {policy: prepared.retries.policy('read', 'Request'), dockerConfig: userDockerConfig(ports.env)};
    const {cleanUpRegistries} = await import('./stages/registry-cleanup/clean-up-registries.ts');
    const cleaned = await cleanUpRegistries(settings, facts, {...ports, ...own});
    const warnings = [...prepared.warnings, ...cleaned.warnings];
    const removed = removedPreview(cleaned);
    const comment = removed && (await tellClosedPullRequest(prepared, prepared.plan, removed, ports));
    return reportCleanup({...cleaned, warnings, durationMs: clock.elapsed() - started}, ports, comment);
  }
  const toResult = ({plan, warnings, ...outcome}: Outcome): PlannedResult =>
    redactResult(
      {
        ...outcome,
        retries: prepared.retries.counts(),
        plan,
        warnings: [...prepared.warnings, ...plan.warnings.map(message => ({message})), ...warnings],
        durationMs: clock.elapsed() - started,
        runUrl: prepared.facts.run.url
      },
      secrets.redact
    );
  if (prepared.plan.task === 'nothing') {
    return report(toResult(idleOutcome(prepared.plan)), secrets, ports, {between: separators});
  }
  const {logDir} = prepared.settings;
  const logs = logDir === undefined ? undefined : createTargetLogs(logDir, secrets.redact);
  const {outcome, comment} = await runPipeline(prepared, ports, toResult, logs);
  await report(toResult(outcome), secrets, ports, {between: separators, comment});
}

/** The post step: finishes what a cancelled or killed run left. */
export async function runPost(ports: ActionPorts): Promise<void> {
  const session = readSession(ports.env);
  if (!session) return;
  ports.workflow.info('The run did not end by itself: removing what it left.');
  const leftovers = await close(session, ports);
  for (const leftover of leftovers)
    ports.workflow.annotate({level: 'warning', message: `Could not be removed: ${leftover}`});
}

/** Git needs no secret, and no more than to be found. */
const gitEnvironment = ({PATH = '', HOME = ''}: Environment): Record<string, string> => ({PATH, HOME});

const emptyResult = ({env}: ActionPorts): RunResult => ({
  outcome: 'failure',
  targets: [],
  publications: [],
  gates: [],
  failures: [],
  warnings: [],
  leftovers: [],
  durationMs: 0,
  runUrl: env.GITHUB_RUN_ID ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}` : ''
});

function announce(plan: Plan, workflow: Workflow): void {
  const tags = [...new Set(plan.publications.flatMap(publication => publication.tags.map(({name}) => name)))];
  const held = [...new Set(plan.publications.flatMap(publication => publication.held.map(({name}) => name)))];
  workflow.info(
    `${count(plan.targets.length, 'build target')}: ${plan.targets.map(({id}) => id).join(', ')}. ` +
      (plan.push.push ? `Tags: ${tags.join(', ') || 'none'}.` : `Nothing is pushed: ${plan.push.reason}.`) +
      (held.length > 0 ? ` Held back: ${held.join(', ')}.` : '')
  );
}

/** What the tags depend on may be asked again and again: before anything is built, and right before they are written. */
type Guard = (registry: Registry) => Promise<GuardedPlan>;

function createGuard({plan, settings, facts, github}: Prepared & {ok: true}, ports: ActionPorts): Guard {
  const git = readGitHistory(facts.event.sha, {...ports, process: ports.createProcess(gitEnvironment(ports.env))});
  return registry => guardPlan(plan, settings, facts, {github, git, registry});
}

/** Without Docker: what the registries tell to the credentials that are at hand. */
const previewPlan = (prepared: Prepared & {ok: true}, ports: ActionPorts): Promise<GuardedPlan> =>
  createGuard(
    prepared,
    ports
  )(
    ports.createRegistry(
      {
        dockerConfig: userDockerConfig(ports.env),
        logins: planLogins(prepared.settings, prepared.plan, undefined)
      },
      retryReads(prepared.retries)
    )
  );

const retryReads = (retries: Retries, signal?: AbortSignal): Retry =>
  retryBy(retries.policy('read', 'Request', signal));

type Outcome = Omit<RunResult, 'durationMs' | 'runUrl'> & {readonly plan: Plan};

type PlannedResult = RunResult & {readonly plan: Plan};

interface PipelineEnd {
  readonly outcome: Outcome;
  readonly comment: CommentProblem | undefined;
}

/** Whatever happens, the session is closed, and what could not be removed is said. */
async function runPipeline(
  prepared: Prepared & {ok: true},
  ports: ActionPorts,
  toResult: (outcome: Outcome) => PlannedResult,
  logs: TargetLogs | undefined
): Promise<PipelineEnd> {
  const session = openSession(prepared.settings, prepared.plan, {...ports, retries: prepared.retries});
  const run = (): Promise<Outcome> => runSession(prepared, session, {...ports, ...(logs ? {logs} : {})});
  const outcome = await carrying(prepared, ports, run).catch((error: unknown) =>
    failedOutcome(prepared.plan, error, ports)
  );
  const [left, comment, unwritten] = await Promise.all([
    close(session, ports),
    tellPullRequest(prepared, toResult(outcome), ports),
    logs?.write(toResult(outcome), ports)
  ]);
  // An engine that never answered was never given anything.
  const untouched = outcome.failures.some(({code}) => code === 'no-engine') && !outcome.targets.some(wasStarted);
  const leftovers = untouched ? [] : left;
  if (leftovers.length === 0) forgetSession(ports.workflow);
  const warnings = [...outcome.warnings, ...(unwritten ? [{message: unwritten}] : [])];
  return {outcome: {...outcome, warnings, leftovers}, comment};
}

/** With what `cache-paths` name around it: restored before, and saved after it has succeeded. */
async function carrying(
  {settings, plan, retries}: Prepared & {ok: true},
  ports: ActionPorts,
  run: () => Promise<Outcome>
): Promise<Outcome> {
  const {cachePaths = []} = settings;
  if (cachePaths.length === 0) return run();
  const {restoreCachePaths, saveCachePaths} = await import('./stages/cache-paths.ts');
  const carryPorts = {...ports, retries, cache: await ports.createPathCache()};
  const carried = await restoreCachePaths(cachePaths, carryPorts);
  const outcome = await run();
  if (outcome.outcome === 'success' && plan.push.trusted) await saveCachePaths(carried, carryPorts);
  return {...outcome, notes: [...(outcome.notes ?? []), ...carried.notes]};
}

const wasStarted = ({status}: TargetResult): boolean => status !== 'not-started';

/** A fresh process port: the run's own ends its children on cancellation, and these must run after it. */
const close = (session: Session, ports: ActionPorts): Promise<readonly string[]> =>
  cleanUp(session, {process: ports.createProcess(sessionEnvironment(session, ports.env)), files: ports.files});

type SessionPorts = ActionPorts & {readonly logs?: TargetLogs};

async function runSession(prepared: Prepared & {ok: true}, session: Session, ports: SessionPorts): Promise<Outcome> {
  const {settings, plan: first, retries} = prepared;
  const env = sessionEnvironment(session, ports.env);
  const process = ports.createProcess(env, ports.signal);
  if (!first.push.trusted) await confineToWorkspace(first, '.', ports.temp, ports.files);
  await examineWorkspaceFiles(first, ports);
  const logins = await equipSession(session, settings, first, {...ports, retries});
  const reading = ports.createRegistry({dockerConfig: dockerConfigFolder(session), logins}, retryReads(retries));
  const reusing = reuse(first, settings, prepared.facts, {...ports, registry: reading});
  const provisioning = reusing.then(reused =>
    provision(settings, leftToBuild(first, reused), session, logins, {...ports, process, retries})
  );
  const builder = provisioning.then(one => one.builder);
  // Whoever waits for it learns of a failure; where nobody does, provisioning has told it.
  builder.catch(() => {});
  const access = {dockerConfig: dockerConfigFolder(session), logins};
  const createRegistry = (by: Process, signal = ports.signal): Registry =>
    retryingRegistry(
      ports.createRegistry({...access, buildx: {process: by, builder}}, retryReads(retries, signal)),
      retries,
      signal
    );
  const registry = createRegistry(process);
  const guard = createGuard(prepared, ports);
  const guarding = guard(registry);
  // A builder that comes up after the clean-up would stay for ever.
  await Promise.allSettled([provisioning, guarding]);
  const [provisioned, {plan}, reused] = await Promise.all([provisioning, guarding, reusing]);
  if (plan.taken.length > 0) return refused(plan);
  announce(plan, ports.workflow);
  const published = readPublished(plan, comparedTags(plan, settings, prepared.facts), {registry, clock: ports.clock});
  const runtime = retryingPulls(ports.createRuntime(process), retries);
  const tools = {...ports, process, runtime, registry, retries, published};
  const built = await runTargets(leftToBuild(plan, reused), settings, session, provisioned, tools);
  const {tidied} = built;
  const runs = inOrder(plan, [...built.runs, ...reusedRuns(reused)]);
  const failures = runs.flatMap(run => run.failures);
  const checked = {
    plan,
    targets: runs.map(({result}) => result),
    publications: plan.publications.map(notPublished),
    gates: gatesNotRun(plan.gates, plan.push.push ? 'not every check has passed' : 'nothing is pushed'),
    failures,
    warnings: runs.flatMap(run => run.warnings),
    notes: [...reuseNotes(reused), ...new Set(runs.flatMap(run => run.notes))],
    leftovers: []
  };
  if (ports.signal.aborted || failures.length > 0 || !plan.push.push) {
    await tidied;
    const outcome = ports.signal.aborted ? 'cancelled' : failures.length > 0 ? 'failure' : 'success';
    return {...checked, outcome};
  }
  const tested = runs.flatMap(run => run.tested ?? []);
  const gating = {session, plan, settings, repositoryUrl: prepared.facts.repository.url};
  const gated = await runGates(plan.gates, tested, gating, tools);
  if (ports.signal.aborted || gated.failures.length > 0) {
    await tidied;
    const outcome = ports.signal.aborted ? 'cancelled' : 'failure';
    return {...checked, gates: gated.results, failures: gated.failures, outcome};
  }
  // Not to be cancelled: half of the tags moved is worse than a few seconds more.
  const lasting = createRegistry(ports.createProcess(env), new AbortController().signal);
  const signing = planSigning(plan.gates, gating, tools);
  const [written] = await Promise.all([publishGuarded(tested, guard, lasting, signing?.approve), tidied]);
  return {
    ...checked,
    ...written,
    gates: [...gated.results, ...(signing?.results() ?? [])],
    warnings: [...checked.warnings, ...written.warnings],
    outcome: publishedOutcome(written.failures)
  };
}

const leftToBuild = (plan: Plan, reused: readonly ReusedPublication[]): Plan => {
  const done = new Set(reused.flatMap(({images}) => images.map(({target}) => target.id)));
  return withTargets(plan, ({id}) => !done.has(id));
};

const inOrder = ({targets}: Plan, runs: readonly TargetRun[]): readonly TargetRun[] =>
  targets.flatMap(({id}) => runs.filter(({result}) => result.id === id));

const publishedOutcome = (failures: readonly Failure[]): RunResult['outcome'] =>
  failures.length === 0 ? 'success' : failures.every(({code}) => code === 'cancelled') ? 'cancelled' : 'failure';

/** Looks again at what the tags depend on: while this run was building, another one may have published. */
async function publishGuarded(
  builds: readonly TestedBuild[],
  guard: Guard,
  registry: Registry,
  approve: PublishRequest['approve']
) {
  const {plan, targets} = await guard(registry);
  const {publications} = plan;
  if (plan.taken.length > 0) {
    return {plan, publications: publications.map(notPublished), failures: takenFailures(plan), warnings: []};
  }
  const existing = versionsThere(plan, targets);
  return {plan, ...(await publish({publications, builds, existing, ...(approve ? {approve} : {})}, {registry}))};
}

/** For what was thrown outside of any target: nothing was published. */
const failedOutcome = (plan: Plan, error: unknown, {signal}: ActionPorts): Outcome =>
  signal.aborted
    ? unfinished(plan, {outcome: 'cancelled', failures: []})
    : unfinished(plan, {outcome: 'failure', failures: [failureOf(error)]});

/** Nothing is built whose version belongs to another commit. */
const refused = (plan: Plan): Outcome => unfinished(plan, {outcome: 'failure', failures: takenFailures(plan)});

const idleOutcome = (plan: Plan): Outcome => ({
  outcome: 'success',
  plan,
  targets: [],
  publications: [],
  gates: [],
  failures: [],
  warnings: [],
  leftovers: []
});

function unfinished(plan: Plan, end: Pick<Outcome, 'outcome' | 'failures'>): Outcome {
  const status = end.outcome === 'cancelled' ? 'cancelled' : 'not-started';
  return {
    ...end,
    plan,
    targets: plan.targets.map(({id, image, variant, platform}) => ({
      id,
      image,
      variant,
      platform,
      status,
      measured: {}
    })),
    publications: plan.publications.map(notPublished),
    gates: [],
    warnings: [],
    leftovers: []
  };
}

interface ReportOptions {
  readonly between?: Separators;
  readonly comment?: CommentProblem | undefined;
}

async function report(
  found: RunResult,
  {redact}: Secrets,
  {workflow}: ActionPorts,
  {between, comment}: ReportOptions = {}
): Promise<void> {
  const result = redactResult(found, redact);
  workflow.info(renderTerminal(result));
  await workflow.summary(renderSummary(result));
  for (const annotation of [...buildAnnotations(result), ...(comment ? [comment] : [])]) workflow.annotate(annotation);
  for (const [name, value] of Object.entries(buildOutputs(result.plan, result, between)))
    workflow.setOutput(name, value);
  if (result.outcome !== 'success') workflow.fail();
}

async function reportPlan(plan: Plan, {workflow}: ActionPorts, between: Separators): Promise<void> {
  workflow.info(renderPlanTerminal(plan));
  await workflow.summary(renderPlanSummary(plan));
  for (const annotation of planAnnotations(plan, takenFailures(plan))) workflow.annotate(annotation);
  for (const [name, value] of Object.entries(buildOutputs(plan, undefined, between))) workflow.setOutput(name, value);
  if (plan.taken.length > 0) workflow.fail();
}

async function reportCleanup(
  result: CleanupResult,
  {workflow}: ActionPorts,
  comment: CommentProblem | undefined
): Promise<void> {
  workflow.info(renderCleanupTerminal(result));
  await workflow.summary(renderCleanupSummary(result));
  for (const annotation of [...cleanupAnnotations(result), ...(comment ? [comment] : [])])
    workflow.annotate(annotation);
  const outputs = {...buildOutputs(undefined, undefined), json: JSON.stringify(result)};
  for (const [name, value] of Object.entries(outputs)) workflow.setOutput(name, value);
  if (result.outcome !== 'success') workflow.fail();
}
