import type {Ban, Probe} from '../engine/probes.ts';
import {compilePattern} from '../inputs/patterns.ts';
import type {Clock} from '../ports/clock.ts';
import type {ContainerState} from '../ports/container.ts';
import type {Http, Tcp} from '../ports/network.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import {oneLine} from '../report/format.ts';
import type {Measured} from '../report/result.ts';
import {measureUsage} from './measure-usage.ts';
import {passProbe, type RunOnce, type Seen, type Verdict} from './pass-probe.ts';
import type {Watched} from './watch-container.ts';
import type {LogWatch} from './watch-log.ts';

export interface ProbePorts {
  readonly runtime: ContainerRuntime;
  readonly http: Http;
  readonly tcp: Tcp;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A container that was started, by whatever means. */
export interface Running {
  /** Name or id. */
  readonly name: string;
  readonly watched: Watched;
  /** Its log, from its start. */
  readonly log: LogWatch;
  /** Runs a one-shot container of the same image. */
  readonly runOnce: RunOnce;
  /** Nothing of that name was started: every check has a container of its own. */
  readonly isTool?: true;
}

/** What a container must show. */
export interface Looks {
  readonly probes: readonly Probe[];
  readonly bans: readonly Ban[];
}

export type ProbesOutcome = Passed | NotPassed;

export interface Passed {
  readonly passed: true;
  /** Milliseconds from the container's start to the last check that shows it to be up. */
  readonly healthyMs: number;
  /** Memory and CPU time until then. */
  readonly usage: Measured;
}

export interface NotPassed {
  readonly passed: false;
  /** The check that it failed in, as the user knows it. */
  readonly probe: Probe | Ban | undefined;
  readonly reason: string;
  /** The engine's words when it could not be started at all. */
  readonly startError?: string;
  /** What came instead, as far as anything came. */
  readonly seen?: Seen | undefined;
}

/** Lines that a last look at the log takes in, for those that are still on their way. */
export const LAST_LINES = 1000;

/**
 * Passes the probes in their order, each within its own limit, while the container lives and its log has nothing that
 * it must not have. Every check has passed and the container still runs when it returns a pass.
 */
export async function runProbes({probes, bans}: Looks, running: Running, ports: ProbePorts): Promise<ProbesOutcome> {
  const {clock, runtime, signal} = ports;
  const {name, watched, log} = running;
  const over = new AbortController();
  const whole = AbortSignal.any([over.signal, signal]);
  const dead = watched.died.then(({exitCode}): Verdict => fail(`ended with exit code ${exitCode ?? 'unknown'}`));
  const banned = bans.map(async ban => ({...bannedLine(await log.found(ban.check.pattern)), probe: ban}));
  const spoken = Promise.race([...banned, new Promise<never>(() => {})]);
  const firstLimit = probes[0]?.limitMs ?? 0;
  try {
    const hostPorts = probes.some(({check}) => 'port' in check) ? await runtime.hostPorts(name) : NO_PORTS;
    const {at: startedAt} = await Promise.race([
      watched.started,
      clock.sleep(firstLimit, whole).then(() => ({at: clock.now().getTime()}))
    ]);
    let healthyAt = startedAt;
    let isStarting = true;
    for (const [index, probe] of probes.entries()) {
      const step = new AbortController();
      const seen: Seen = {};
      const looking = {
        ...running,
        hostPorts,
        seen,
        limitMs: probe.limitMs,
        stop: AbortSignal.any([step.signal, whole])
      };
      const verdict = await Promise.race([
        passProbe(probe, looking, ports),
        dead,
        spoken,
        clock.sleep(lastingMs(probe), looking.stop).then((): Verdict => fail(timeUp(probe)))
      ]);
      step.abort();
      if (!verdict.passed) return {probe, seen, ...verdict};
      // A command may take any time of its own, and what comes after it says nothing of how fast the service came up.
      isStarting &&= index === 0 || isService(probe);
      if (isStarting) healthyAt = Math.max(healthyAt, verdict.at);
      isStarting &&= isService(probe);
    }
    const [late, usage] = await Promise.all([
      lateFailure({probes, bans}, {...running, dead, startedAt}, ports),
      running.isTool ? {} : measureUsage(name, runtime)
    ]);
    return late ?? {passed: true, healthyMs: Math.max(0, Math.round(healthyAt - startedAt)), usage};
  } finally {
    over.abort();
  }
}

const NO_PORTS: ReadonlyMap<number, number> = new Map();

const fail = (reason: string) => ({passed: false as const, reason});

const bannedLine = (line: string) => fail(`its log has a line that it must not have: ${oneLine(line)}`);

const isService = ({check}: Probe): boolean => check.kind !== 'exec' && check.kind !== 'run';

/** Staying up has a length of its own, which a short limit must not cut. */
const lastingMs = ({check, limitMs}: Probe): number => limitMs + (check.kind === 'stay-up' ? check.forMs : 0);

const TIME_UP: Record<Probe['check']['kind'], string> = {
  healthcheck: 'not healthy',
  http: 'not healthy',
  tcp: 'not listening',
  exec: 'not successful',
  run: 'not done',
  log: 'no such line in its log',
  'stay-up': 'not healthy'
};

const timeUp = ({check, limitMs}: Probe): string => `${TIME_UP[check.kind]} in ${limitMs / 1000} s`;

function notRunning(state: ContainerState | undefined): string {
  if (!state) return 'was not there any more, or the engine does not tell of it, after it had passed every check';
  const {status, exitCode} = state;
  const what = ['exited', 'dead'].includes(status)
    ? `ended with exit code ${exitCode}`
    : `is "${status}", not running,`;
  return `${what} after it had passed every check`;
}

/** What was passed must still hold when everything has passed. */
async function lateFailure(
  {probes, bans}: Looks,
  {name, watched, isTool, dead, startedAt}: Running & {readonly dead: Promise<Verdict>; readonly startedAt: number},
  {runtime}: ProbePorts
): Promise<NotPassed | undefined> {
  const [lines, state] = await Promise.all([
    // What it wrote in an earlier life says nothing of this one.
    bans.length === 0 ? [] : runtime.logs(name, LAST_LINES, startedAt),
    isTool ? undefined : runtime.state(name)
  ]);
  for (const probe of bans) {
    const line = lines.find(one => compilePattern(probe.check.pattern).test(one));
    if (line !== undefined) return {...bannedLine(line), probe};
  }
  const ended = await Promise.race([dead, undefined]);
  if (ended && !ended.passed) {
    return {...ended, reason: `${ended.reason} after it had passed every check`, probe: probes.at(-1)};
  }
  // The event of its end may be late, or lost.
  if (!isTool && state?.status !== 'running') return {...fail(notRunning(state)), probe: probes.at(-1)};
  const health = probes.find(({check}) => check.kind === 'healthcheck');
  if (health && watched.seen.health === 'unhealthy')
    return {...fail('was healthy, and is not any more'), probe: health};
  return undefined;
}
