import {isCleanup} from './plan/cleanup-plan.ts';
import type {CleanupResult} from './report/cleanup-result.ts';
import {describeCleanup} from './report/decision.ts';
import type {PromotionResult} from './report/promotion-result.ts';
import {redactResult, redactTexts} from './report/redact.ts';
import {removedPreview} from './report/removed-preview.ts';
import {gitEnvironment, previewPlan} from './run/guard.ts';
import {tellWebhooks} from './run/notify.ts';
import {failedBeforePlan, idleOutcome, type Outcome, type PlannedResult} from './run/outcome.ts';
import {closeLeftSession, runPipeline} from './run/pipeline.ts';
import type {RunPorts} from './run/ports.ts';
import {reportCleanup, reportPlan, reportPromotion, reportRun} from './run/report.ts';
import {userDockerConfig} from './stages/open-session.ts';
import {type Prepared, prepare} from './stages/prepare.ts';
import {asReopened, pullRequestState} from './stages/pull-request-state.ts';
import {createSecrets, hidingWorkflow} from './stages/secrets.ts';
import {createTargetLogs} from './stages/target-logs.ts';
import {wantsComment} from './stages/wants-comment.ts';

/** inputs → context → plan → provision → build → verify → publish → report. A failure is a value until the report. */
export async function runAction(given: RunPorts): Promise<void> {
  const secrets = createSecrets();
  const ports = {...given, workflow: hidingWorkflow(given.workflow, secrets)};
  const {clock, workflow} = ports;
  const started = clock.elapsed();
  const prepared = await prepare({...ports, process: ports.createProcess(gitEnvironment(ports.env), ports.signal)});
  if (!prepared.ok) return reportRun(failedBeforePlan(ports.env, prepared.failures), secrets, workflow);
  const {settings, facts, plan: planned} = prepared;
  const {separators} = settings.names;
  if (settings.mode === 'promote') {
    const {promote} = await import('./run/promote.ts');
    const promoted = await promote(prepared, ports);
    const ended = {...promoted, durationMs: clock.elapsed() - started, runUrl: facts.run.url};
    const result = redactTexts(ended, secrets.redact) as PromotionResult;
    await tellWebhooks(prepared, {kind: 'promotion', result}, ports, secrets);
    return reportPromotion(result, workflow);
  }
  if (isCleanup(settings, facts)) {
    const cleaned = await cleanUpRegistries(prepared, ports);
    const comment = await tell(prepared, cleaned, ports);
    const result = {...cleaned, durationMs: clock.elapsed() - started};
    if (settings.mode !== 'plan' && result.skipped === undefined) {
      await tellWebhooks(prepared, {kind: 'cleanup', result}, ports, secrets);
    }
    return reportCleanup(result, secrets, workflow, {comment, ...(settings.mode === 'plan' ? {plan: planned} : {})});
  }
  if (settings.mode === 'plan') {
    const {examineSources} = await import('./stages/examine-sources.ts');
    const failures = await examineSources(planned, settings, ports.files);
    if (failures.length > 0) return reportRun(failedBeforePlan(ports.env, failures), secrets, workflow);
    return reportPlan((await previewPlan(prepared, ports)).plan, prepared.warnings, workflow, separators);
  }
  const toResult = ({plan, warnings, ...outcome}: Outcome): PlannedResult =>
    redactResult(
      {
        ...outcome,
        ...(settings.rehearsed ? {rehearsed: settings.rehearsed} : {}),
        retries: prepared.retries.counts(),
        plan,
        warnings: [...prepared.warnings, ...plan.warnings.map(message => ({message})), ...warnings],
        durationMs: clock.elapsed() - started,
        runUrl: facts.run.url
      },
      secrets.redact
    );
  if (planned.task === 'nothing') {
    return reportRun(toResult(idleOutcome(planned)), secrets, workflow, {between: separators});
  }
  const {logDir} = settings;
  const logs = logDir === undefined ? undefined : createTargetLogs(logDir, secrets.redact);
  const {outcome, comment} = await runPipeline(prepared, {...ports, ...(logs ? {logs} : {})}, toResult);
  const result = toResult(outcome);
  await tellWebhooks(prepared, {kind: 'run', result}, ports, secrets);
  const metrics = await measure(prepared, result, ports);
  await reportRun(result, secrets, workflow, {between: separators, comment, metrics});
}

/** The post step: finishes what a cancelled or killed run left. */
export const runPost = closeLeftSession;

async function cleanUpRegistries(prepared: Prepared & {ok: true}, ports: RunPorts) {
  const {settings, facts: first, plan, github, retries, warnings} = prepared;
  const isReopened = plan.task === 'remove-preview' && (await pullRequestState(first, settings, github)) === 'open';
  const facts = isReopened ? asReopened(first) : first;
  const written = await rememberedTags({...prepared, facts}, ports);
  const own = {github, retries, written, dockerConfig: userDockerConfig(ports.env)};
  const stage = await import('./stages/registry-cleanup/clean-up-registries.ts');
  const cleaned = await stage.cleanUpRegistries(settings, facts, {...ports, ...own});
  return {
    ...cleaned,
    decided: describeCleanup(plan, settings.mode, cleaned.skipped),
    retries: retries.counts(),
    warnings: [...warnings, ...cleaned.warnings]
  };
}

/** What its comments remember of a closed pull request's runs. */
async function rememberedTags(prepared: Prepared & {ok: true}, ports: RunPorts) {
  const {settings, facts, plan} = prepared;
  if (facts.event.action !== 'closed' || !wantsComment(settings, facts, plan)) return [];
  const {readWritten} = await import('./stages/tell-pull-request.ts');
  return readWritten(prepared, ports);
}

/** Nobody waits for it in a job that is being cancelled. */
async function measure({settings, facts}: Prepared & {ok: true}, result: PlannedResult, ports: RunPorts) {
  if (settings.metrics === 'off' || !facts.trust.trusted || result.outcome === 'cancelled') return undefined;
  const {recordMetrics} = await import('./stages/metrics.ts');
  return recordMetrics(result, settings, facts, ports);
}

async function tell(prepared: Prepared & {ok: true}, cleaned: Omit<CleanupResult, 'durationMs'>, ports: RunPorts) {
  const removed = removedPreview(cleaned);
  if (!removed || !wantsComment(prepared.settings, prepared.facts, prepared.plan)) return undefined;
  const {tellClosedPullRequest} = await import('./stages/tell-pull-request.ts');
  return tellClosedPullRequest(prepared, prepared.plan, removed, ports);
}
