import type {RepositoryDetails} from '../context/complete-repository.ts';
import type {Relation} from '../context/facts.ts';
import type {CommitOrigin} from '../context/subject.ts';

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
  branches(): Promise<Answer<readonly string[]>>;
  /** What the repository says of itself. */
  details(): Promise<Answer<RepositoryDetails>>;
  /**
   * Whose a commit is.
   * @param own refs and commits of the repository, in whose history it may be
   */
  commitOrigin(sha: string, own: readonly string[]): Promise<Answer<CommitOrigin>>;
  /** What a pull request is now. */
  pullRequest(number: number): Promise<Answer<PullRequestNow>>;
}

export interface PullRequestNow {
  readonly open: boolean;
  /** Its newest commit; '' when unknown. */
  readonly headSha: string;
}

/** Comments of the run's pull requests. */
export interface CommentApi {
  /** Oldest first, those whose text begins so. */
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
