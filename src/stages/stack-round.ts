import {type ComposeSource, runServiceCommand, upCommand} from '../engine/compose-command.ts';
import {type Listing, readiness, type ServiceState} from '../engine/compose-services.ts';
import {followLogCommand} from '../engine/container-command.ts';
import {type Probes, patternsOf} from '../engine/probes.ts';
import type {Process} from '../ports/process.ts';
import type {Executed} from '../ports/runtime.ts';
import type {Measured} from '../report/result.ts';
import {awaitListing, listServices} from './list-services.ts';
import type {RunOnce} from './pass-probe.ts';
import type {Stack} from './read-stack.ts';
import type {CheckedOutcome} from './run-container.ts';
import {runProbes} from './run-probes.ts';
import type {SmokePorts} from './smoke-test.ts';
import {type Watched, watchContainer} from './watch-container.ts';
import {type LogWatch, watchLog} from './watch-log.ts';

/** One start of a stack. */
export interface Round {
  readonly stack: Stack;
  /** The project as it is started. */
  readonly source: ComposeSource;
  /** Of the service under test. */
  readonly containerName: string;
  /** For the services to get ready. */
  readonly limitMs: number;
  readonly probes: Probes;
}

export interface RoundPorts extends SmokePorts {
  readonly process: Process;
}

export type RoundOutcome =
  | {readonly passed: true; readonly measured: Measured; readonly flapped: boolean}
  | {readonly passed: false; readonly trouble: StackTrouble};

/** Why a stack did not pass. */
export type StackTrouble =
  /** The checks of the service under test. */
  | {readonly kind: 'checks'; readonly outcome: CheckedOutcome & {readonly passed: false}}
  /** Services that failed, or were not ready in time; `words` are compose's own, when it did not do what it was asked. */
  | {
      readonly kind: 'services';
      readonly reason: Reason;
      readonly states: readonly ServiceState[];
      readonly words: string;
    };

export type Reason = 'not-started' | 'failed' | 'not-ready' | 'failed-later' | 'unknown';

const POLL_MS = 300;
/** For compose to tell how the services are when the checks have passed. */
const LAST_LOOK_MS = 10_000;

/** Starts all services, waits for those that the checks need, and checks the one under test. */
export async function runRound(round: Round, ports: RoundPorts): Promise<RoundOutcome> {
  const {containerName, probes} = round;
  const {process} = ports;
  const stop = new AbortController();
  const watched = watchContainer(containerName, ports.runtime, stop.signal).current();
  const log = followLog(round, watched, stop.signal, process);
  try {
    const trouble = await startServices(round, ports);
    ports.signal.throwIfAborted();
    if (trouble) return {passed: false, trouble};
    const running = {name: containerName, watched, log, runOnce: runOnceBy(round, ports)};
    const outcome = await runProbes(probes, running, ports);
    ports.signal.throwIfAborted();
    const {flapped, outOfMemory} = watched.seen;
    if (!outcome.passed) return {passed: false, trouble: {kind: 'checks', outcome: {...outcome, outOfMemory}}};
    const late = await lateTrouble(round, ports);
    ports.signal.throwIfAborted();
    return late
      ? {passed: false, trouble: late}
      : {passed: true, measured: {startup: outcome.healthyMs, ...outcome.usage}, flapped};
  } finally {
    stop.abort();
  }
}

/** From its first line on, as soon as there is a container; only where a check asks for lines. */
function followLog({containerName, probes}: Round, watched: Watched, stop: AbortSignal, process: Process): LogWatch {
  const patterns = patternsOf(probes);
  const log = watchLog(patterns);
  if (patterns.length === 0) return log;
  void watched.started.then(() =>
    process.run(followLogCommand(containerName), {signal: stop, keep: false, onLine: log.onLine})
  );
  return log;
}

/** A one-shot container of the service: with its variables, volumes and networks. */
function runOnceBy({source, stack, containerName}: Round, {process, runtime}: RoundPorts): RunOnce {
  let count = 0;
  return (check, signal) => {
    const container = oneShotName(containerName, ++count);
    const command = runServiceCommand(source, stack.service, container, check);
    const run = async (): Promise<Executed> => {
      const {exitCode} = await process.run(command, {signal, keep: false});
      // Of the container alone: compose has words of its own in between.
      const output = (await runtime.logs(container, OUTPUT_LINES)).join('\n');
      return {exitCode: signal.aborted ? null : exitCode, output};
    };
    return {container, done: run()};
  };
}

/** Not the other way round: the engine tells events of every container whose name begins with the one asked for. */
export const oneShotName = (containerName: string, number: number): string => `run-${number}-${containerName}`;

export const OUTPUT_LINES = 10_000;

/** @returns what went wrong before the checks could begin. */
async function startServices(round: Round, ports: RoundPorts): Promise<StackTrouble | undefined> {
  const {clock, signal, process} = ports;
  const over = new AbortController();
  const stop = AbortSignal.any([over.signal, signal]);
  // Compose itself waits without end for what depends on a service that never gets healthy.
  void clock.sleep(round.limitMs, stop).then(() => over.abort());
  const trouble = async (reason: Reason, words = ''): Promise<StackTrouble> => {
    const listing = await listServices(round.source, process);
    const isUnknown = reason === 'not-ready' && !listing.known;
    return isUnknown ? unknown(listing) : {kind: 'services', reason, states: listing.states, words};
  };
  try {
    const {exitCode, stderr} = await process.run(upCommand(round.source), {signal: stop});
    if (over.signal.aborted) return await trouble('not-ready');
    if (exitCode !== 0) return await trouble('not-started', stderr);
    while (!signal.aborted) {
      const listing = await awaitListing(round.source, stop, ports);
      if (!listing.known) return unknown(listing);
      const {states} = listing;
      const wanted = wantedOf(round, states);
      if (wanted.some(isFailed)) return {kind: 'services', reason: 'failed', states, words: ''};
      // The checks find out best why it is not there any more.
      const hasEnded = states.some(state => state.service === round.stack.service && isFailed(state));
      if (hasEnded || wanted.every(state => readiness(state) === 'ready')) return undefined;
      if (over.signal.aborted) return {kind: 'services', reason: 'not-ready', states, words: ''};
      await clock.sleep(POLL_MS, stop);
    }
    return undefined;
  } finally {
    over.abort();
  }
}

/** What another service did while this one was checked. */
async function lateTrouble(round: Round, ports: RoundPorts): Promise<StackTrouble | undefined> {
  const over = new AbortController();
  const stop = AbortSignal.any([over.signal, ports.signal]);
  void ports.clock.sleep(LAST_LOOK_MS, stop).then(() => over.abort());
  const listing = await awaitListing(round.source, stop, ports);
  over.abort();
  if (!listing.known) return unknown(listing);
  const {states} = listing;
  return wantedOf(round, states).some(isFailed)
    ? {kind: 'services', reason: 'failed-later', states, words: ''}
    : undefined;
}

const unknown = ({states, words}: Listing & {readonly known: false}): StackTrouble => ({
  kind: 'services',
  reason: 'unknown',
  states,
  words
});

const isFailed = (state: ServiceState): boolean => readiness(state) === 'failed';

/** Those the checks wait for: the service under test is looked at by the checks themselves. */
const wantedOf = ({stack}: Round, states: readonly ServiceState[]): readonly ServiceState[] =>
  states.filter(({service}) => service !== stack.service && (stack.wait?.includes(service) ?? true));
