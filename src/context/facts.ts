import type {Digest} from '../oci/digest.ts';

/** Every fact a run decides by, gathered once and frozen. */
export interface Facts {
  readonly event: EventFacts;
  readonly repository: RepositoryFacts;
  readonly run: RunFacts;
  /** Which action this is: another one may build and check otherwise; absent: nobody asked. */
  readonly bundle?: string;
  readonly trust: Trust;
  /** ISO 8601. */
  readonly now: string;
  /** Committer time of the commit, ISO 8601, where payload or git tell it. */
  readonly commitTime?: string;
  /** The job's SOURCE_DATE_EPOCH as ISO 8601: what images say of their age. */
  readonly sourceDate?: string;
  /** Whether the workspace is the commit and nothing else; absent: nobody has looked. */
  readonly worktree?: Worktree;
  /** What could not be learnt, as sentences. */
  readonly notes?: readonly string[];
  /** Absent before anyone was asked, and where the guard has nothing to decide. */
  readonly guard?: GuardFacts;
}

/** The reason is a clause. */
export type Worktree =
  | {
      readonly clean: true;
      /** Build contexts with Git's own folder in them, which more than the commit decides (`contextKey`); absent: none. */
      readonly gitIn?: readonly string[];
      /** Build contexts that links lead out of the workspace from, their Dockerfiles among them (`contextKey`); absent: none. */
      readonly outside?: readonly string[];
      /** Of the permissions and sizes that files have and the commit does not tell; absent: all are as it has them. */
      readonly unlikeCommit?: Digest;
    }
  | {readonly clean: false; readonly reason: string};

export interface EventFacts {
  /** `push`, `pull_request`, `release`, … */
  readonly name: string;
  /** `opened`, `published`, …; absent where the event has none. */
  readonly action?: string;
  /** `refs/heads/main`, `refs/tags/v1.2.3`, `refs/pull/7/merge`. */
  readonly ref: string;
  readonly kind: 'branch' | 'tag' | 'pull-request' | 'other';
  /** Branch or tag name, or the pull request's number as text. */
  readonly refName: string;
  readonly sha: string;
  readonly pullRequest?: PullRequestFacts;
  /** Branch that a pushed tag was cut from, where GitHub tells it. */
  readonly baseRef?: string;
  /** The branch or tag was deleted. */
  readonly deleted?: true;
  /** Of a pull request that was closed before: the event is none of its end. */
  readonly afterEnd?: true;
  /** The release is marked as a pre-release, whatever its version says. */
  readonly preRelease?: true;
  /** How the workflow run ended that this one follows. */
  readonly conclusion?: string;
  /** Of commits that GitHub has made for its merge queue, which are on no branch yet. */
  readonly ofMergeQueue?: true;
  /** Of a pull request, and its base branch is checked out. */
  readonly ofBase?: true;
  /** What the event does not say by itself: what is followed instead, or not followed; sentences. */
  readonly note?: string;
}

export interface PullRequestFacts {
  readonly number: number;
  readonly headSha: string;
  readonly headRef: string;
  readonly baseRef: string;
  /** `owner/name`; absent when the fork is gone. */
  readonly headRepository?: string;
}

export interface RepositoryFacts {
  /** `owner/name`. */
  readonly fullName: string;
  readonly name: string;
  readonly owner: string;
  readonly url: string;
  readonly description: string;
  /** SPDX id; '' when unknown. */
  readonly license: string;
  /** '' when unknown. */
  readonly defaultBranch: string;
}

export interface RunFacts {
  readonly id: string;
  readonly attempt: string;
  readonly actor: string;
  /** Page of the run; '' outside a workflow. */
  readonly url: string;
}

/** Whether the code of this event may see secrets and write anything. */
export interface Trust {
  readonly trusted: boolean;
  /** Why, as a clause: "the pull request comes from the fork octo/app". */
  readonly reason: string;
  /** What to do where this may not be meant so, a sentence. */
  readonly remedy?: string;
}

/** What the repository and the registries say of the tags that a run wants to write; what is absent is not known. */
export interface GuardFacts {
  readonly gitTags?: readonly string[];
  /** Git tags whose release is marked as a pre-release. */
  readonly preReleases?: readonly string[];
  /** Repository → its tags. */
  readonly registryTags: Readonly<Record<string, readonly string[]>>;
  /** `repo:tag` → what it points at now. */
  readonly targets: Readonly<Record<string, TagTarget>>;
  /** Revision of an image → how it stands to the event's commit. */
  readonly relations: Readonly<Record<string, Relation>>;
  /** Asked where a branch may be called like a variant of another one. */
  readonly branches?: readonly string[];
  /** The commit that the event's branch is at by now. */
  readonly branchHead?: string;
  /** Of a run that looks at base images, by publication; absent: nothing is held for it. */
  readonly earlier?: Readonly<Record<string, EarlierTags>>;
  /** Who could not be asked, and why. */
  readonly notes: readonly string[];
}

/** Moving tags of this run that an earlier one has pointed at the same commit; the reason is a clause. */
export type EarlierTags =
  | {readonly known: true; readonly tags: readonly EarlierTag[]}
  | {readonly known: false; readonly reason: string};

export interface EarlierTag {
  readonly name: string;
  /** Builds of the commit from before the one that it was pointed at last; see `shortBuild`. */
  readonly olderBuilds: readonly string[];
}

export type TagTarget =
  | {readonly state: 'absent'}
  | {readonly state: 'unreadable'; readonly reason: string}
  /** Revision and version as the image's labels say; absent where they say nothing. The digest where HTTP tells it. */
  | {readonly state: 'found'; readonly digest?: Digest; readonly revision?: string; readonly version?: string};

/** How the commit that an image was built from stands to the event's own commit. */
export type Relation = 'ancestor' | 'descendant' | 'diverged' | 'unknown';
