import type {GpuAccess} from './runtime.ts';

export interface ContainerUsage {
  /** Bytes at the most, the page cache of what it read and the engine's own health checks in it included. */
  readonly memory?: number;
  readonly cpuMs?: number;
}

/** A container as it is started: what was asked for, and bounds for everything that was not. Sizes are bytes. */
export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  /** TCP ports of the container to publish on loopback. */
  readonly publish: readonly number[];
  readonly health?: HealthOverride;
  readonly env: Readonly<Record<string, string>>;
  /** File of `KEY=value` lines. */
  readonly envFile?: string;
  readonly entrypoint?: string;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly readOnly: boolean;
  /** `/tmp:size=64m`. */
  readonly tmpfs: readonly string[];
  readonly mounts: readonly Mount[];
  readonly memory?: number;
  readonly cpus?: number;
  readonly shmSize?: number;
  readonly pids: number;
  readonly capabilities: readonly string[];
  readonly gpus?: GpuAccess;
  /** `name:address`. */
  readonly extraHosts: readonly string[];
}

/** What stands at a path of a container. */
export interface Mount {
  /** A volume without a source is anonymous, and goes with its container. */
  readonly kind: 'volume' | 'bind';
  /** Name of the volume, or path of the machine. */
  readonly source?: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** Overrides of the image's HEALTHCHECK, milliseconds. */
export interface HealthOverride {
  readonly intervalMs: number;
  readonly timeoutMs?: number;
}

export type StartOutcome = {readonly started: true} | {readonly started: false; readonly error: string};

export interface ContainerEvent {
  readonly kind: 'start' | 'healthy' | 'unhealthy' | 'die' | 'oom';
  /** Milliseconds since 1970, by the engine's clock. */
  readonly at: number;
  readonly exitCode?: number;
}

export interface ContainerState {
  readonly status: string;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly error: string;
  /** Output of the last health probes, oldest first. */
  readonly health: readonly {readonly exitCode: number; readonly output: string}[];
}

export interface Listener {
  /** `127.0.0.1`, `0.0.0.0`, `::`, … */
  readonly address: string;
  readonly port: number;
}
