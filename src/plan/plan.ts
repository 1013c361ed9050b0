import type {Budgets, Gate, SmokeSettings} from '../inputs/check-settings.ts';
import type {LeveledAnnotation} from '../inputs/settings.ts';
import type {Labels} from '../oci/annotations.ts';
import type {Digest} from '../oci/digest.ts';
import type {Task} from './decide.ts';

/** What a run will do: a pure value, printable as JSON, without secrets. */
export interface Plan {
  readonly schema: 1;
  /** First of the version's tags; '' when the event names none. */
  readonly version: string;
  /** Commit the images are built from; '' when unknown. */
  readonly revision: string;
  /** ISO 8601, the commit's time where it is known. */
  readonly created: string;
  /** Seconds since 1970, the time that images and their files carry; absent: that of the build. */
  readonly sourceDateEpoch?: string;
  /** What the run is for; with `nothing` there are no targets. */
  readonly task: Task;
  readonly event: PlannedEvent;
  readonly push: PushDecision;
  readonly targets: readonly BuildTarget[];
  readonly publications: readonly Publication[];
  /** Passed after every check and before any tag. */
  readonly gates: readonly Gate[];
  /** Labels of every image (image and variant labels stand in the targets). */
  readonly labels: Labels;
  readonly annotations: readonly LeveledAnnotation[];
  /** What the user should know of how it was decided. */
  readonly notes: readonly string[];
  /** What is done although it may not be meant so. */
  readonly warnings: readonly string[];
  /** While there is one, nothing is built. */
  readonly taken: readonly TakenTag[];
}

/** What the run was started by. */
export interface PlannedEvent {
  /** `push`, `pull_request`, …; '' outside a workflow. */
  readonly name: string;
  readonly action?: string;
  /** `tag v1.2.3`, `pull request 7`; '' when it is about no ref. */
  readonly about: string;
}

export interface PushDecision {
  readonly push: boolean;
  /** False: nothing that is secret may be used, and no cache is written. */
  readonly trusted: boolean;
  readonly reason: string;
}

/** Image × variant × platform: the unit of building, checking and caching. */
export interface BuildTarget {
  /** `image[/variant]/os/arch`, unique in the plan. */
  readonly id: string;
  readonly image: string;
  /** '' for an image without variants. */
  readonly variant: string;
  /** `linux/arm64`. */
  readonly platform: string;
  /** Repository the build is pushed to by digest. */
  readonly repository: string;
  readonly context: string;
  readonly file?: string;
  readonly target?: string;
  /** Stage with the tests, built first: the image is built when it has passed. */
  readonly testTarget?: string;
  readonly buildArgs: readonly string[];
  readonly buildContexts: readonly string[];
  readonly labels: Labels;
  readonly annotations: readonly LeveledAnnotation[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly smoke: SmokeSettings;
  readonly budgets: Budgets;
  /** Of all that decides the image; absent: the commit alone does not. */
  readonly fingerprint?: Digest;
}

/** The tags of one image × variant: every tag points at one index over the targets' manifests. */
export interface Publication {
  /** `image[/variant]`. */
  readonly id: string;
  readonly image: string;
  readonly variant: string;
  /** Every repository gets every tag. */
  readonly repositories: readonly string[];
  readonly tags: readonly PlannedTag[];
  /** Held back from every repository. */
  readonly held: readonly HeldTag[];
  /** Ids of the build targets. */
  readonly targets: readonly string[];
  /** Annotations of the index itself. */
  readonly annotations: readonly LeveledAnnotation[];
}

export interface PlannedTag {
  readonly name: string;
  /** Moving tags (`latest`, `1.2`, a branch) are written last; the others belong to one commit for ever. */
  readonly moving: boolean;
  /** The line of `tags` that made it. */
  readonly source: string;
  /** What the tag says of the commit it points at: the guard keeps it true. */
  readonly claim: TagClaim;
}

/** A tag that was asked for and belongs to something newer. */
export interface HeldTag {
  readonly name: string;
  /** A clause: "2.0.0 (Git tag v2.0.0) is higher than 1.4.1". */
  readonly reason: string;
}

/** A version tag that belongs to another commit. */
export interface TakenTag {
  /** `repo:tag`. */
  readonly reference: string;
  /** A clause: "it exists and was built from commit 3f2c1ab, not from 8f3b1c9". */
  readonly reason: string;
}

export type TagClaim =
  /** Nothing: `sha-3f2c1ab`, `pr-7`, `nightly`, a raw tag. */
  | {readonly kind: 'none'}
  /** A full version: belongs to one commit for ever. */
  | ({readonly kind: 'version'; readonly version: string} & VersionScheme)
  /** `latest` (range ''), `1` (range '1'), `1.2` (range '1.2') of a version: belongs to the highest stable one in the range. */
  | ({readonly kind: 'highest'; readonly version: string; readonly range: string} & VersionScheme)
  /** A branch's tag, or `latest` from a branch: belongs to the newest commit. */
  | {readonly kind: 'newest'};

/** How a version is read and compared; absent: as a semantic one. */
export interface VersionScheme {
  readonly scheme?: 'pep440';
}

/** `ghcr.io/acme/app:1.2.3`, the bare tags first, in the order of the plan. */
export const tagReferences = (publications: readonly Publication[]): readonly string[] =>
  publications.flatMap(({repositories, tags}) =>
    repositories.flatMap(repository => tags.map(tag => `${repository}:${tag.name}`))
  );
