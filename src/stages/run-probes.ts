import {type Probe, passesStatus, wantedStatus} from '../engine/probes.ts';
import type {Clock, ContainerEvent, ContainerRuntime, Http} from '../ports.ts';

export interface ProbePorts {
  readonly runtime: ContainerRuntime;
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const POLL_MS = 200;
const REQUEST_MS = 5000;

interface Watched {
  readonly started: Promise<ContainerEvent>;
  readonly healthy: Promise<ContainerEvent>;
  readonly died: Promise<ContainerEvent>;
}

/** Follows the container's events from before its start. */
export function watchContainer(name: string, runtime: ContainerRuntime, signal: AbortSignal): Watched {
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

export type ProbesOutcome =
  | {readonly passed: true; readonly healthyMs: number}
  | {
      readonly passed: false;
      readonly probe: Probe | undefined;
      readonly reason: string;
      readonly startError?: string;
      readonly lastAnswer?: string | undefined;
    };

/** Passes the probes in their order, within one limit for all. */
export async function runProbes(
  probes: readonly Probe[],
  {name, limitMs, watched}: Running,
  ports: ProbePorts
): Promise<ProbesOutcome> {
  const {clock, runtime, signal} = ports;
  const over = new AbortController();
  const stop = AbortSignal.any([over.signal, signal]);
  // Staying up has a length of its own, which a short limit must not cut.
  const wholeMs = limitMs + probes.reduce((sum, probe) => sum + (probe.kind === 'stay-up' ? probe.forMs : 0), 0);
  const timeUp = clock.sleep(wholeMs, stop).then(() => `not healthy in ${limitMs / 1000} s`);
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
  {http, clock}: ProbePorts
): Promise<{at: number}> {
  if (probe.kind === 'healthcheck') return watched.healthy;
  if (probe.kind === 'stay-up') {
    await clock.sleep(probe.forMs, stop);
    return {at: clock.now().getTime()};
  }
  const port = hostPorts.get(probe.port);
  // A container that has died at once has no port any more; its death is told beside this.
  if (port === undefined) return new Promise(() => {});
  const url = `http://127.0.0.1:${port}${probe.path}`;
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
