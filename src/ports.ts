import type {RepositoryDetails} from './context/complete-repository.ts';
import type {Relation, TagTarget} from './context/facts.ts';
import type {RegistryLogin} from './inputs/settings.ts';
import type {Manifest} from './oci/descriptor.ts';
import type {Digest} from './oci/digest.ts';
import type {ImageLayer} from './oci/history.ts';
import type {Inventory, ManifestNode} from './oci/inventory.ts';

/** A child process as data: nothing is parsed by a shell. */
export interface Command {
  readonly tool: string;
  readonly args: readonly string[];
  /** Added to the environment of the {@link Process}. */
  readonly env?: Readonly<Record<string, string>>;
  /** Written to standard input; the only way a secret goes. */
  readonly input?: string;
  readonly timeoutMs?: number;
  /** Ends together with everything that it started; of a long output only the end is kept. */
  readonly group?: boolean;
}

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Explains a failure; the exit code alone decides. */
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly durationMs: number;
}

export type OutputStream = 'stdout' | 'stderr';

export interface RunOptions {
  /** Called with each whole line as it comes. */
  readonly onLine?: (line: string, stream: OutputStream) => void;
  /** Gets standard output as it comes, bytes; it is not kept then. A promise holds the child back until it resolves. */
  readonly onData?: (chunk: Buffer) => void | Promise<void>;
  /** False: no more is kept than the end, and very long lines come in pieces. For output without bounds. */
  readonly keep?: boolean;
  /** Ends the process early. */
  readonly signal?: AbortSignal;
}

export interface Process {
  /** Never throws for a non-zero exit; a tool that is missing has exit code 127. */
  run(command: Command, options?: RunOptions): Promise<CommandResult>;
}

/** The runner's side: log, groups, annotations, outputs, state. External text is made safe by the adapter. */
export interface Workflow {
  info(line: string): void;
  group(title: string, lines: readonly string[]): void;
  annotate(annotation: WorkflowAnnotation): void;
  setOutput(name: string, value: string): void;
  summary(markdown: string): Promise<void>;
  saveState(name: string, value: string): void;
  mask(secret: string): void;
  fail(): void;
}

export interface WorkflowAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
}

export interface Clock {
  now(): Date;
  /** Milliseconds that only go forward. */
  elapsed(): number;
  /** Resolves early when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Why another try makes sense, and how many milliseconds it must wait at least. */
export type Temporary = string | {readonly reason: string; readonly waitMs: number};

/** Tries again what rejects for a temporary reason, as often as the run may; rejects as the last try did. */
export type Retry = <T>(attempt: () => Promise<T>, temporary: (error: unknown) => Temporary | undefined) => Promise<T>;

export interface Files {
  /** Undefined when there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** Readable by this user alone; makes the folders above it. */
  writePrivate(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  exists(path: string): Promise<boolean>;
  list(path: string): Promise<readonly string[]>;
  /** Absolute, links resolved; undefined when there is no such file. */
  realPath(path: string): Promise<string | undefined>;
  /** Of the disk that a path is on; undefined when there is no such path. */
  disk(path: string): Promise<DiskSpace | undefined>;
  link(target: string, path: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Files of the workspace that a service carries from one run to the next. Never rejects: its trouble is a warning. */
export interface PathCache {
  /** False where there is no such service: outside of GitHub. */
  readonly available: boolean;
  /** @returns whether they were there, and are in the workspace now */
  restore(paths: readonly string[], key: string): Promise<boolean>;
  /** @returns whether they are there now */
  save(paths: readonly string[], key: string): Promise<boolean>;
  /** Of a file's content, hexadecimal; undefined when there is none. */
  sha256(path: string): Promise<string | undefined>;
  /** Of the names and contents of all files that match one of the patterns. */
  digestOf(patterns: readonly string[]): Promise<{readonly count: number; readonly digest: string}>;
}

export interface Http {
  /** One request without following redirects. Rejects when no whole answer comes; a body that never ends is cut. */
  request(url: string, options: HttpRequest): Promise<HttpAnswer>;
  /** The body of a download, redirects followed. Rejects for a status other than 200, and says whether another try makes sense. */
  download(url: string, signal: AbortSignal): Promise<Uint8Array>;
}

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How much of the body is read. */
  readonly bytes: number;
  /** For the whole answer, its body as well. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Where a redirect points. */
  readonly location?: string;
  /** Its beginning, decoded; what is no text of its charset stands as U+FFFD. */
  readonly body: string;
  /** The body went on when its time or its length was up. */
  readonly cut: boolean;
}

export interface Tcp {
  /**
   * Connects to a port of this machine's loopback: `open` while the other side keeps the connection or sends something,
   * `closed` when it ends it at once, `refused` when there is none.
   */
  connect(port: number, signal: AbortSignal): Promise<'open' | 'closed' | 'refused'>;
}

/** Reads manifests and writes tags of registries. */
export interface Registry {
  /**
   * Throws ActionError when the reference is not there or not readable.
   * @param written a moment ago, and perhaps not seen everywhere yet; goes without saying for a digest
   */
  manifest(reference: string, written?: boolean): Promise<Manifest>;
  /** The same for what may not be there; undefined when nobody tells. Never throws. */
  find(reference: string): Promise<Manifest | 'absent' | undefined>;
  /** The steps that made the layers of an image, in their order; none when they cannot be told. Never throws. */
  layers(reference: string): Promise<readonly ImageLayer[]>;
  /** Content of `repo@digest` as it comes; undefined where it cannot be read without the engine. */
  blob(reference: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** The tags of a repository, none when it is not there; undefined when the registry does not tell. */
  tags(repository: string): Promise<readonly string[] | undefined>;
  /** What a tag points at, as its labels or annotations say. Never throws. */
  target(reference: string): Promise<TagTarget>;
  /** Puts an index over the sources' manifests into a repository by its digest, without any tag. */
  upload(repository: string, sources: Omit<TagRequest, 'tags'>): Promise<Digest>;
  /** Writes every tag over the sources' manifests; one source is copied byte for byte. */
  tag(request: TagRequest): Promise<void>;
}

/** Tags and manifests of one repository, for removing them. Everything rejects with an ActionError when no answer comes. */
export interface PackageStore {
  readonly traits: StoreTraits;
  /** Empty where the repository is not there. */
  list(): Promise<Inventory | RefusedDeletion>;
  /** Undefined where the manifest is not there. */
  node(digest: Digest): Promise<ManifestNode | undefined>;
  /** Signatures and the like that the registry knows of a manifest. */
  referrers(digest: Digest): Promise<readonly Digest[]>;
  /** When what a tag points at was made, ISO 8601, for tags that were listed without it; undefined: nothing says it. */
  createdAt(digest: Digest): Promise<string | undefined>;
  /** Takes a tag away; its manifest and other tags stay. One that is not there is removed already. */
  untag(tag: string): Promise<Deletion>;
  /** Removes a manifest with all of its tags. One that is not there is removed already. */
  remove(digest: Digest): Promise<Deletion>;
}

export interface StoreTraits {
  /** False: the registry removes tags alone, and keeps house itself. */
  readonly removesManifests: boolean;
  /** The registry refuses to delete the last version that has a tag. */
  readonly keepsLastTagged: boolean;
  /** What its ages are, a clause: "the time of the upload". */
  readonly age: string;
}

export type Deletion = {readonly done: true} | RefusedDeletion;

export interface RefusedDeletion {
  readonly done: false;
  /** `unsupported` and `forbidden` go for the whole repository, `refused` for this one. */
  readonly kind: 'unsupported' | 'forbidden' | 'refused';
  /** A clause: "the registry answers 405". */
  readonly reason: string;
  readonly remedy: string;
}

/** How a registry is reached. */
export interface RegistryAccess {
  /** Folder of a Docker configuration with logins. */
  readonly dockerConfig: string;
  /** Further logins, used before those. */
  readonly logins: readonly RegistryLogin[];
  /** For what HTTP alone cannot do; absent where there is no builder, and nothing is written. */
  readonly buildx?: {readonly process: Process; readonly builder: Promise<string>};
}

export interface TagRequest {
  /** `repo:tag`. */
  readonly tags: readonly string[];
  /** `repo@digest`. */
  readonly sources: readonly string[];
  /** `index:key=value`. */
  readonly annotations: readonly string[];
}

/** What GitHub's API knows of the run's repository. */
export interface GitHub {
  /** Names of the Git tags that begin with `prefix`. */
  tags(prefix: string): Promise<Answer<readonly string[]>>;
  /** Git tags of the newest releases that are marked as pre-releases. */
  preReleases(): Promise<Answer<readonly string[]>>;
  /** How commit `base` stands to commit `head`, another one; `unknown`: the repository does not have both. */
  relation(base: string, head: string): Promise<Answer<Relation>>;
  /** The newest commit of a branch; '' when there is no such branch. */
  branchHead(branch: string): Promise<Answer<string>>;
  /** What the repository says of itself. */
  details(): Promise<Answer<RepositoryDetails>>;
}

/** Comments of the run's pull requests. */
export interface CommentApi {
  /** Oldest first, those whose text begins so; not every one where there are more than a hundred others. */
  find(pullRequest: number, beginning: string): Promise<Told<readonly PullRequestComment[]>>;
  create(pullRequest: number, body: string): Promise<Told<void>>;
  update(id: number, body: string): Promise<Told<void>>;
  remove(id: number): Promise<Told<void>>;
  /** User that the token belongs to; '' for an app and for the job's own. */
  login(): Promise<Told<string>>;
}

export interface PullRequestComment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  /** By an app, such as the one that the job's own token belongs to. */
  readonly byBot: boolean;
}

export type Told<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly refusal: Refusal};

export interface Refusal {
  /** `forbidden`: the token lacks the permission. */
  readonly kind: 'forbidden' | 'temporary' | 'other';
  /** A clause. */
  readonly reason: string;
  /** Milliseconds that were asked for before a further try. */
  readonly afterMs?: number;
}

/** What was asked for, or why it is not known. */
export type Answer<T> = {readonly known: true; readonly value: T} | {readonly known: false; readonly reason: string};

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

export interface ContainerUsage {
  /** Bytes at the most, the page cache of what it read and the engine's own health checks in it included. */
  readonly memory?: number;
  readonly cpuMs?: number;
}

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
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
