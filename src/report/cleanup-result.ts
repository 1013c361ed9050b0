import type {Failure, Notice, Outcome, RetryCounts} from './result.ts';

/** What a clean-up did: the only thing that its report reads. */
export interface CleanupResult {
  readonly outcome: Outcome;
  /** What started it, and what is done: one line of plain text. */
  readonly decided?: string;
  /** The closed pull request whose tags went. */
  readonly pullRequest?: number;
  /** Why nothing was looked at; absent when something was. */
  readonly skipped?: string;
  /** One for each repository and purpose, in the order they were cleaned. */
  readonly repositories: readonly CleanedRepository[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
  readonly notes: readonly string[];
  /** Further tries after temporary trouble; absent: none. */
  readonly retries?: RetryCounts;
  readonly durationMs: number;
  /** Page of the workflow run; '' outside a workflow. */
  readonly runUrl: string;
}

export interface CleanedRepository {
  readonly repository: string;
  readonly purpose: 'pull-request' | 'retention';
  /** True: nothing was removed, and `removed` and `manifests` are what would be. */
  readonly dryRun: boolean;
  readonly removed: readonly RemovedTag[];
  /** Manifests that were deleted: images, indexes, attestations, signatures. */
  readonly manifests: readonly string[];
  /** Configs and layers of those, which the registry frees unless another image shares them; absent: not known. */
  readonly bytes?: number;
  /** What was looked at and stays. */
  readonly kept: readonly KeptItem[];
}

export interface RemovedTag {
  readonly name: string;
  /** A clause: "older than 14 days". */
  readonly reason: string;
}

export interface KeptItem {
  /** Tag, or digest of a manifest without one. */
  readonly name: string;
  readonly reason: string;
  /** It was to be removed, and could not be. */
  readonly failed: boolean;
}
