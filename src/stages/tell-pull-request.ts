import type {Facts} from '../context/facts.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import {previewForm, previewNames} from '../plan/preview/form.ts';
import {cacheReference, type TagReference, toText} from '../plan/preview/references.ts';
import type {CommentApi, Refusal} from '../ports/github.ts';
import type {Workflow, WorkflowAnnotation} from '../ports/workflow.ts';
import {type CommentAbout, closeComment, type RemovedPreview, renderComment} from '../report/comment.ts';
import {commentKey, keyOf, ownComments} from '../report/comment-key.ts';
import {readState} from '../report/comment-state.ts';
import {publishedRows} from '../report/published.ts';
import type {RunResult} from '../report/result.ts';
import {keepComment, readComments, updateComments} from './comment.ts';
import {type CommentProblem, commentProblem} from './comment-problem.ts';
import type {Retries} from './retries.ts';
import type {RetryPolicy} from './retry.ts';

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
  tell(told, result.plan, ports, ({about, api, policy}) => {
    const now = {...about, state: {...about.state, written: writtenBy(result, told, about.pullRequest)}};
    return keepComment(
      api,
      about.pullRequest,
      {
        choose: comments => ownComments(comments, about.key, about.state.names),
        render: previous => renderComment(result, now, previous)
      },
      policy
    );
  });

/** Takes back what comments promised; a pull request without one gets none. */
export const tellClosedPullRequest = (
  told: Told,
  plan: Plan,
  removed: RemovedPreview,
  ports: TellPorts
): Promise<CommentNotice | undefined> =>
  tell(told, plan, ports, ({about, api, policy}) => {
    const {isOwn} = previewForm(told.settings, told.facts, about.pullRequest);
    const stays = new Set(removed.stays.map(toText));
    return updateComments(
      api,
      about.pullRequest,
      (comment, all) => {
        const {id, body} = comment;
        if (ownComments(all, about.key, about.state.names).some(own => own.id === id))
          return closeComment(about, removed, body);
        const {names, written} = readState(body) ?? {names: [], written: []};
        // Other uses of the action take back their own, unless this one did it for them.
        const isTakenBack = written.length > 0 && written.every(one => isOwn(one) && !stays.has(toText(one)));
        return isTakenBack
          ? closeComment({...about, key: keyOf(body), state: {names, written: []}}, removed, body)
          : undefined;
      },
      policy
    );
  });

/** What the comments of a pull request say that its runs wrote. */
export async function readWritten(
  {settings, facts, retries}: Told,
  {createCommentApi}: TellPorts
): Promise<readonly TagReference[]> {
  const {pullRequest} = facts.event;
  if (!pullRequest) return [];
  const api = createCommentApi(facts.repository.fullName, settings.logins.githubToken);
  const comments = await readComments(api, pullRequest.number, retries.policy('GitHub API', 'Comment'));
  return comments.flatMap(({body}) => readState(body)?.written ?? []);
}

interface Telling {
  readonly about: CommentAbout;
  readonly api: CommentApi;
  readonly policy: RetryPolicy;
}

async function tell(
  {settings, facts, retries}: Told,
  plan: Plan,
  {createCommentApi, workflow, signal}: TellPorts,
  write: (telling: Telling) => Promise<Refusal | undefined>
): Promise<CommentNotice | undefined> {
  const {pullRequest} = facts.event;
  if (!pullRequest || signal.aborted) return undefined;
  const {number, headSha} = pullRequest;
  const names = previewNames(settings, facts, number);
  const about = {
    key: commentKey(names, plan),
    pullRequest: number,
    headSha,
    runId: facts.run.id,
    state: {names, written: []}
  };
  const api = createCommentApi(facts.repository.fullName, settings.logins.githubToken);
  const refusal = await write({about, api, policy: retries.policy('GitHub API', 'Comment')});
  if (!refusal) return undefined;
  const {level, message} = commentProblem(refusal, number, settings, facts);
  if (level !== 'log') return {level, message};
  workflow.info(message);
  return undefined;
}

/** Its caches are written before anything can fail. */
function writtenBy(result: RunResult & {readonly plan: Plan}, {settings, facts}: Told, number: number) {
  const {isOwn} = previewForm(settings, facts, number);
  const tags = publishedRows(result).flatMap(({repository, tags, unconfirmed = []}) =>
    [...tags, ...unconfirmed].map(tag => ({repository, tag}))
  );
  const caches = result.plan.targets.flatMap(({cacheTo}) => cacheTo.flatMap(cacheReference));
  return [...tags, ...caches].filter(isOwn);
}
