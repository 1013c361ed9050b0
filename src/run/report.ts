import type {Separators} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import type {Workflow, WorkflowAnnotation} from '../ports/workflow.ts';
import {buildAnnotations, planAnnotations} from '../report/annotations.ts';
import {cleanupAnnotations, renderCleanupSummary, renderCleanupTerminal} from '../report/cleanup.ts';
import type {CleanupResult} from '../report/cleanup-result.ts';
import {jsonLine} from '../report/format.ts';
import {buildOutputs} from '../report/outputs.ts';
import type {PromotionResult} from '../report/promotion-result.ts';
import {redactResult, redactTexts} from '../report/redact.ts';
import type {Notice, RunResult} from '../report/result.ts';
import {reword} from '../report/reword.ts';
import {renderPlanSummary, renderSummary} from '../report/summary.ts';
import {renderPlanTerminal, renderTerminal} from '../report/terminal.ts';
import {takenFailures} from '../stages/failure.ts';
import type {Metrics} from '../stages/metrics.ts';
import type {Secrets} from '../stages/secrets.ts';
import type {CommentNotice} from '../stages/tell-pull-request.ts';

export interface ReportOptions {
  readonly between?: Separators;
  readonly comment?: CommentNotice | undefined;
  readonly metrics?: Metrics | undefined;
}

export function reportRun(
  found: RunResult,
  {redact}: Secrets,
  workflow: Workflow,
  {between, comment, metrics}: ReportOptions = {}
): Promise<void> {
  const {plan} = found;
  const result = reword(redactResult(found, redact), workflow.wording);
  return tell(workflow, {
    terminal: renderTerminal(result),
    summary: [renderSummary(result), ...(metrics ? [`${metrics.summary}\n`] : [])].join('\n'),
    annotations: [...buildAnnotations(result), ...(comment ? [comment] : [])],
    outputs: {...buildOutputs(plan, result, between), ...(metrics ? {metrics: metrics.file} : {})},
    failed: result.outcome !== 'success'
  });
}

/** @param warnings of the inputs, which are no part of the plan */
export function reportPlan(
  plan: Plan,
  warnings: readonly Notice[],
  workflow: Workflow,
  between: Separators
): Promise<void> {
  const whole = {...plan, warnings: [...warnings.map(({message}) => message), ...plan.warnings]};
  const told = reword(whole, workflow.wording);
  return tell(workflow, {
    terminal: renderPlanTerminal(told),
    summary: renderPlanSummary(told),
    annotations: planAnnotations(told, takenFailures(told)),
    outputs: buildOutputs(plan, undefined, between),
    failed: plan.taken.length > 0
  });
}

export interface CleanupReportOptions {
  readonly comment?: CommentNotice | undefined;
  /** Of a run that only plans: its outputs go beside what would be removed. */
  readonly plan?: Plan;
}

export function reportCleanup(
  found: CleanupResult,
  {redact}: Secrets,
  workflow: Workflow,
  {comment, plan}: CleanupReportOptions
): Promise<void> {
  const result = reword(redactTexts(found, redact) as CleanupResult, workflow.wording);
  return tell(workflow, {
    terminal: renderCleanupTerminal(result),
    summary: renderCleanupSummary(result),
    annotations: [...cleanupAnnotations(result), ...(comment ? [comment] : [])],
    outputs: {...buildOutputs(plan, undefined), json: jsonLine(result)},
    failed: found.outcome !== 'success'
  });
}

export const reportPromotion = async (found: PromotionResult, workflow: Workflow): Promise<void> => {
  const report = await import('../report/promotion.ts');
  const result = reword(found, workflow.wording);
  return tell(workflow, {
    terminal: report.renderPromotionTerminal(result),
    summary: report.renderPromotionSummary(result),
    annotations: report.promotionAnnotations(result),
    outputs: report.promotionOutputs(result),
    failed: result.outcome !== 'success'
  });
};

interface Report {
  readonly terminal: string;
  readonly summary: string;
  readonly annotations: readonly WorkflowAnnotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly failed: boolean;
}

/** The job fails last: everything is told by then. */
async function tell(workflow: Workflow, {terminal, summary, annotations, outputs, failed}: Report): Promise<void> {
  (workflow.report ?? workflow.info)(terminal);
  await workflow.summary(summary);
  for (const annotation of annotations) workflow.annotate(annotation);
  for (const [name, value] of Object.entries(outputs)) workflow.setOutput(name, value);
  if (failed) workflow.fail();
}
