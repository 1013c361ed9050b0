import {type ComposeSource, servicesCommand, upCommand} from '../engine/compose-command.ts';
import {parseServices, readiness, type ServiceState} from '../engine/compose-services.ts';
import type {Probe} from '../engine/probes.ts';
import type {Process} from '../ports.ts';
import type {Stack} from './read-stack.ts';
import {type ProbesOutcome, runProbes, watchContainer} from './run-probes.ts';
import type {SmokePorts} from './smoke-test.ts';

/** One start of a stack. */
export interface Round {
  readonly stack: Stack;
  /** The project as it is started. */
  readonly source: ComposeSource;
  /** Of the service under test. */
  readonly containerName: string;
  /** For the services to get ready, and again for the checks. */
  readonly limitMs: number;
  readonly probes: readonly Probe[];
}

export interface RoundPorts extends SmokePorts {
  readonly process: Process;
}

export type RoundOutcome =
  | {readonly passed: true; readonly startupMs: number}
  | {readonly passed: false; readonly trouble: StackTrouble};

/** Why a stack did not pass. */
export type StackTrouble =
  /** The checks of the service under test. */
  | {readonly kind: 'checks'; readonly outcome: ProbesOutcome & {readonly passed: false}}
  /** Services that failed, or were not ready in time; `words` are compose's own, when it gave up itself. */
  | {
      readonly kind: 'services';
      readonly reason: Reason;
      readonly states: readonly ServiceState[];
      readonly words: string;
    };

export type Reason = 'not-started' | 'failed' | 'not-ready' | 'failed-later';

const POLL_MS = 300;

/** Starts all services, waits for those that the checks need, and checks the one under test. */
export async function runRound(round: Round, ports: RoundPorts): Promise<RoundOutcome> {
  const {containerName, limitMs, probes} = round;
  const {clock} = ports;
  const stop = new AbortController();
  const watched = watchContainer(containerName, ports.runtime, stop.signal);
  const started = clock.elapsed();
  try {
    const trouble = await startServices(round, ports);
    ports.signal.throwIfAborted();
    if (trouble) return {passed: false, trouble};
    const outcome = await runProbes(probes, {name: containerName, limitMs, watched}, ports);
    const startupMs = clock.elapsed() - started;
    ports.signal.throwIfAborted();
    if (!outcome.passed) return {passed: false, trouble: {kind: 'checks', outcome}};
    const states = await listServices(round, ports);
    if (!wantedOf(round, states).some(isFailed)) return {passed: true, startupMs};
    return {passed: false, trouble: {kind: 'services', reason: 'failed-later', states, words: ''}};
  } finally {
    stop.abort();
  }
}

/** @returns what went wrong before the checks could begin. */
async function startServices(round: Round, ports: RoundPorts): Promise<StackTrouble | undefined> {
  const {clock, signal, process} = ports;
  const over = new AbortController();
  const stop = AbortSignal.any([over.signal, signal]);
  const deadline = clock.elapsed() + round.limitMs;
  // Compose itself waits without end for what depends on a service that never gets healthy.
  void clock.sleep(round.limitMs, stop).then(() => over.abort());
  const trouble = async (reason: Reason, words = ''): Promise<StackTrouble> => ({
    kind: 'services',
    reason,
    states: await listServices(round, ports),
    words
  });
  try {
    const {exitCode, stderr} = await process.run(upCommand(round.source), {signal: stop});
    if (over.signal.aborted) return await trouble('not-ready');
    if (exitCode !== 0) return await trouble('not-started', stderr);
    while (!signal.aborted) {
      const states = await listServices(round, ports);
      const wanted = wantedOf(round, states);
      if (wanted.some(isFailed)) return {kind: 'services', reason: 'failed', states, words: ''};
      // The checks find out best why it is not there any more.
      const hasEnded = states.some(state => state.service === round.stack.service && isFailed(state));
      if (hasEnded || wanted.every(state => readiness(state) === 'ready')) return undefined;
      if (clock.elapsed() >= deadline) return {kind: 'services', reason: 'not-ready', states, words: ''};
      await clock.sleep(POLL_MS, stop);
    }
    return undefined;
  } finally {
    over.abort();
  }
}

const isFailed = (state: ServiceState): boolean => readiness(state) === 'failed';

export async function listServices(
  {source}: Pick<Round, 'source'>,
  {process}: RoundPorts
): Promise<readonly ServiceState[]> {
  const {exitCode, stdout} = await process.run(servicesCommand(source));
  return exitCode === 0 ? parseServices(stdout) : [];
}

/** Those the checks wait for: the service under test is looked at by the checks themselves. */
const wantedOf = ({stack}: Round, states: readonly ServiceState[]): readonly ServiceState[] =>
  states.filter(({service}) => service !== stack.service && (stack.wait?.includes(service) ?? true));
