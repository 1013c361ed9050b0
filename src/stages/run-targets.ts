import pLimit from 'p-limit';
import type {Environment} from '../context/read-facts.ts';
import {readSecretVariables} from '../context/secret-variables.ts';
import type {Settings} from '../inputs/settings.ts';
import type {BuildTarget, Plan} from '../plan/plan.ts';
import type {Clock, ContainerRuntime, Files, Http, Process, Registry, Workflow} from '../ports.ts';
import type {Failure, Notice, TargetResult} from '../report/result.ts';
import {buildTarget, seconds} from './build.ts';
import type {TestedBuild} from './compare-tag.ts';
import {failureOf} from './failure.ts';
import type {Provisioned} from './provision.ts';
import type {Retries} from './retries.ts';
import {localImageName, pulledFolder, type Session} from './session.ts';
import {type Verified, verifyTarget} from './verify.ts';

export interface TargetPorts {
  readonly env: Environment;
  readonly process: Process;
  readonly files: Files;
  readonly workflow: Workflow;
  readonly clock: Clock;
  readonly http: Http;
  readonly runtime: ContainerRuntime;
  readonly registry: Registry;
  readonly signal: AbortSignal;
  readonly retries: Retries;
}

export interface TargetRun {
  readonly result: TargetResult;
  readonly tested?: TestedBuild;
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
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
  const pulled: string[] = [];
  const deferred: Promise<unknown>[] = [];
  const verifyPorts = {
    ...ports,
    defer: (work: Promise<unknown>) => deferred.push(work),
    remember: (reference: string) =>
      ports.files.writePrivate(`${pulledFolder(session)}/${pulled.push(reference)}`, reference)
  };
  const secretVariables = readSecretVariables(settings.build, ports.env).found;
  let failed = false;

  const runOne = async (target: BuildTarget, index: number): Promise<TargetRun> => {
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
      const outcome = await buildTarget(target, context, ports.retries.policy('build', target.id), ports);
      // Before the limit lets the next one begin.
      if (!outcome.ok) failed = true;
      return outcome;
    });
    if (!built) return unfinished(target, ports.signal.aborted ? 'cancelled' : 'not-started');
    if (ports.signal.aborted) return unfinished(target, 'cancelled');
    if (!built.ok) return {...unfinished(target, 'failed'), failures: [built.failure]};
    const {outcome: build, warnings} = built;
    const context = {session, emulated: provisioned.isEmulated(target.platform)};
    const verified: Verified = await checks(() => {
      if (target.smoke !== 'off')
        ports.workflow.info(`${target.id}  is started and checked${context.emulated ? ' (emulated)' : ''}`);
      return verifyTarget(target, {digest: build.digest, pushed: plan.push.push}, context, verifyPorts);
    }).catch((error: unknown) => {
      ports.signal.throwIfAborted();
      return {measured: {}, failures: [failureOf(error, target.id)], warnings: []} satisfies Verified;
    });
    const {manifest, measured, check, failures} = verified;
    const passed = failures.length === 0;
    if (check)
      ports.workflow.info(
        `${target.id}  ${check.summary}${measured.startup === undefined ? '' : ` after ${seconds(measured.startup)}`}`
      );
    return {
      result: {
        ...identity(target),
        status: passed ? 'passed' : 'failed',
        build: {...build, ...(manifest ? {manifest} : {})},
        ...(check ? {check} : {}),
        measured
      },
      failures,
      warnings: [...warnings, ...verified.warnings],
      ...(manifest && passed ? {tested: {target, digest: build.digest, manifest}} : {})
    };
  };

  const runs = await Promise.all(
    plan.targets.map(async (target, index) => {
      const run = await runOne(target, index).catch((error: unknown) =>
        ports.signal.aborted
          ? unfinished(target, 'cancelled')
          : {...unfinished(target, 'failed'), failures: [failureOf(error, target.id)]}
      );
      if (run.failures.length > 0) failed = true;
      for (const {title} of run.failures) ports.workflow.info(`${target.id}  FAILED: ${title}`);
      return run;
    })
  );
  // An image cannot go before its container.
  const tidied = Promise.all(deferred)
    .then(() => ports.runtime.removeImages(pulled))
    // After a cancellation nothing was removed, and the clean-up needs the list.
    .then(() => (ports.signal.aborted ? undefined : ports.files.remove(pulledFolder(session))));
  return {runs, tidied};
}

const identity = ({id, image, variant, platform}: BuildTarget) => ({id, image, variant, platform});

const unfinished = (target: BuildTarget, status: TargetResult['status']): TargetRun => ({
  result: {...identity(target), status, measured: {}},
  failures: [],
  warnings: []
});
