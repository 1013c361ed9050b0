import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import type {CommentApi} from '../ports/github.ts';
import type {Workflow, WorkflowAnnotation} from '../ports/workflow.ts';
import {type CommentAbout, closeComment, type RemovedPreview, renderComment} from '../report/comment.ts';
import {commentKey, commentMarker} from '../report/comment-key.ts';
import type {RunResult} from '../report/result.ts';
import {keepComment} from './comment.ts';
import {type CommentProblem, commentProblem} from './comment-problem.ts';
import type {Retries} from './retries.ts';

export interface TellPorts {
  readonly createCommentApi: (repository: string, token: string) => CommentApi;
  readonly workflow: Workflow;
  readonly signal: AbortSignal;
}

interface Told {
  readonly settings: Settings;
  readonly facts: Facts;
  readonly retries: Retries;
}

/** For an annotation; undefined: all is well, or the log says it. */
export type CommentNotice = CommentProblem & {readonly level: WorkflowAnnotation['level']};

/** Brings the comment of the run's pull request up to date with what the run did. */
export const tellPullRequest = (
  told: Told,
  result: RunResult & {readonly plan: Plan},
  ports: TellPorts
): Promise<CommentNotice | undefined> =>
  tell(told, result.plan, ports, (about, previous) => renderComment(result, about, previous));

/** Takes back what the comment promised; a pull request without one gets none. */
export const tellClosedPullRequest = (
  told: Told,
  plan: Plan,
  removed: RemovedPreview,
  ports: TellPorts
): Promise<CommentNotice | undefined> =>
  tell(told, plan, ports, (about, previous) =>
    previous === undefined ? undefined : closeComment(about, removed, previous)
  );

async function tell(
  {settings, facts, retries}: Told,
  plan: Plan,
  {createCommentApi, workflow, signal}: TellPorts,
  render: (about: CommentAbout, previous: string | undefined) => string | undefined
): Promise<CommentNotice | undefined> {
  const {pullRequest} = facts.event;
  if (!pullRequest || signal.aborted) return undefined;
  const {number, headSha} = pullRequest;
  const about = {key: commentKey(plan, number), pullRequest: number, headSha, runId: facts.run.id};
  const refusal = await keepComment(
    createCommentApi(facts.repository.fullName, settings.logins.githubToken),
    number,
    {marker: commentMarker(about.key), render: previous => render(about, previous)},
    retries.policy('GitHub API', 'Comment')
  );
  if (!refusal) return undefined;
  const {level, message} = commentProblem(refusal, number, settings, facts);
  if (level !== 'log') return {level, message};
  workflow.info(message);
  return undefined;
}
