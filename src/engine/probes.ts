import type {SmokeTest} from '../inputs/check-settings.ts';
import type {ImageConfig} from '../ports.ts';

/** One thing to see before a container counts as working. */
export type Probe =
  | {readonly kind: 'healthcheck'}
  | {
      readonly kind: 'http';
      readonly port: number;
      readonly path: string;
      readonly status?: number;
      readonly lenient: boolean;
    }
  | {readonly kind: 'stay-up'; readonly forMs: number};

export type ProbeDecision =
  | {readonly ok: true; readonly probes: readonly Probe[]; readonly publish: readonly number[]}
  | {readonly ok: false; readonly problem: string; readonly remedy: string};

/** Long enough for a service that cannot start to have died of it. */
export const STAY_UP_MS = 3000;
const EMULATED_FACTOR = 4;

/**
 * Chooses what to look at: the image's HEALTHCHECK if it has one, and HTTP where the user named a path or a port;
 * with neither, that the container stays up.
 */
export function decideProbes(smoke: SmokeTest, config: ImageConfig, emulated = false): ProbeDecision {
  const probes: Probe[] = config.hasHealthcheck ? [{kind: 'healthcheck'}] : [];
  for (const {path, port, status, lenient} of smoke.checks.filter(check => check.kind === 'http')) {
    const chosen = port ?? smoke.port ?? onlyPort(config);
    if (chosen === undefined) {
      return {
        ok: false,
        problem: `No port is known for the HTTP check of ${path}: the image exposes ${config.exposedPorts.length === 0 ? 'none' : config.exposedPorts.join(', ')}`,
        remedy: 'Name it in "health-port", or in the "port" of "smoke".'
      };
    }
    probes.push({kind: 'http', port: chosen, path, lenient, ...(status === undefined ? {} : {status})});
  }
  const ports = probes.flatMap(probe => (probe.kind === 'http' ? [probe.port] : []));
  if (probes.length === 0) probes.push({kind: 'stay-up', forMs: limitFor(STAY_UP_MS, emulated)});
  return {ok: true, probes, publish: [...new Set(ports)]};
}

const onlyPort = ({exposedPorts}: ImageConfig): number | undefined =>
  exposedPorts.length === 1 ? exposedPorts[0] : undefined;

/** Emulated services start several times slower. */
export const limitFor = (timeoutMs: number, emulated: boolean): number =>
  emulated ? timeoutMs * EMULATED_FACTOR : timeoutMs;

/** Whether an HTTP status passes: the one asked for, else any 2xx; any below 500 where only a port was named. */
export const passesStatus = (status: number, wanted: number | undefined, lenient: boolean): boolean => {
  if (wanted !== undefined) return status === wanted;
  return lenient ? status < 500 : status >= 200 && status < 300;
};

export const wantedStatus = (wanted: number | undefined, lenient: boolean): string =>
  wanted === undefined ? (lenient ? 'any below 500' : '2xx') : String(wanted);

export function describeProbe(probe: Probe): string {
  if (probe.kind === 'healthcheck') return 'HEALTHCHECK';
  if (probe.kind === 'http') return `GET :${probe.port}${probe.path}`;
  return `stayed up ${probe.forMs / 1000} s`;
}
