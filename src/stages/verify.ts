import {type Diagnosis, diagnose} from '../engine/diagnose.ts';
import {decideProbes, describeProbe, limitFor, type Probe, passesStatus, wantedStatus} from '../engine/probes.ts';
import {ActionError, toActionError} from '../errors.ts';
import type {SmokeTest} from '../inputs/settings.ts';
import {compressedSize, imageDescriptors} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import {formatPlatform} from '../oci/platform.ts';
import {withDigest} from '../oci/reference.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Clock, ContainerEvent, ContainerRuntime, Http, ImageConfig, Registry} from '../ports.ts';
import type {CheckOutcome, Failure} from '../report/result.ts';
import {containerName, localImageName, SESSION_LABEL, type Session} from './session.ts';

export interface VerifyPorts {
  readonly runtime: ContainerRuntime;
  readonly registry: Registry;
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Takes on work that nothing waits for, but that must have ended before the run does. */
  readonly defer: (work: Promise<unknown>) => void;
}

/** What was built: pushed under a digest, or loaded into the engine. */
export interface BuiltImage {
  readonly digest: Digest;
  readonly pushed: boolean;
}

export interface VerifyContext {
  readonly session: Session;
  readonly emulated: boolean;
}

export interface Verified {
  /** The image manifest; absent when the image was only loaded. */
  readonly manifest?: Digest;
  readonly size?: number;
  /** References that the engine pulled for this. */
  readonly pulled: readonly string[];
  readonly check?: CheckOutcome;
  readonly failure?: Failure;
}

const POLL_MS = 200;
const HEALTH_INTERVAL_MS = 500;
const REQUEST_MS = 5000;
const LOG_LINES = 100;

/** Runs exactly the bytes that were pushed, and looks until every probe has passed or time is up. */
export async function verifyTarget(
  target: BuildTarget,
  image: BuiltImage,
  context: VerifyContext,
  ports: VerifyPorts
): Promise<Verified> {
  const child = image.pushed ? await findManifest(target, image.digest, ports.registry) : undefined;
  const reference = child ? withDigest(target.repository, child) : localImageName(context.session, target.id);
  const found = child ? {manifest: child} : {};
  if (target.smoke === 'off') {
    const size = child ? await downloadSize(reference, ports.registry) : undefined;
    return {
      ...found,
      ...sized(size),
      pulled: [],
      check: {summary: 'off', emulated: context.emulated}
    };
  }
  const [size] = await Promise.all([
    child ? downloadSize(reference, ports.registry) : undefined,
    child ? ports.runtime.pull(reference, target.platform) : undefined
  ]);
  const config = await readConfig(reference, target.platform, child !== undefined, ports.runtime);
  const result = {...found, ...sized(size ?? config.size), pulled: child ? [reference] : []};
  if (config.platform !== target.platform) {
    return {...result, failure: wrongPlatform(target, config)};
  }
  return {...result, ...(await smokeTest(target, target.smoke, {reference, config, ...context}, ports))};
}

/** Another run on this machine may remove the same image between our pull and our look at it: once more, then. */
async function readConfig(
  reference: string,
  platform: string,
  pulled: boolean,
  runtime: ContainerRuntime
): Promise<ImageConfig> {
  try {
    return await runtime.imageConfig(reference);
  } catch (error) {
    if (!pulled) throw error;
    await runtime.pull(reference, platform);
    return runtime.imageConfig(reference);
  }
}

const sized = (size: number | undefined): {readonly size?: number} => (size === undefined ? {} : {size});

/** A build with attestations is an index, even of one platform: the image is its one runnable manifest. */
async function findManifest({repository, platform}: BuildTarget, digest: Digest, registry: Registry): Promise<Digest> {
  const manifest = await registry.manifest(withDigest(repository, digest));
  if (manifest.kind === 'image') return manifest.digest;
  const images = imageDescriptors(manifest.manifests);
  const found = images.find(one => one.platform && formatPlatform(one.platform) === platform);
  if (found) return found.digest;
  throw new ActionError({
    code: 'check-failed',
    message: `was built for ${images.map(one => (one.platform ? formatPlatform(one.platform) : '?')).join(', ')}, not for ${platform}`,
    remedy: 'Check the FROM --platform of the last stage.'
  });
}

async function downloadSize(reference: string, registry: Registry): Promise<number | undefined> {
  const manifest = await registry.manifest(reference);
  return manifest.kind === 'image' ? compressedSize(manifest) : undefined;
}

interface Subject extends VerifyContext {
  readonly reference: string;
  readonly config: ImageConfig;
}

async function smokeTest(
  target: BuildTarget,
  smoke: SmokeTest,
  {reference, config, session, emulated}: Subject,
  ports: VerifyPorts
): Promise<{check?: CheckOutcome; failure?: Failure}> {
  const decision = decideProbes(smoke, config);
  if (!decision.ok) {
    return {
      failure: {
        code: 'check-failed',
        target: target.id,
        title: decision.problem,
        remedy: decision.remedy
      }
    };
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
      env: smoke.env,
      publish: decision.publish,
      ...(smoke.entrypoint === undefined ? {} : {entrypoint: smoke.entrypoint}),
      ...(smoke.command === undefined ? {} : {command: smoke.command}),
      ...(config.hasHealthcheck ? {health: healthOverride(limitMs, emulated)} : {})
    });
    const outcome = start.started
      ? await runProbes(decision.probes, {name, limitMs, watched}, ports)
      : {passed: false as const, probe: decision.probes[0], reason: 'could not be started', startError: start.error};
    if (outcome.passed) {
      return {check: {summary: decision.probes.map(describeProbe).join(', '), healthyMs: outcome.healthyMs, emulated}};
    }
    ports.signal.throwIfAborted();
    return {failure: await explain(target, outcome, {name, config, emulated, probes: decision.probes}, ports)};
  } finally {
    stop.abort();
    ports.defer(runtime.remove(name));
  }
}

/** Retries without end: the run's own limit decides, not the image's, which counts in its own long intervals. */
const healthOverride = (limitMs: number, emulated: boolean) => ({
  intervalMs: HEALTH_INTERVAL_MS,
  retries: Math.ceil(limitMs / HEALTH_INTERVAL_MS) + 1,
  ...(emulated ? {timeoutMs: 30_000} : {})
});

interface Watched {
  readonly started: Promise<ContainerEvent>;
  readonly healthy: Promise<ContainerEvent>;
  readonly died: Promise<ContainerEvent>;
}

function watchContainer(name: string, runtime: ContainerRuntime, signal: AbortSignal): Watched {
  const started = Promise.withResolvers<ContainerEvent>();
  const healthy = Promise.withResolvers<ContainerEvent>();
  const died = Promise.withResolvers<ContainerEvent>();
  const settle: Partial<Record<ContainerEvent['kind'], (event: ContainerEvent) => void>> = {
    start: started.resolve,
    healthy: healthy.resolve,
    die: died.resolve
  };
  void runtime.watch(name, event => settle[event.kind]?.(event), signal);
  return {started: started.promise, healthy: healthy.promise, died: died.promise};
}

interface Running {
  readonly name: string;
  readonly limitMs: number;
  readonly watched: Watched;
}

type ProbesOutcome =
  | {readonly passed: true; readonly healthyMs: number}
  | {
      readonly passed: false;
      readonly probe: Probe | undefined;
      readonly reason: string;
      readonly startError?: string;
      readonly lastAnswer?: string | undefined;
    };

async function runProbes(
  probes: readonly Probe[],
  {name, limitMs, watched}: Running,
  ports: VerifyPorts
): Promise<ProbesOutcome> {
  const {clock, runtime, signal} = ports;
  const over = new AbortController();
  const stop = AbortSignal.any([over.signal, signal]);
  const timeUp = clock.sleep(limitMs, stop).then(() => `not healthy in ${limitMs / 1000} s`);
  const dead = watched.died.then(({exitCode}) => `ended with exit code ${exitCode ?? 'unknown'}`);
  const hostPorts = probes.some(({kind}) => kind === 'http')
    ? await runtime.hostPorts(name)
    : new Map<number, number>();
  const {at: startedAt} = await Promise.race([
    watched.started,
    clock.sleep(limitMs, stop).then(() => ({at: clock.now().getTime()}))
  ]);
  let healthyAt = startedAt;
  try {
    for (const probe of probes) {
      const seen = {last: undefined as string | undefined};
      const passed = passProbe(probe, {watched, hostPorts, seen, stop}, ports);
      const outcome = await Promise.race([passed, dead, timeUp]);
      if (typeof outcome === 'string') return {passed: false, probe, reason: outcome, lastAnswer: seen.last};
      healthyAt = Math.max(healthyAt, outcome.at);
    }
    return {passed: true, healthyMs: Math.max(0, healthyAt - startedAt)};
  } finally {
    over.abort();
  }
}

interface Looking {
  readonly watched: Watched;
  readonly hostPorts: ReadonlyMap<number, number>;
  readonly seen: {last: string | undefined};
  readonly stop: AbortSignal;
}

async function passProbe(
  probe: Probe,
  {watched, hostPorts, seen, stop}: Looking,
  {http, clock}: VerifyPorts
): Promise<{at: number}> {
  if (probe.kind === 'healthcheck') return watched.healthy;
  if (probe.kind === 'stay-up') {
    await clock.sleep(probe.forMs, stop);
    return {at: clock.now().getTime()};
  }
  const url = `http://127.0.0.1:${hostPorts.get(probe.port)}${probe.path}`;
  while (!stop.aborted) {
    const answer = await http.get(url, {timeoutMs: REQUEST_MS, signal: stop}).catch((error: Error) => error);
    if (answer instanceof Error) seen.last ??= `no HTTP answer (${answer.message})`;
    else if (passesStatus(answer.status, probe.status, probe.lenient)) return {at: clock.now().getTime()};
    else
      seen.last = `status ${answer.status} instead of ${wantedStatus(probe.status, probe.lenient)}: ${answer.body.slice(0, 200)}`;
    await clock.sleep(POLL_MS, stop);
  }
  return {at: clock.now().getTime()};
}

interface Suspect {
  readonly name: string;
  readonly config: ImageConfig;
  readonly emulated: boolean;
  readonly probes: readonly Probe[];
}

async function explain(
  target: BuildTarget,
  outcome: ProbesOutcome & {passed: false},
  {name, config, emulated, probes}: Suspect,
  {runtime}: VerifyPorts
): Promise<Failure> {
  const [state, logs, listeners] = await Promise.all([
    runtime.state(name),
    runtime.logs(name, LOG_LINES),
    runtime.listeners(name)
  ]);
  const httpPorts = probes.flatMap(probe => (probe.kind === 'http' ? [probe.port] : []));
  const {cause, remedy}: Diagnosis = diagnose({
    probe: outcome.probe,
    ...(outcome.startError === undefined ? {} : {startError: outcome.startError}),
    state,
    logs,
    listeners: state?.status === 'running' ? listeners : undefined,
    wantedPorts: httpPorts.length > 0 ? httpPorts : config.exposedPorts,
    lastAnswer: outcome.lastAnswer,
    platform: target.platform,
    emulated
  });
  const health = state?.health.at(-1);
  const details = [
    `status: ${state?.status ?? 'unknown'}, exit code: ${state?.exitCode ?? 'unknown'}, out of memory: ${state?.oomKilled ? 'yes' : 'no'}`,
    ...(outcome.startError ? [outcome.startError] : []),
    ...(state?.error ? [state.error] : []),
    ...(health ? [`last health check: exit code ${health.exitCode}`, health.output.trim()] : []),
    ...(outcome.lastAnswer ? [`last answer: ${outcome.lastAnswer}`] : []),
    `last ${logs.length} log lines:`,
    ...logs
  ];
  return {
    code: 'check-failed',
    target: target.id,
    title: `${outcome.reason}${outcome.probe && !outcome.startError ? ` (${describeProbe(outcome.probe)})` : ''}`,
    cause,
    remedy,
    details: details.join('\n')
  };
}

const wrongPlatform = ({id, platform}: BuildTarget, {platform: built}: ImageConfig): Failure => ({
  code: 'check-failed',
  target: id,
  title: `the image is for ${built}, not for ${platform}`,
  cause: 'The last stage of the Dockerfile has a fixed --platform.',
  remedy: 'Leave --platform out of the last FROM; only stages that build should have --platform=$BUILDPLATFORM.'
});

/** What a thrown error means for one target. */
export const failureOf = (target: string, thrown: unknown): Failure => {
  const {code, message, remedy, details} = toActionError(thrown);
  return {code, target, title: message, ...(remedy ? {remedy} : {}), ...(details ? {details} : {})};
};
