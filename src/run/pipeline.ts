import {cleanUp} from '../stages/cleanup.ts';
import {openSession} from '../stages/open-session.ts';
import type {Prepared} from '../stages/prepare.ts';
import {forgetSession, readSession, type Session, sessionEnvironment} from '../stages/session.ts';
import type {CommentNotice} from '../stages/tell-pull-request.ts';
import {wantsComment} from '../stages/wants-comment.ts';
import {carrying} from './carry.ts';
import {endThrown} from './late-end.ts';
import type {Outcome, PlannedResult} from './outcome.ts';
import type {PipelinePorts, RunPorts} from './ports.ts';
import {runSession} from './session.ts';

export interface PipelineEnd {
  readonly outcome: Outcome;
  readonly comment: CommentNotice | undefined;
}

/** Whatever happens, the session is closed, and what could not be removed is said. */
export async function runPipeline(
  prepared: Prepared & {ok: true},
  ports: PipelinePorts,
  toResult: (outcome: Outcome) => PlannedResult
): Promise<PipelineEnd> {
  const session = openSession(prepared.settings, prepared.plan, {...ports, retries: prepared.retries});
  const besides: Promise<void>[] = [];
  const run = (): Promise<Outcome> => runSession(prepared, session, ports, work => besides.push(work));
  const outcome = await carrying(prepared, ports, run).catch((error: unknown) => endThrown(prepared, error, ports));
  const result = toResult(outcome);
  const [left, comment, unwritten] = await Promise.all([
    closeSession(session, ports),
    tell(prepared, result, ports),
    ports.logs?.write(result, ports),
    ...besides
  ]);
  // An engine that never answered was never given anything.
  const untouched =
    outcome.failures.some(({code}) => code === 'no-engine') &&
    outcome.targets.every(({status}) => status === 'not-started');
  const leftovers = untouched ? [] : left;
  if (leftovers.length === 0) forgetSession(ports.workflow);
  const warnings = [...outcome.warnings, ...(unwritten ? [{message: unwritten}] : [])];
  return {outcome: {...outcome, warnings, leftovers}, comment};
}

/** What a run that could not end itself has left, as its saved state tells. */
export async function closeLeftSession(ports: RunPorts): Promise<void> {
  const session = readSession(ports.env);
  if (!session) return;
  ports.workflow.info('The run did not end by itself: removing what it left.');
  const leftovers = await closeSession(session, ports);
  for (const leftover of leftovers)
    ports.workflow.annotate({level: 'warning', message: `Could not be removed: ${leftover}`});
}

/** A fresh process port: the run's own ends its children on cancellation, and these must run after it. */
export const closeSession = (session: Session, ports: RunPorts): Promise<readonly string[]> =>
  cleanUp(session, {process: ports.createProcess(sessionEnvironment(session, ports.env)), files: ports.files});

async function tell(
  prepared: Prepared & {ok: true},
  result: PlannedResult,
  ports: RunPorts
): Promise<CommentNotice | undefined> {
  if (!wantsComment(prepared.settings, prepared.facts, result.plan)) return undefined;
  const {tellPullRequest} = await import('../stages/tell-pull-request.ts');
  return tellPullRequest(prepared, result, ports);
}
