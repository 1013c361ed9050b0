import type {ComposeProject} from './compose-project.ts';

/** A container of the stack as it stands. */
export interface ServiceState {
  readonly service: string;
  /** Of the container. */
  readonly name: string;
  /** `created`, `running`, `restarting`, `exited`, `dead`, `paused`. */
  readonly state: string;
  /** `starting`, `healthy`, `unhealthy`; '' without a health check. */
  readonly health: string;
  readonly exitCode: number;
}

/** Reads `docker compose ps --all --format json`: one JSON object a line, a list of them before 2.21. */
export function parseServices(stdout: string): readonly ServiceState[] {
  const text = stdout.trim();
  const rows = text.startsWith('[') ? (JSON.parse(text) as Row[]) : text.split('\n').filter(Boolean).map(parseRow);
  return rows
    .filter(({Labels = ''}) => !Labels.includes(ONE_OFF))
    .map(({Service = '', Name = '', State = '', Health = '', ExitCode = 0}) => ({
      service: Service,
      name: Name,
      state: State,
      health: Health,
      exitCode: ExitCode
    }));
}

/** What compose tells of the services, when it tells anything: none at all are no answer while a stack is up. */
export type Listing =
  | {readonly known: true; readonly states: readonly ServiceState[]}
  | {readonly known: false; readonly states: readonly []; readonly words: string};

export function readListing(exitCode: number | null, stdout: string, stderr: string): Listing {
  const unknown = (words: string): Listing => ({known: false, states: [], words});
  if (exitCode !== 0) return unknown(stderr.trim() || 'docker compose ps does not answer');
  const states = parseServices(stdout);
  return states.length === 0 ? unknown('docker compose ps lists no containers') : {known: true, states};
}

/** Containers of `docker compose run`. */
const ONE_OFF = 'com.docker.compose.oneoff=True';

interface Row {
  readonly Labels?: string;
  readonly Service?: string;
  readonly Name?: string;
  readonly State?: string;
  readonly Health?: string;
  readonly ExitCode?: number;
}

const parseRow = (line: string): Row => JSON.parse(line) as Row;

export type Readiness = 'ready' | 'waiting' | 'failed';

const ENDED = ['exited', 'dead'];

/** A service that has ended well was a task, and is done. */
export function readiness({state, health, exitCode}: ServiceState): Readiness {
  if (ENDED.includes(state)) return exitCode === 0 && state === 'exited' ? 'ready' : 'failed';
  return state === 'running' && (health === '' || health === 'healthy') ? 'ready' : 'waiting';
}

/** `running, unhealthy`, `exited with code 3`. */
export function describeState({state, health, exitCode}: ServiceState): string {
  if (state === 'created') return 'not started';
  if (ENDED.includes(state) || state === 'restarting') return `${state} with code ${exitCode}`;
  return [state, health].filter(Boolean).join(', ');
}

/**
 * The service that keeps the others waiting: one that has failed, else one that is not ready although everything it
 * depends on is.
 */
export function culprit(
  states: readonly ServiceState[],
  {services}: ComposeProject,
  isWanted: (service: string) => boolean
): ServiceState | undefined {
  const wanted = states.filter(({service}) => isWanted(service));
  const failed = wanted.find(state => readiness(state) === 'failed');
  if (failed) return failed;
  const waiting = wanted.filter(state => readiness(state) === 'waiting');
  const isWaiting = (service: string): boolean => waiting.some(one => one.service === service);
  const first = waiting.filter(({service}) => !Object.keys(services[service]?.depends_on ?? {}).some(isWaiting));
  return first.find(({state}) => state === 'restarting') ?? first[0] ?? waiting[0];
}
