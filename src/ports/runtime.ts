import type {
  ContainerEvent,
  ContainerSpec,
  ContainerState,
  ContainerUsage,
  Listener,
  StartOutcome
} from './container.ts';
import type {DiskSpace} from './files.ts';

/** The engine that built images are started on. */
export interface ContainerRuntime {
  /** What the engine is; asked once, undefined when it does not tell. */
  engine(): Promise<EngineFacts | undefined>;
  imageConfig(reference: string): Promise<ImageConfig>;
  /** @param platform absent: the engine's own */
  pull(reference: string, platform?: string): Promise<void>;
  /** Starts it detached. */
  start(container: ContainerSpec): Promise<StartOutcome>;
  /** Makes it, for {@link startAttached}. */
  create(container: ContainerSpec): Promise<StartOutcome>;
  /**
   * Starts a container that is there and tells every line of both streams; resolves when it has ended, or could not be
   * started, with the last words on standard error.
   */
  startAttached(name: string, onLine: (line: string) => void): Promise<string>;
  /** Starts a stopped one again, detached. */
  startAgain(name: string): Promise<StartOutcome>;
  stop(name: string): Promise<void>;
  /** Runs it to its end; `signal` ends the wait, and leaves the container. */
  runOnce(container: ContainerSpec, signal: AbortSignal): Promise<Executed>;
  /** Runs a command in it, without a shell. */
  exec(name: string, command: readonly string[], signal: AbortSignal): Promise<Executed>;
  /** Container port → loopback port it is published on. */
  hostPorts(name: string): Promise<ReadonlyMap<number, number>>;
  /** Calls back for each event of the container until `signal` aborts. */
  watch(name: string, onEvent: (event: ContainerEvent) => void, signal: AbortSignal): Promise<void>;
  state(name: string): Promise<ContainerState | undefined>;
  /**
   * Last lines of both streams.
   * @param since milliseconds since 1970, by the engine's clock
   */
  logs(name: string, lines: number, since?: number): Promise<readonly string[]>;
  /** Addresses that processes in the container listen on; undefined when that cannot be read. */
  listeners(name: string): Promise<readonly Listener[] | undefined>;
  /** Processes in it; undefined when that cannot be read. */
  processes(name: string): Promise<number | undefined>;
  /** What it has used since its start, while it runs; nothing where that cannot be read. */
  usage(name: string): Promise<ContainerUsage>;
  /** Of the disk that the engine keeps images on; undefined where that is another machine's. */
  disk(): Promise<DiskSpace | undefined>;
  remove(name: string): Promise<void>;
  removeVolumes(names: readonly string[]): Promise<void>;
  /** Best effort: an image that something else uses stays. @returns whether all of them are gone */
  removeImages(references: readonly string[]): Promise<boolean>;
}

export interface EngineFacts {
  /** Bytes that containers share. */
  readonly memory: number;
  /** How a container gets GPUs of NVIDIA; absent: there is no way. */
  readonly gpus?: GpuAccess;
  /** Folder of the engine's machine that holds its images. */
  readonly rootFolder?: string;
}

/** By the engine's NVIDIA runtime, or as devices of the Container Device Interface. */
export type GpuAccess = 'runtime' | 'cdi';

/** A command that ran in a container, or as one. */
export interface Executed {
  /** Null: it was ended. */
  readonly exitCode: number | null;
  /** Both streams, line by line as they came; a long output is cut at its start. */
  readonly output: string;
}

export interface ImageConfig {
  readonly platform: string;
  readonly hasHealthcheck: boolean;
  /** TCP ports of EXPOSE, ascending. */
  readonly exposedPorts: readonly number[];
  /** Bytes on the engine's disk. */
  readonly size: number;
  readonly layers: number;
  /** USER; '' is root. */
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** `KEY=value`. */
  readonly env: readonly string[];
  /** WORKDIR; '' is `/`. */
  readonly workdir: string;
}
