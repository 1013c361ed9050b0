import {chooseGpu} from '../engine/choose-gpu.ts';
import {onlyPort} from '../engine/probes.ts';
import {decideRounds, type Rounds, summarizeRounds} from '../engine/restart-probes.ts';
import type {SmokeTest} from '../inputs/check-settings.ts';
import {defined} from '../inputs/objects.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {ContainerSpec} from '../ports/container.ts';
import type {Files} from '../ports/files.ts';
import type {ImageConfig} from '../ports/runtime.ts';
import type {Failure} from '../report/result.ts';
import {containerSpec, type Image} from './container-spec.ts';
import {explain} from './explain.ts';
import {checkService, checkTool} from './run-container.ts';
import type {ProbePorts} from './run-probes.ts';
import type {Session} from './session.ts';
import type {Verified} from './verify.ts';
import {volumeNames} from './workspace-files.ts';

export interface SmokePorts extends ProbePorts {
  readonly files: Files;
  readonly temp: string;
  /** Takes on work that nothing waits for, but that must have ended before the run does. */
  readonly defer: (work: Promise<unknown>) => void;
}

export interface VerifyContext {
  readonly session: Session;
  readonly emulated: boolean;
}

const HEALTH_INTERVAL_MS = 500;

export interface Subject extends VerifyContext, Image {}

/** What a check found out beyond the image itself. */
export type Tested = Pick<Verified, 'check' | 'measured' | 'failures' | 'warnings'>;

/** Starts an image and looks until every check has passed, it has died, or time is up. */
export async function smokeTest(
  target: BuildTarget,
  asked: SmokeTest,
  subject: Subject,
  ports: SmokePorts
): Promise<Tested> {
  const {emulated, config} = subject;
  const {gpus: wantsGpus = 'none'} = asked.container;
  const choice = chooseGpu(asked, wantsGpus === 'none' ? undefined : (await ports.runtime.engine())?.gpus);
  if (!choice.run) return notRun(target, choice.reason, emulated);
  const {smoke, gpus, lacksGpu} = choice;
  const decision = decideRounds(smoke, config, emulated);
  if (!decision.ok) {
    return failed({code: 'check-failed', target: target.id, title: decision.problem, remedy: decision.remedy});
  }
  const spec = await containerSpec(target, smoke.container, gpus, subject, ports);
  const volumes = volumeNames(spec.mounts);
  const containers: string[] = [];
  try {
    return await look(target, decision, {spec, smoke, subject, containers, ...defined({lacksGpu})}, ports);
  } finally {
    const removed = Promise.all(containers.map(name => ports.runtime.remove(name)));
    ports.defer(removed.then(() => ports.runtime.removeVolumes(volumes)));
  }
}

interface Setup {
  readonly spec: ContainerSpec;
  readonly smoke: SmokeTest;
  readonly subject: Subject;
  readonly lacksGpu?: true;
  /** Names of those that were started, to be removed. */
  readonly containers: string[];
}

async function look(
  target: BuildTarget,
  probes: Rounds,
  {spec, smoke, subject, containers, lacksGpu}: Setup,
  ports: SmokePorts
): Promise<Tested> {
  const {emulated, config} = subject;
  const service = serviceSpec(spec, probes.publish, config, emulated);
  const outcome = probes.needsContainer
    ? await checkService(service, probes, containers, ports)
    : await checkTool(spec, probes, containers, ports);
  if (!outcome.passed) {
    ports.signal.throwIfAborted();
    return failed(await explain(target, outcome, {spec, asked: smoke.container, config, probes}, ports.runtime));
  }
  const port = probes.needsContainer ? (probes.publish[0] ?? onlyPort(config)) : undefined;
  return {
    check: {summary: summarizeRounds(probes), emulated, ...defined({port, lacksGpu})},
    measured: {...(outcome.healthyMs === undefined ? {} : {startup: outcome.healthyMs}), ...outcome.usage},
    failures: [],
    warnings: outcome.flapped ? [{target: target.id, message: FLAPPED}] : []
  };
}

export const serviceSpec = (
  spec: ContainerSpec,
  publish: readonly number[],
  {hasHealthcheck}: Pick<ImageConfig, 'hasHealthcheck'>,
  emulated: boolean
): ContainerSpec => ({...spec, publish, ...(hasHealthcheck ? {health: healthOverride(emulated)} : {})});

export const FLAPPED =
  'It was healthy, was not for a while, and then was again: its HEALTHCHECK does not hold while it starts.';

const failed = (failure: Failure): Tested => ({measured: {}, failures: [failure], warnings: []});

export const notRun = ({id}: BuildTarget, reason: string, emulated: boolean): Tested => ({
  check: {summary: `not run: ${reason}`, emulated, notRun: true},
  measured: {},
  failures: [],
  warnings: [
    {
      target: id,
      message: `Not started and not checked: ${reason}. Say in "without-gpu" of "smoke" how it runs without one, or use a runner that has one.`
    }
  ]
});

/** The image's own interval may be half a minute. */
export const healthOverride = (emulated: boolean) => ({
  intervalMs: HEALTH_INTERVAL_MS,
  ...(emulated ? {timeoutMs: 30_000} : {})
});
