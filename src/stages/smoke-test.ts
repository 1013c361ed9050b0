import {decideProbes, describeProbe, limitFor} from '../engine/probes.ts';
import type {SmokeTest} from '../inputs/check-settings.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Clock, ContainerRuntime, Http, ImageConfig} from '../ports.ts';
import type {Failure} from '../report/result.ts';
import {explain} from './explain.ts';
import {measureUsage} from './measure-usage.ts';
import {runProbes, watchContainer} from './run-probes.ts';
import {containerName, SESSION_LABEL, type Session} from './session.ts';
import type {Verified} from './verify.ts';

export interface SmokePorts {
  readonly runtime: ContainerRuntime;
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Takes on work that nothing waits for, but that must have ended before the run does. */
  readonly defer: (work: Promise<unknown>) => void;
}

export interface VerifyContext {
  readonly session: Session;
  readonly emulated: boolean;
}

const HEALTH_INTERVAL_MS = 500;

export interface Subject extends VerifyContext {
  readonly reference: string;
  readonly config: ImageConfig;
}

/** What a check found out beyond the image itself. */
export type Tested = Pick<Verified, 'check' | 'measured' | 'failures' | 'warnings'>;

/** Starts an image and looks until every probe has passed, it has died, or time is up. */
export async function smokeTest(
  target: BuildTarget,
  smoke: SmokeTest,
  {reference, config, session, emulated}: Subject,
  ports: SmokePorts
): Promise<Tested> {
  const decision = decideProbes(smoke, config, emulated);
  if (!decision.ok) {
    return failed({code: 'check-failed', target: target.id, title: decision.problem, remedy: decision.remedy});
  }
  const {runtime} = ports;
  const name = containerName(session, target.id);
  const limitMs = limitFor(smoke.timeoutMs, emulated);
  const stop = new AbortController();
  const watched = watchContainer(name, runtime, stop.signal);
  try {
    const start = await runtime.start({
      name,
      image: reference,
      platform: target.platform,
      labels: {[SESSION_LABEL]: session.id},
      env: smoke.container.env,
      publish: decision.publish,
      ...(smoke.container.entrypoint === undefined ? {} : {entrypoint: smoke.container.entrypoint}),
      ...(smoke.container.command === undefined ? {} : {command: smoke.container.command}),
      ...(config.hasHealthcheck ? {health: healthOverride(limitMs, emulated)} : {})
    });
    const outcome = start.started
      ? await runProbes(decision.probes, {name, limitMs, watched}, ports)
      : {passed: false as const, probe: decision.probes[0], reason: 'could not be started', startError: start.error};
    if (outcome.passed) {
      return {
        check: {summary: decision.probes.map(describeProbe).join(', '), emulated},
        measured: {startup: outcome.healthyMs, ...(await measureUsage(name, runtime))},
        failures: [],
        warnings: []
      };
    }
    ports.signal.throwIfAborted();
    return failed(await explain(target, outcome, {name, config, probes: decision.probes}, runtime));
  } finally {
    stop.abort();
    ports.defer(runtime.remove(name));
  }
}

const failed = (failure: Failure): Tested => ({measured: {}, failures: [failure], warnings: []});

/** Retries without end: the run's own limit decides, not the image's, which counts in its own long intervals. */
const healthOverride = (limitMs: number, emulated: boolean) => ({
  intervalMs: HEALTH_INTERVAL_MS,
  retries: Math.ceil(limitMs / HEALTH_INTERVAL_MS) + 1,
  ...(emulated ? {timeoutMs: 30_000} : {})
});
