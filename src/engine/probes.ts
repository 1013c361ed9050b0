import type {
  Check,
  ExecCheck,
  HealthCheck,
  HttpCheck,
  LogCheck,
  NoLogCheck,
  RunCheck,
  SmokeTest,
  TcpCheck
} from '../inputs/check-settings.ts';
import {describeCheck} from '../inputs/describe-check.ts';
import type {ImageConfig} from '../ports/runtime.ts';

/** A check whose port is known. */
export type ReadyCheck =
  | HealthCheck
  | (HttpCheck & {readonly port: number})
  | (TcpCheck & {readonly port: number})
  | ExecCheck
  | RunCheck
  | LogCheck
  | StayUp;

export interface StayUp {
  readonly kind: 'stay-up';
  readonly forMs: number;
}

/** One thing to see before a container counts as working. */
export interface Probe {
  readonly check: ReadyCheck;
  readonly limitMs: number;
  /** `check 2 of 3: GET :8000/health`; without the count where it is the only one. */
  readonly words: string;
}

/** A line that the log must not have, watched for all the time. */
export interface Ban {
  readonly check: NoLogCheck;
  readonly words: string;
}

export interface Probes {
  /** To be passed in this order. */
  readonly probes: readonly Probe[];
  readonly bans: readonly Ban[];
  /** TCP ports of the container that are asked from outside. */
  readonly publish: readonly number[];
  /** False: nothing but one-shot containers are looked at. */
  readonly needsContainer: boolean;
  /** All of them in a few words. */
  readonly summary: string;
}

/** Of lines that the log must have, or must not have. */
export const patternsOf = ({bans, probes}: Probes): readonly string[] =>
  [...bans, ...probes].flatMap(({check}) => ('pattern' in check ? [check.pattern] : []));

export type ProbeDecision =
  | ({readonly ok: true} & Probes)
  | {readonly ok: false; readonly problem: string; readonly remedy: string};

/** Long enough for a service that cannot start to have died of it. */
export const STAY_UP_MS = 3000;
const EMULATED_FACTOR = 4;

/** What is looked at, of a {@link SmokeTest}. */
export type Wanted = Pick<SmokeTest, 'checks' | 'port' | 'timeoutMs'>;

/**
 * Chooses what to look at, in order: the image's HEALTHCHECK first if it has one, unless it is named at another place;
 * then what the user wants; with nothing that shows a service to work, that the container stays up.
 */
export function decideProbes(wanted: Wanted, config: ImageConfig, emulated = false): ProbeDecision {
  const {checks, port = onlyPort(config), timeoutMs} = wanted;
  const problem = problemOf(checks, port, config);
  if (problem) return {ok: false, ...problem};
  const implied: Check[] =
    config.hasHealthcheck && !checks.some(({kind}) => kind === 'healthcheck') ? [{kind: 'healthcheck'}] : [];
  const all = [...implied, ...checks];
  const watches = all.filter(({kind}) => kind !== 'no-log');
  const stayUp: StayUp = {kind: 'stay-up', forMs: limitFor(STAY_UP_MS, emulated)};
  const looks = [...(watches.length === 0 ? [stayUp] : []), ...all].map((check, index, {length}) => {
    const text = describe(check, port);
    const words = length === 1 ? text : `check ${index + 1} of ${length}: ${text}`;
    const ownMs = 'withinMs' in check ? check.withinMs : undefined;
    return {check, text, words, limitMs: limitFor(ownMs ?? timeoutMs, emulated)};
  });
  const probes = looks.flatMap(({check, words, limitMs}) =>
    check.kind === 'no-log' ? [] : [{check: ready(check, port), words, limitMs}]
  );
  return {
    ok: true,
    probes,
    bans: looks.flatMap(({check, words}) => (check.kind === 'no-log' ? [{check, words}] : [])),
    publish: [...new Set(probes.flatMap(({check}) => ('port' in check ? [check.port] : [])))],
    needsContainer: looks.some(({check}) => check.kind !== 'run'),
    summary: looks.map(({text}) => text).join(', ')
  };
}

function problemOf(checks: readonly Check[], port: number | undefined, config: ImageConfig) {
  const lost = checks.find(
    check => (check.kind === 'http' || check.kind === 'tcp') && (check.port ?? port) === undefined
  );
  if (lost) {
    const what = lost.kind === 'http' ? `the HTTP check of ${lost.path}` : 'the TCP check';
    return {
      problem: `No port is known for ${what}: the image exposes ${config.exposedPorts.length === 0 ? 'none' : config.exposedPorts.join(', ')}`,
      remedy: 'EXPOSE it in the Dockerfile, or name it in "health-port" or in the "port" of "smoke".'
    };
  }
  if (!config.hasHealthcheck && checks.some(({kind}) => kind === 'healthcheck')) {
    return {
      problem: 'There is a healthcheck among the checks, and the image has no HEALTHCHECK',
      remedy: 'Add a HEALTHCHECK to the Dockerfile, or check it by "http", "tcp" or "exec".'
    };
  }
  return undefined;
}

const ready = (check: Exclude<Check, NoLogCheck> | StayUp, port: number | undefined): ReadyCheck =>
  check.kind === 'http' || check.kind === 'tcp' ? {...check, port: check.port ?? port ?? 0} : check;

const describe = (check: Check | StayUp, port: number | undefined): string =>
  check.kind === 'stay-up' ? `stayed up ${check.forMs / 1000} s` : describeCheck(check, port);

/** Of an image that names one port and no other. */
export const onlyPort = ({exposedPorts}: ImageConfig): number | undefined =>
  exposedPorts.length === 1 ? exposedPorts[0] : undefined;

/** Emulated services start several times slower. */
export const limitFor = (timeoutMs: number, emulated: boolean): number =>
  emulated ? timeoutMs * EMULATED_FACTOR : timeoutMs;
