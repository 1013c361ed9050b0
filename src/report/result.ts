import type {ErrorCode} from '../errors.ts';
import type {Measure} from '../inputs/check-settings.ts';
import type {Digest} from '../oci/digest.ts';
import type {PackageChanges} from '../oci/sbom.ts';
import type {Plan} from '../plan/plan.ts';

/** What a run did: the only thing that report/ reads. Times are milliseconds, sizes bytes. */
export interface RunResult {
  readonly outcome: Outcome;
  /** Absent when the run failed before it had a plan. */
  readonly plan?: Plan;
  /** In the plan's order. */
  readonly targets: readonly TargetResult[];
  readonly publications: readonly PublicationResult[];
  /** Of a rehearsal, whose registry is gone by now: each repository of it, with those that a real run publishes to. */
  readonly rehearsed?: Readonly<Record<string, readonly string[]>>;
  /** In the order of the gates, each by target. */
  readonly gates: readonly GateResult[];
  /** Most important first. */
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
  /** Further tries after temporary trouble; absent: none. */
  readonly retries?: RetryCounts;
  /** What the user should know beyond the plan's own notes. */
  readonly notes?: readonly string[];
  /** What this run could have left behind: "builder x", with why. */
  readonly leftovers: readonly string[];
  readonly durationMs: number;
  /** Page of the workflow run; '' outside a workflow. */
  readonly runUrl: string;
}

/** What is tried again: requests to GitHub and to registries, and commands that reach the network. */
export type RetryStep =
  | 'login'
  | 'builder'
  | 'emulation'
  | 'build'
  | 'pull'
  | 'read'
  | 'upload'
  | 'tag'
  | 'delete'
  | 'GitHub API'
  | 'download'
  | 'webhook';

export type RetryCounts = Readonly<Partial<Record<RetryStep, number>>>;

export type Outcome = 'success' | 'failure' | 'cancelled';

export interface TargetResult {
  readonly id: string;
  readonly image: string;
  readonly variant: string;
  readonly platform: string;
  readonly status: 'passed' | 'reused' | 'failed' | 'cancelled' | 'not-started';
  /** Page of the earlier run whose tested image this is. */
  readonly reusedFrom?: string;
  /** Of the stage `test-target`, built before the image. */
  readonly tests?: TestsOutcome;
  readonly build?: BuildOutcome;
  readonly check?: CheckOutcome;
  readonly measured: Measured;
  /** What the tag pointed at before this run, as far as it is known. */
  readonly before?: Before;
  /** Against that; absent unless both have an SBOM. */
  readonly packages?: PackageChanges;
}

export interface Before {
  /** `repo:tag`. */
  readonly reference: string;
  readonly measured: Measured;
  /** ISO 8601, as the image says. */
  readonly created?: string;
}

/** Bytes and milliseconds; absent: not known. */
export type Measured = Readonly<Partial<Record<Measure, number>>>;

export interface BuildOutcome {
  /** What the build pushed: an index when it carries attestations; the config digest when it was only loaded. */
  readonly digest: Digest;
  /** The image manifest that was run; absent when it was only loaded. */
  readonly manifest?: Digest;
  readonly durationMs: number;
  readonly steps: number;
  readonly cachedSteps: number;
}

export interface TestsOutcome {
  readonly stage: string;
  readonly passed: boolean;
  readonly durationMs: number;
}

export interface CheckOutcome {
  /** What was seen: "healthy (HEALTHCHECK)", "GET /health → 200", "stayed up 3 s", "off". */
  readonly summary: string;
  readonly emulated: boolean;
  /** Port in the container that the service is asked on, as far as it is known. */
  readonly port?: number;
  /** It was to be started, and could not be tried here; the summary says why. */
  readonly notRun?: true;
  /** It was to have a GPU, and was tried without one, since there is none here. */
  readonly lacksGpu?: true;
}

/** One gate and what it looked at. */
export interface GateResult {
  readonly gate: string;
  /** Build target, or the reference that was signed; '' for a gate that was not run at all. */
  readonly target: string;
  readonly status: 'passed' | 'failed' | 'not-run';
  /** "passed", "signed", "exit code 3", "out of time", or why it was not run. */
  readonly summary: string;
  readonly durationMs?: number;
  /** Path of its SARIF report in the workspace. */
  readonly sarif?: string;
  /** Command that verifies the signature. */
  readonly verify?: string;
}

export interface PublicationResult {
  /** `image[/variant]`. */
  readonly id: string;
  readonly image: string;
  readonly variant: string;
  readonly status: 'published' | 'partial' | 'not-published';
  /** Per repository, since annotations or an earlier failure may differ. */
  readonly repositories: readonly PublishedRepository[];
}

export interface PublishedRepository {
  readonly repository: string;
  /** Digest of the index (of the manifest when there is one platform and no attestation). */
  readonly digest?: Digest;
  /** Platforms read back from the registry. */
  readonly platforms: readonly string[];
  /** Tags that were written and read back. */
  readonly tags: readonly string[];
  /** Tags that were planned and not written. */
  readonly missing: readonly string[];
  /** Tags that were sent to the registry, which does not tell what became of them; absent: none. */
  readonly unconfirmed?: readonly string[];
}

export interface Failure {
  readonly code: ErrorCode;
  /** Build target or publication it belongs to; absent for the run. */
  readonly target?: string;
  readonly title: string;
  /** What most likely caused it. */
  readonly cause?: string;
  readonly remedy?: string;
  /** Log tail, health output, problems: several lines. */
  readonly details?: string;
  readonly place?: SourcePlace;
}

export interface Notice {
  readonly target?: string;
  readonly message: string;
  readonly place?: SourcePlace;
}

/** A place in a file of the workspace; the first line is 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly endLine?: number;
}
