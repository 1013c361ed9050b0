import {type Probes, patternsOf} from '../engine/probes.ts';
import type {Rounds} from '../engine/restart-probes.ts';
import type {RunCheck} from '../inputs/check-settings.ts';
import type {ContainerSpec, StartOutcome} from '../ports/container.ts';
import type {Measured} from '../report/result.ts';
import type {RunOnce} from './pass-probe.ts';
import {type NotPassed, type ProbePorts, type Running, runProbes} from './run-probes.ts';
import {type ContainerWatch, type Watched, watchContainer} from './watch-container.ts';
import {type LogWatch, watchLog} from './watch-log.ts';

export interface ServicePassed {
  readonly passed: true;
  /** Absent for a tool, which is never up. */
  readonly healthyMs?: number;
  readonly flapped: boolean;
  /** Memory and CPU time until the probes had passed. */
  readonly usage?: Measured;
}

export type CheckedOutcome = ServicePassed | (NotPassed & {readonly outOfMemory: boolean});

/**
 * Starts a container and passes the probes; then, where some are for `again`, stops it, starts it with its data, and
 * passes those. What it started is in `containers`, and is left to the caller to remove.
 */
export async function checkService(
  spec: ContainerSpec,
  {again, ...probes}: Rounds,
  containers: string[],
  ports: ProbePorts
): Promise<CheckedOutcome> {
  const {runtime, clock, signal} = ports;
  const stop = new AbortController();
  const watch = watchContainer(spec.name, runtime, AbortSignal.any([stop.signal, signal]));
  const lives = {spec, probes, watch, runOnce: runOnceBy(spec, containers, ports)};
  try {
    containers.push(spec.name);
    const first = await live(lives, false, ports);
    if (!first.passed || again === undefined) return first;
    await runtime.stop(spec.name);
    await Promise.race([watch.current().died, clock.sleep(EVENT_MS, signal)]);
    watch.next();
    const second = await live({...lives, probes: again}, true, ports);
    return second.passed ? first : {...second, reason: `${second.reason} after a restart`};
  } finally {
    stop.abort();
  }
}

/** Longer than any event needs to arrive. */
const EVENT_MS = 2000;

/** Passes the probes that need no container of their own; all of them are one-shot commands. */
export async function checkTool(
  spec: ContainerSpec,
  probes: Probes,
  containers: string[],
  ports: ProbePorts
): Promise<CheckedOutcome> {
  const {clock} = ports;
  const never = new Promise<never>(() => {});
  const watched: Watched = {
    started: Promise.resolve({kind: 'start', at: clock.now().getTime()}),
    healthy: never,
    died: never,
    seen: {flapped: false, outOfMemory: false}
  };
  const running = {
    name: spec.name,
    watched,
    log: watchLog([]),
    runOnce: runOnceBy(spec, containers, ports),
    isTool: true as const
  };
  const outcome = await runProbes(probes, running, ports);
  return outcome.passed ? {passed: true, flapped: false} : {...outcome, outOfMemory: false};
}

interface Lives {
  readonly spec: ContainerSpec;
  readonly probes: Probes;
  readonly watch: ContainerWatch;
  readonly runOnce: RunOnce;
}

/** From one start of a container to the pass or the first failure. */
async function live({spec, probes, watch, runOnce}: Lives, again: boolean, ports: ProbePorts): Promise<CheckedOutcome> {
  const watched = watch.current();
  const patterns = patternsOf(probes);
  const log = watchLog(patterns);
  const start = patterns.length > 0 ? startWithLog : startDetached;
  const limitMs = probes.probes[0]?.limitMs ?? 0;
  const started = await start(spec, again, {log, watched, limitMs}, ports);
  const running: Running = {name: spec.name, watched, log, runOnce};
  const outcome = started.started
    ? await runProbes(probes, running, ports)
    : {passed: false as const, probe: undefined, reason: 'could not be started', startError: started.error};
  const {flapped, outOfMemory} = watched.seen;
  return outcome.passed ? {...outcome, flapped} : {...outcome, outOfMemory};
}

interface Eyes {
  readonly log: LogWatch;
  readonly watched: Watched;
  /** For the word of its start; without one, the checks find out what it does. */
  readonly limitMs: number;
}

const startDetached = (spec: ContainerSpec, again: boolean, _: Eyes, {runtime}: ProbePorts): Promise<StartOutcome> =>
  again ? runtime.startAgain(spec.name) : runtime.start(spec);

/** Its log comes whole only when it is taken from the start on. */
async function startWithLog(
  spec: ContainerSpec,
  again: boolean,
  {log, watched, limitMs}: Eyes,
  {runtime, clock, signal}: ProbePorts
): Promise<StartOutcome> {
  const made = again ? {started: true as const} : await runtime.create(spec);
  if (!made.started) return made;
  const started = watched.started.then(() => ({started: true as const}));
  const ended = runtime.startAttached(spec.name, log.onLine).then(async error => {
    // A short life is over before the events have told of its start.
    await clock.sleep(EVENT_MS, signal);
    return {started: false as const, error};
  });
  const told = new AbortController();
  const waited = clock.sleep(limitMs, AbortSignal.any([told.signal, signal])).then(() => ({started: true as const}));
  try {
    return await Promise.race([started, ended, waited]);
  } finally {
    told.abort();
  }
}

/** Starts one-shot containers with the same options; each is ended by its removal, which no program can ignore. */
const runOnceBy =
  (spec: ContainerSpec, containers: string[], {runtime}: ProbePorts): RunOnce =>
  (check: RunCheck, signal) => {
    const once = oneShot(spec, check, containers.length);
    containers.push(once.name);
    return {container: once.name, done: runtime.runOnce(once, signal)};
  };

/** @param before containers that were started for the same test */
export function oneShot(
  {health: _, ...spec}: ContainerSpec,
  {command, entrypoint}: RunCheck,
  before: number
): ContainerSpec {
  const own = entrypoint === undefined ? {} : {entrypoint};
  return {...spec, name: `${spec.name}-run-${before}`, publish: [], command, ...own};
}
