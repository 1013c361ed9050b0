import {comparedTags} from '../plan/compared-tags.ts';
import type {Plan} from '../plan/plan.ts';
import {leavesRecords, withFreshBases, withTargets} from '../plan/reuse.ts';
import type {Process} from '../ports/process.ts';
import type {Registry} from '../ports/registry.ts';
import {count} from '../report/format.ts';
import type {TestedBuild} from '../stages/compare-tag.ts';
import {confineToWorkspace} from '../stages/confine.ts';
import {examineDockerfiles} from '../stages/examine-dockerfiles.ts';
import {takenFailures} from '../stages/failure.ts';
import type {ReusedPublication} from '../stages/find-reusable.ts';
import {gatesNotRun} from '../stages/gates-not-run.ts';
import {versionsThere} from '../stages/guard.ts';
import {refuseKeptToken} from '../stages/kept-token.ts';
import {leaveToNewerHead} from '../stages/newer-head.ts';
import {notPublished} from '../stages/not-published.ts';
import {equipSession} from '../stages/open-session.ts';
import type {Prepared} from '../stages/prepare.ts';
import {provision} from '../stages/provision.ts';
import {type PublishRequest, publish} from '../stages/publish.ts';
import {readPublished} from '../stages/published-before.ts';
import {pullRequestNow} from '../stages/pull-request-state.ts';
import type {LateEnd} from '../stages/remove-late-preview.ts';
import {retryingPulls, retryingRegistry} from '../stages/retrying.ts';
import {reuse} from '../stages/reuse.ts';
import {runTargets, type TargetRun} from '../stages/run-targets.ts';
import {dockerConfigFolder, type Session, sessionEnvironment} from '../stages/session.ts';
import {examineWorkspaceFiles} from '../stages/workspace-files.ts';
import {createGuard, type Guard, retryReads} from './guard.ts';
import {endClosed, endLate, withLateEnd} from './late-end.ts';
import {type Outcome, publishedOutcome, refusedOutcome} from './outcome.ts';
import type {PipelinePorts, RunPorts} from './ports.ts';

/**
 * provision → build → verify → gates → publish, with what the session owns.
 * @param meanwhile is given what need not be waited for before the session is closed
 */
export async function runSession(
  prepared: Prepared & {ok: true},
  session: Session,
  ports: PipelinePorts,
  meanwhile: (work: Promise<void>) => void
): Promise<Outcome> {
  const {settings, plan: first, retries} = prepared;
  const env = sessionEnvironment(session, ports.env);
  const process = ports.createProcess(env, ports.signal);
  if (!first.push.trusted) {
    await confineToWorkspace(first, '.', ports.temp, ports.files);
    await refuseKeptToken(first, prepared.facts, ports.env.GITHUB_SHA ?? '', {...ports, process});
  }
  await examineWorkspaceFiles(first, ports);
  const [logins, wrong] = await Promise.all([
    equipSession(session, settings, first, {...ports, retries}),
    examineDockerfiles(first, ports.files)
  ]);
  if (wrong.length > 0) return refusedOutcome(first, wrong);
  const reading = ports.createRegistry({dockerConfig: dockerConfigFolder(session), logins}, retryReads(retries));
  const reusing = reuse(first, settings, prepared.facts, {...ports, registry: reading});
  const provisioning = reusing.then(reused =>
    provision(settings, leftToBuild(first, reused.publications), session, logins, {...ports, process, retries})
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
  if (plan.taken.length > 0) return refusedOutcome(plan);
  ports.workflow.info(announcement(plan));
  const published = readPublished(plan, comparedTags(plan, settings, prepared.facts), {registry, clock: ports.clock});
  const runtime = retryingPulls(ports.createRuntime(process), retries);
  const tools = {...ports, process, runtime, registry, retries, published};
  const [built, taken] = await Promise.all([
    runTargets(
      leftToBuild(plan, reused.publications),
      withFreshBases(settings, prepared.facts),
      session,
      provisioned,
      tools
    ),
    reused.publications.length > 0
      ? import('../stages/reused-runs.ts').then(stage =>
          stage.reusedRuns(reused.publications, settings, prepared.facts, tools)
        )
      : []
  ]);
  const runs = inOrder(plan, [...built.runs, ...taken]);
  const failures = runs.flatMap(run => run.failures);
  const checked: Omit<Outcome, 'outcome'> = {
    plan,
    targets: runs.map(({result}) => result),
    publications: plan.publications.map(notPublished),
    gates: gatesNotRun(plan.gates, plan.push.push ? 'not every check has passed' : 'nothing is pushed'),
    failures,
    warnings: runs.flatMap(run => run.warnings),
    notes: [...reused.notes, ...new Set(runs.flatMap(run => run.notes))],
    leftovers: []
  };
  /** Nothing more is to be done: what is still being tidied up is waited for. */
  const end = async (outcome: Omit<Outcome, 'outcome'>): Promise<Outcome> => {
    await built.tidied;
    if (ports.signal.aborted) return {...outcome, outcome: 'cancelled'};
    // Caches are written before the checks, and nobody removes those of a closed pull request later.
    const late = plan.push.push ? await endLate(prepared, ports) : undefined;
    return {...outcome, ...withLateEnd(outcome, late), outcome: outcome.failures.length > 0 ? 'failure' : 'success'};
  };
  if (ports.signal.aborted || failures.length > 0 || !plan.push.push) return end(checked);

  const tested = runs.flatMap(run => run.tested ?? []);
  const gates = plan.gates.length > 0 ? await import('./pass-gates.ts') : undefined;
  const gating = {session, plan, settings, repositoryUrl: prepared.facts.repository.url};
  const passing = await gates?.passGates(tested, gating, tools);
  const gated = {...checked, gates: passing?.results() ?? [], failures: passing?.failures ?? []};
  if (ports.signal.aborted || gated.failures.length > 0) return end(gated);

  // Not to be cancelled: half of the tags moved is worse than a few seconds more.
  const lasting = createRegistry(ports.createProcess(env), new AbortController().signal);
  const writing = {builds: tested, guard, registry: lasting, approve: passing?.approve};
  const publishing = publishGuarded(prepared, writing, ports);
  const [{indexes, ...written}] = await Promise.all([publishing, built.tidied]);
  const own = indexes.filter(({id}) => !reused.publications.some(one => one.id === id));
  if (written.failures.length === 0 && leavesRecords(written.plan, prepared.facts)) {
    const [{recordTested}, {recordTags}] = await Promise.all([
      import('../stages/record-tested.ts'),
      import('../stages/earlier-tags.ts')
    ]);
    meanwhile(recordTested({indexes: own, targets: checked.targets}, plan, settings, prepared.facts, ports));
    meanwhile(recordTags(written, prepared.facts, ports));
  }
  return {
    ...gated,
    ...written,
    gates: passing?.results() ?? [],
    warnings: [...checked.warnings, ...written.warnings],
    notes: [...(checked.notes ?? []), ...written.notes],
    outcome: publishedOutcome(written.failures)
  };
}

function announcement(plan: Plan): string {
  const tags = [...new Set(plan.publications.flatMap(publication => publication.tags.map(({name}) => name)))];
  const held = [...new Set(plan.publications.flatMap(publication => publication.held.map(({name}) => name)))];
  return (
    `${count(plan.targets.length, 'build target')}: ${plan.targets.map(({id}) => id).join(', ')}. ` +
    (plan.push.push ? `Tags: ${tags.join(', ') || 'none'}.` : `Nothing is pushed: ${plan.push.reason}.`) +
    (held.length > 0 ? ` Held back: ${held.join(', ')}.` : '')
  );
}

const leftToBuild = (plan: Plan, reused: readonly ReusedPublication[]): Plan => {
  const done = new Set(reused.flatMap(({images}) => images.map(({target}) => target.id)));
  return withTargets(plan, ({id}) => !done.has(id));
};

const inOrder = ({targets}: Plan, runs: readonly TargetRun[]): readonly TargetRun[] =>
  targets.flatMap(({id}) => runs.filter(({result}) => result.id === id));

interface Writing {
  readonly builds: readonly TestedBuild[];
  readonly guard: Guard;
  readonly registry: Registry;
  readonly approve: PublishRequest['approve'];
}

/** Looks again at what the tags depend on: while this run was building, another one may have published or removed. */
async function publishGuarded(
  prepared: Prepared & {ok: true},
  {builds, guard, registry, approve}: Writing,
  ports: RunPorts
): Promise<Omit<LateEnd, 'complete'>> {
  const {settings, facts, github} = prepared;
  const [guarded, now] = await Promise.all([guard(registry), pullRequestNow(facts, settings, github)]);
  if (now?.open === false) return endClosed(prepared, ports);
  const {targets} = guarded;
  const plan = await leaveToNewerHead(guarded.plan, {settings, facts, head: now?.headSha ?? ''}, registry);
  const {publications} = plan;
  if (plan.taken.length > 0) {
    return {
      plan,
      publications: publications.map(notPublished),
      indexes: [],
      failures: takenFailures(plan),
      warnings: [],
      notes: []
    };
  }
  const existing = versionsThere(plan, targets);
  const published = await publish({publications, builds, existing, ...(approve ? {approve} : {})}, {registry});
  // Uploads and signatures take their time, and the clean-up of its end may have come before the tags.
  const late = await endLate(prepared, ports);
  if (late && !late.complete)
    return {plan, ...published, warnings: [...published.warnings, ...late.warnings], notes: late.notes};
  return {plan, ...published, notes: [], ...withLateEnd(published, late), ...(late ? {indexes: []} : {})};
}
