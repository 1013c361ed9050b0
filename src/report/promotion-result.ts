import type {Digest} from '../oci/digest.ts';
import type {Failure, Notice, Outcome, RetryCounts} from './result.ts';

/** What `mode: promote` did: the only thing that its report reads. */
export interface PromotionResult {
  readonly outcome: Outcome;
  /** As the user wrote it. */
  readonly from: string;
  readonly to: readonly string[];
  /** True: nothing was written, and the tags are what would be. */
  readonly dryRun: boolean;
  /** One for each image or variant in each of its repositories. */
  readonly promotions: readonly PromotedImage[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
  readonly notes: readonly string[];
  readonly retries?: RetryCounts;
  readonly leftovers: readonly string[];
  readonly durationMs: number;
  /** Page of the workflow run; '' outside a workflow. */
  readonly runUrl: string;
}

export interface PromotedImage {
  /** `image[/variant]`. */
  readonly id: string;
  readonly repository: string;
  /** `repo:tag` or `repo@digest`. */
  readonly source: string;
  /** Absent while it is not known. */
  readonly digest?: Digest;
  readonly version?: string;
  readonly revision?: string;
  readonly tags: readonly PromotedTag[];
}

export interface PromotedTag {
  readonly name: string;
  /** `not-confirmed`: it was sent to the registry, which does not tell what became of it. */
  readonly status: 'written' | 'unchanged' | 'planned' | 'refused' | 'not-written' | 'not-confirmed';
  /** What the tag pointed at before; absent: there was none, or it is not known. */
  readonly before?: {readonly digest: Digest; readonly version?: string; readonly revision?: string};
  /** A sentence without a full stop: "latest moves from 1.2.0 back to 1.1.0". */
  readonly says?: string;
}
