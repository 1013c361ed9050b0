import {cleanupHeadline} from '../report/cleanup.ts';
import type {CleanupResult} from '../report/cleanup-result.ts';
import {headline} from '../report/headline.ts';
import type {PromotionResult} from '../report/promotion-result.ts';
import {redactTexts} from '../report/redact.ts';
import type {RunResult} from '../report/result.ts';
import type {Prepared} from '../stages/prepare.ts';
import type {Secrets} from '../stages/secrets.ts';
import type {RunPorts} from './ports.ts';

export type Ended =
  | {readonly kind: 'run'; readonly result: RunResult}
  | {readonly kind: 'promotion'; readonly result: PromotionResult}
  | {readonly kind: 'cleanup'; readonly result: CleanupResult};

/** Tells the webhooks of the settings; nobody is told anything of what untrusted code did, nor of what only would be. */
export async function tellWebhooks(
  {settings, facts, retries}: Prepared & {ok: true},
  ended: Ended,
  ports: RunPorts,
  {redact}: Secrets
): Promise<void> {
  if (settings.notify.length === 0 || !facts.trust.trusted || isRehearsal(ended)) return;
  const [{notify}, post] = await Promise.all([import('../stages/notify.ts'), ports.loadPost()]);
  // Before it is JSON, where a secret with a quote or a backslash is another text.
  const safe = {...ended, result: redactTexts(ended.result, redact)} as Ended;
  const {failures, runUrl} = safe.result;
  const told = {
    outcome: ended.result.outcome,
    failures,
    runUrl,
    headline: await headlineOf(safe),
    repository: facts.repository.fullName,
    json: JSON.stringify(safe.result)
  };
  const {env, workflow} = ports;
  const problems = await notify(settings.notify, told, {env, post, retries, info: line => workflow.info(line)});
  for (const problem of problems) workflow.annotate(problem);
}

/** A deployment would take its success for a promotion. */
const isRehearsal = ({kind, result}: Ended): boolean => kind === 'promotion' && result.dryRun;

async function headlineOf(ended: Ended): Promise<string> {
  if (ended.kind === 'run') return headline(ended.result);
  if (ended.kind === 'cleanup') return cleanupHeadline(ended.result);
  const {promotionHeadline} = await import('../report/promotion.ts');
  return promotionHeadline(ended.result);
}
