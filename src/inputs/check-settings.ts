import type {Labels} from '../oci/annotations.ts';

/** How a built image is started and checked; 'off' publishes it unseen. */
export type SmokeSettings = 'off' | SmokeTest;

export interface SmokeTest {
  /** Port the service listens on inside the container. */
  readonly port?: number;
  /** Milliseconds until it must be healthy on a native platform; what a check gets that has no limit of its own. */
  readonly timeoutMs: number;
  readonly container: ContainerOptions;
  /** What is different where no GPU is; only with `gpus: auto`. */
  readonly withoutGpu?: GpuFallback;
  /** Passed in this order. */
  readonly checks: readonly Check[];
  /** Starts the image as a service of a compose project instead of alone. */
  readonly compose?: StackSettings;
  /** Stops and starts it again with its data, and passes the checks a second time, or those that are for then. */
  readonly restart: Restart;
  /** Patterns of files that may be for another machine, `/opt/firmware/**`. */
  readonly foreignBinaries: readonly string[];
}

export type Restart = boolean | {readonly checks: readonly Check[]};

/** What `docker run` gets besides the image. Sizes are bytes. */
export interface ContainerOptions {
  readonly env: Labels;
  /** Path in the workspace, read by docker: values are not in the plan. */
  readonly envFile?: string;
  /** Arguments instead of the image's CMD. */
  readonly command?: readonly string[];
  readonly entrypoint?: string;
  readonly user?: string;
  readonly readOnly: boolean;
  /** `/tmp` or `/tmp:size=64m`. */
  readonly tmpfs: readonly string[];
  /** `name:/path` (a volume of the check's own), `./folder:/path:ro` (of the workspace), `/path` (anonymous). */
  readonly volumes: readonly string[];
  readonly memory?: number;
  readonly cpus?: number;
  readonly shmSize?: number;
  readonly pids?: number;
  /** `auto`: used where the engine has them. Absent or `none`: not at all. */
  readonly gpus?: 'auto' | 'all' | 'none';
  /** `name:address`. */
  readonly extraHosts: readonly string[];
  /** Capabilities instead of the few that a service starting as root needs. */
  readonly capAdd?: readonly string[];
}

export type GpuFallback = Partial<Pick<ContainerOptions, 'command' | 'entrypoint' | 'env'>> & {
  readonly checks?: readonly Check[];
};

export type Check = HealthCheck | HttpCheck | TcpCheck | ExecCheck | RunCheck | LogCheck | NoLogCheck;

/** Milliseconds from the start of the check, native; absent: the smoke test's limit. */
interface Limited {
  readonly withinMs?: number;
}

/** The image's own HEALTHCHECK. */
export interface HealthCheck extends Limited {
  readonly kind: 'healthcheck';
}

export interface HttpCheck extends Limited {
  readonly kind: 'http';
  readonly path: string;
  /** Absent: the smoke test's port, else the port the image exposes. */
  readonly port?: number;
  readonly method?: string;
  readonly headers?: Labels;
  /** Absent: any 2xx (any answer below 500 when the user gave a port and no path). */
  readonly status?: number;
  /** True when the user named only a port: any answer below 500 will do. */
  readonly lenient: boolean;
  /** Regular expression that the body must match. */
  readonly body?: string;
  /** What the body, as JSON, must hold at least: objects by their keys, lists item by item. */
  readonly json?: unknown;
}

export interface TcpCheck extends Limited {
  readonly kind: 'tcp';
  readonly port?: number;
}

/** A command inside the running container. */
export interface ExecCheck extends Limited {
  readonly kind: 'exec';
  readonly command: readonly string[];
  readonly exitCode: number;
  /** Regular expression that its output, both streams, must match. */
  readonly output?: string;
}

/** A one-shot container of the image with this command. */
export interface RunCheck extends Limited {
  readonly kind: 'run';
  readonly command: readonly string[];
  readonly entrypoint?: string;
  readonly exitCode: number;
  readonly output?: string;
}

/** A line that the log must have. */
export interface LogCheck extends Limited {
  readonly kind: 'log';
  readonly pattern: string;
}

/** A line that the log must not have, looked for when every other check has passed. */
export interface NoLogCheck {
  readonly kind: 'no-log';
  readonly pattern: string;
}

/** The project's own compose file with images of this run put in. */
export interface StackSettings {
  readonly file: string;
  /** Service that the image under test stands in for. */
  readonly service: string;
  /** Service → image of this run, for the other services: the same variant where it has one, and the same platform. */
  readonly images: Labels;
  /** Services that must be running (healthy, where they have a health check) before the checks begin; absent: all. */
  readonly wait?: readonly string[];
}

export const MEASURES = ['size', 'unpacked-size', 'layers', 'startup', 'memory', 'cpu'] as const;
/** Bytes of size, unpacked-size and memory, milliseconds of startup and cpu. */
export type Measure = (typeof MEASURES)[number];

export interface Budgets {
  /** The image's user must not be root. */
  readonly nonRoot: boolean;
  readonly limits: readonly BudgetLimit[];
}

export interface BudgetLimit {
  readonly measure: Measure;
  /** What going over it does. */
  readonly level: 'fail' | 'warn';
  readonly limit:
    | {readonly kind: 'absolute'; readonly value: number}
    | {readonly kind: 'growth'; readonly percent: number};
  /** As the user wrote it: `300MB`, `+10%`. */
  readonly text: string;
}

/** What must pass after the checks and before any tag. */
export type Gate = CommandGate | ScanGate | SignGate;

export interface CommandGate {
  readonly kind: 'run';
  readonly name: string;
  readonly command: readonly string[];
  readonly timeoutMs: number;
}

export const SCANNERS = ['trivy', 'grype'] as const;
export type Scanner = (typeof SCANNERS)[number];

export interface ScanGate {
  readonly kind: Scanner;
  readonly name: string;
  /** Severities that fail, the lowest first: `HIGH`, `CRITICAL`. grype fails for everything from the first on. */
  readonly severity: readonly string[];
  readonly ignoreUnfixed: boolean;
  readonly ignoreFile?: string;
  /** File of the workspace for the SARIF report; with several build targets, one for each beside it. */
  readonly sarif?: string;
  /** Image instead of the pinned one, where the scanner is not on PATH. */
  readonly image?: string;
  readonly timeoutMs: number;
}

export interface SignGate {
  readonly kind: 'cosign';
  readonly name: string;
  /** Key file, KMS URI or `env://NAME`; absent: keyless, by the job's OIDC token. */
  readonly key?: string;
  /** Variable that holds the password of the key; absent: COSIGN_PASSWORD. */
  readonly passwordEnv?: string;
  /** Whether the signature goes to the transparency log. */
  readonly transparencyLog: boolean;
  /** Image instead of the pinned one, where cosign is not on PATH. */
  readonly image?: string;
  readonly timeoutMs: number;
}
