import pLimit from 'p-limit';
import type {Environment} from '../context/read-facts.ts';
import {readSecretVariables} from '../context/secret-variables.ts';
import type {Settings} from '../inputs/settings.ts';
import type {BuildTarget, Plan} from '../plan/plan.ts';
import type {Clock} from '../ports/clock.ts';
import type {Files} from '../ports/files.ts';
import type {Http, Tcp} from '../ports/network.ts';
import type {Process} from '../ports/process.ts';
import type {Registry} from '../ports/registry.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import type {Workflow} from '../ports/workflow.ts';
import {describeMeasured} from '../report/measures.ts';
import type {Failure, Notice, TargetResult} from '../report/result.ts';
import {buildTarget, seconds} from './build.ts';
import {type Budgeted, checkBudgets} from './check-budgets.ts';
import type {TestedBuild} from './compare-tag.ts';
import {failureOf} from './failure.ts';
import {knownSecrets} from './image-secrets.ts';
import {createInspector} from './inspect-image.ts';
import {readPackageChanges} from './package-changes.ts';
import type {Provisioned} from './provision.ts';
import type {PublishedBefore} from './published-before.ts';
import {trackPulls} from './pulled-images.ts';
import {recording} from './recording.ts';
import type {Retries} from './retries.ts';
import {localImageName, type Session} from './session.ts';
import {createStacks} from './stacks.ts';
import type {TargetLog, TargetLogs} from './target-logs.ts';
import {tellTarget} from './tell-target.ts';
import {runTestStage} from './test-stage.ts';
import {verifyTarget} from './verify.ts';

export interface TargetPorts {
  readonly env: Environment;
  readonly process: Process;
  readonly files: Files;
  readonly workflow: Workflow;
  readonly clock: Clock;
  readonly http: Http;
  readonly tcp: Tcp;
  /** Folder for temporary files of the job. */
  readonly temp: string;
  readonly runtime: ContainerRuntime;
  readonly registry: Registry;
  readonly published: PublishedBefore;
  readonly signal: AbortSignal;
  readonly retries: Retries;
  /** Where everything about each target is kept. */
  readonly logs?: TargetLogs;
}

export interface TargetRun {
  readonly result: TargetResult;
  readonly tested?: TestedBuild;
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
  readonly notes: readonly string[];
}

export interface TargetRuns {
  readonly runs: readonly TargetRun[];
  /** Settles when the containers and images of the checks are gone. */
  readonly tidied: Promise<unknown>;
}

/**
 * Builds `parallel` targets at one time and checks each as soon as its own build ends. After a failure no further
 * target begins: nothing can be published any more, and what runs already still tells whether it works.
 */
export async function runTargets(
  plan: Plan,
  settings: Settings,
  session: Session,
  provisioned: Provisioned,
  ports: TargetPorts
): Promise<TargetRuns> {
  const builds = pLimit(settings.parallel);
  const checks = pLimit(settings.parallel);
  // It asks the engine for its disk, as the checks do for its memory: known before the first of them.
  const pulls = trackPulls(session, ports);
  const stacks = createStacks(plan, settings, session, ports);
  const secretVariables = readSecretVariables(settings.build, ports.env).found;
  const secrets = await knownSecrets(
    settings,
    plan.push.trusted,
    {env: ports.env, variables: secretVariables},
    ports.files
  );
  const inspector = createInspector(secrets, ports);
  let failed = false;
  for (const {id} of plan.targets) ports.workflow.progress?.({target: id, state: 'waiting'});

  const portsOf = ({id}: BuildTarget): TargetPorts & {readonly log?: TargetLog} => {
    const log = ports.logs?.of(id);
    return log ? {...recording(ports, id, log), log} : ports;
  };

  const runOne = async (target: BuildTarget, index: number): Promise<TargetRun> => {
    const ports = portsOf(target);
    const say = (state: 'running' | 'passed', text: string): void =>
      tellTarget(ports.workflow, {target: target.id, state, text});
    const read = await stacks.read(target).then(
      stack => ({ok: true as const, stack}),
      (error: unknown) => ({ok: false as const, error})
    );
    if (!read.ok) {
      ports.signal.throwIfAborted();
      return {...unfinished(target, 'not-started'), failures: [failureOf(read.error, target.id)]};
    }
    const {stack} = read;
    const built = await builds(async () => {
      if (failed || ports.signal.aborted) return undefined;
      const context = {
        builder: provisioned.builder,
        plan,
        options: settings.build,
        secretVariables,
        metadataFile: `${session.folder}/metadata-${index}.json`,
        localName: localImageName(session, target.id)
      };
      const policy = ports.retries.policy('build', target.id);
      const tests = await runTestStage(target, context, policy, ports);
      const outcome = {...(tests.ok ? await buildTarget(target, context, policy, ports) : tests), ...tests.told};
      // Before the limit lets the next one begin.
      if (!outcome.ok) failed = true;
      return outcome;
    });
    if (!built) return unfinished(target, ports.signal.aborted ? 'cancelled' : 'not-started');
    if (ports.signal.aborted) return unfinished(target, 'cancelled');
    const tests = built.tests ? {tests: built.tests} : {};
    if (!built.ok) {
      const {result, ...rest} = unfinished(target, 'failed');
      return {...rest, result: {...result, ...tests}, failures: [built.failure]};
    }
    const {outcome: build, layering, warnings} = built;
    const image = {digest: build.digest, pushed: plan.push.push, ...(layering ? {layering} : {})};
    stacks.settle(target.id, image);
    const packages = plan.push.push && hasSbom(settings) ? readPackageChanges(target, build, ports) : undefined;
    // Not within a limit: what it waits for may still have to begin.
    const gathered = stack && (await stacks.gather(stack, target));
    if (gathered && !gathered.ok) {
      if (ports.signal.aborted) return unfinished(target, 'cancelled');
      const message = `was not checked: its stack needs ${gathered.missing}, which was not built`;
      const {result, ...rest} = unfinished(target, 'not-started');
      return {...rest, result: {...result, build}, warnings: [...warnings, {target: target.id, message}]};
    }
    const context = {
      session,
      emulated: provisioned.isEmulated(target.platform),
      ...(stack && gathered ? {stack: {stack, others: gathered.others}} : {})
    };
    const verified: Budgeted = await checks(async () => {
      if (target.smoke !== 'off') say('running', `is started and checked${context.emulated ? ' (emulated)' : ''}`);
      const pulled = pulls.ofTarget();
      const verifyPorts = {...ports, ...pulled, inspector};
      try {
        const found = await verifyTarget(target, image, context, verifyPorts);
        return await checkBudgets(target, found, context, verifyPorts);
      } finally {
        await pulled.release();
      }
    }).catch((error: unknown) => {
      ports.signal.throwIfAborted();
      return {measured: {}, failures: [failureOf(error, target.id)], warnings: [], notes: []} satisfies Budgeted;
    });
    const {manifest, measured, before, check, failures, notes} = verified;
    const passed = failures.length === 0;
    const changes = passed && before ? await packages?.() : undefined;
    if (check)
      say(
        passed ? 'passed' : 'running',
        `${check.summary}${measured.startup === undefined ? '' : ` after ${seconds(measured.startup)}`}`
      );
    const result: TargetResult = {
      ...identity(target),
      status: passed ? 'passed' : 'failed',
      ...tests,
      build: {...build, ...(manifest ? {manifest} : {})},
      ...(check ? {check} : {}),
      measured,
      ...(before ? {before} : {}),
      ...(changes ? {packages: changes} : {})
    };
    const figures = describeMeasured(result);
    // A live display has no room for them, and the report has them.
    if (figures !== '' && !ports.workflow.progress) ports.workflow.info(`${target.id}  ${figures}`);
    return {
      result,
      failures,
      notes,
      warnings: [...warnings, ...verified.warnings],
      ...(manifest && passed ? {tested: {target, digest: build.digest, manifest}} : {})
    };
  };

  const runs = await Promise.all(
    plan.targets.map(async (target, index) => {
      const run = await runOne(target, index)
        .catch((error: unknown) =>
          ports.signal.aborted
            ? unfinished(target, 'cancelled')
            : {...unfinished(target, 'failed'), failures: [failureOf(error, target.id)]}
        )
        .finally(() => stacks.settle(target.id, undefined));
      if (run.failures.length > 0) failed = true;
      for (const {title} of run.failures)
        tellTarget(ports.workflow, {target: target.id, state: 'failed', text: `FAILED: ${title}`});
      return run;
    })
  );
  return {runs, tidied: pulls.tidy()};
}

export const hasSbom = ({build: {sbom}}: Settings): boolean => sbom !== undefined && sbom !== 'false';

const identity = ({id, image, variant, platform}: BuildTarget) => ({id, image, variant, platform});

const unfinished = (target: BuildTarget, status: TargetResult['status']): TargetRun => ({
  result: {...identity(target), status, measured: {}},
  failures: [],
  warnings: [],
  notes: []
});
