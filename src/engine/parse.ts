import {formatPlatform, parsePlatform} from '../oci/platform.ts';
import type {ContainerEvent, ContainerState, Listener} from '../ports/container.ts';
import type {EngineFacts, ImageConfig} from '../ports/runtime.ts';

/** Reads `docker image inspect`. @throws Error when it is empty. */
export function parseImageInspect(json: string): ImageConfig {
  const [image] = JSON.parse(json) as ImageInspect[];
  if (!image) throw new Error('docker image inspect told nothing');
  const config = image.Config ?? {};
  const test = config.Healthcheck?.Test ?? [];
  return {
    platform: formatPlatform(parsePlatform([image.Os, image.Architecture, image.Variant].filter(Boolean).join('/'))),
    hasHealthcheck: test.length > 0 && test[0] !== 'NONE',
    exposedPorts: Object.keys(config.ExposedPorts ?? {})
      .filter(port => !port.includes('/') || port.endsWith('/tcp'))
      .map(port => Number.parseInt(port, 10))
      .sort((a, b) => a - b),
    size: image.Size ?? 0,
    layers: image.RootFS?.Layers?.length ?? 0,
    user: config.User ?? '',
    entrypoint: config.Entrypoint ?? [],
    command: config.Cmd ?? [],
    env: config.Env ?? [],
    workdir: config.WorkingDir ?? ''
  };
}

interface ImageInspect {
  readonly Os?: string;
  readonly Architecture?: string;
  readonly Variant?: string;
  readonly Size?: number;
  readonly RootFS?: {readonly Layers?: readonly string[] | null} | null;
  readonly Config?: {
    readonly Healthcheck?: {readonly Test?: readonly string[]} | null;
    readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
    readonly User?: string;
    readonly Entrypoint?: readonly string[] | null;
    readonly Cmd?: readonly string[] | null;
    readonly Env?: readonly string[] | null;
    readonly WorkingDir?: string;
  } | null;
}

/** Reads `docker info`; undefined when the engine did not answer. */
export function parseEngineInfo(json: string): EngineFacts | undefined {
  const info = JSON.parse(json) as EngineInfo;
  if (!info.MemTotal) return undefined;
  const isDevice = info.DiscoveredDevices?.some(({ID}) => ID?.startsWith('nvidia.com/gpu'));
  const gpus = Object.hasOwn(info.Runtimes ?? {}, 'nvidia') ? 'runtime' : isDevice ? 'cdi' : undefined;
  return {
    memory: info.MemTotal,
    ...(gpus === undefined ? {} : {gpus}),
    ...(info.DockerRootDir ? {rootFolder: info.DockerRootDir} : {})
  };
}

interface EngineInfo {
  readonly DockerRootDir?: string;
  readonly MemTotal?: number;
  readonly Runtimes?: Readonly<Record<string, unknown>> | null;
  readonly DiscoveredDevices?: readonly {readonly ID?: string}[] | null;
}

/** Reads `docker container inspect`. */
export function parseContainerState(json: string): ContainerState | undefined {
  const [container] = JSON.parse(json) as {State?: Record<string, unknown>}[];
  const state = container?.State;
  if (!state) return undefined;
  const log = (state.Health as {Log?: {ExitCode?: number; Output?: string}[] | null} | undefined)?.Log ?? [];
  return {
    status: String(state.Status ?? ''),
    exitCode: Number(state.ExitCode ?? 0),
    oomKilled: state.OOMKilled === true,
    error: String(state.Error ?? ''),
    health: log.map(({ExitCode, Output}) => ({exitCode: ExitCode ?? 0, output: Output ?? ''}))
  };
}

const KINDS: Readonly<Record<string, ContainerEvent['kind']>> = {
  start: 'start',
  die: 'die',
  oom: 'oom',
  'health_status: healthy': 'healthy',
  'health_status: unhealthy': 'unhealthy'
};

interface DockerEvent {
  readonly Action?: string;
  readonly status?: string;
  readonly timeNano?: number;
  readonly Actor?: {readonly ID?: string; readonly Attributes?: Readonly<Record<string, string>>};
}

/** Undefined for other text, and for a line that ended with the command that printed it. */
function parseEvent(line: string): DockerEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as DockerEvent;
  } catch {
    return undefined;
  }
}

/**
 * Reads a line of `docker events --format '{{json .}}'`; undefined for events of other kinds, and of other containers:
 * the engine's own filter takes every name that begins with the one it is given.
 * @param container name or id
 */
export function parseContainerEvent(line: string, container: string): ContainerEvent | undefined {
  const event = parseEvent(line);
  const kind = KINDS[event?.Action ?? event?.status ?? ''];
  if (!event || !kind) return undefined;
  const {name = container, exitCode} = event.Actor?.Attributes ?? {};
  if (name !== container && !event.Actor?.ID?.startsWith(container)) return undefined;
  return {
    kind,
    at: (event.timeNano ?? 0) / 1e6,
    ...(exitCode === undefined ? {} : {exitCode: Number.parseInt(exitCode, 10)})
  };
}

/** Reads `docker port`: lines of `8000/tcp -> 127.0.0.1:49153`. */
export function parseHostPorts(output: string): ReadonlyMap<number, number> {
  const lines = output.matchAll(/^(\d+)\/tcp -> .*:(\d+)$/gm);
  return new Map([...lines].map(([, inside, outside]) => [Number(inside), Number(outside)]));
}

const LISTEN_STATE = '0A';

/** Listening sockets of `/proc/net/tcp` and `/proc/net/tcp6`, one text or both in a row (proc(5)). */
export function parseListeners(text: string): readonly Listener[] {
  return text
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(fields => fields[3] === LISTEN_STATE)
    .flatMap(fields => {
      const [address, port] = (fields[1] ?? '').split(':');
      return address && port ? [{address: readAddress(address), port: Number.parseInt(port, 16)}] : [];
    });
}

/** The kernel prints words of four bytes in the machine's order (little-endian on every platform of the field but s390x). */
function readAddress(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? [])
    .flatMap(word => (word.match(/../g) ?? []).reverse())
    .map(byte => Number.parseInt(byte, 16));
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.every(byte => byte === 0)) return '::';
  if (bytes.slice(0, 15).every(byte => byte === 0) && bytes[15] === 1) return '::1';
  const mapped = bytes.slice(0, 10).every(byte => byte === 0) && bytes[10] === 0xff;
  return mapped ? bytes.slice(12).join('.') : hex.toLowerCase();
}
