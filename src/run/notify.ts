import {cleanupHeadline} from '../report/cleanup.ts';
import type {CleanupResult} from '../report/cleanup-result.ts';
import {headline} from '../report/headline.ts';
import type {PromotionResult} from '../report/promotion-result.ts';
import type {RunResult} from '../report/result.ts';
import type {Prepared} from '../stages/prepare.ts';
import type {Secrets} from '../stages/secrets.ts';
import type {RunPorts} from './ports.ts';

export type Ended =
  | {readonly kind: 'run'; readonly result: RunResult}
  | {readonly kind: 'promotion'; readonly result: PromotionResult}
  | {readonly kind: 'cleanup'; readonly result: CleanupResult};

/** Tells the webhooks of the settings; nobody is told anything of what untrusted code did. */
export async function tellWebhooks(
  {settings, facts, retries}: Prepared & {ok: true},
  ended: Ended,
  ports: RunPorts,
  {redact}: Secrets
): Promise<void> {
  if (settings.notify.length === 0 || !facts.trust.trusted) return;
  const [{notify}, post] = await Promise.all([import('../stages/notify.ts'), ports.loadPost()]);
  const {outcome, failures, runUrl} = ended.result;
  const told = {
    outcome,
    failures,
    runUrl,
    headline: redact(await headlineOf(ended)),
    repository: facts.repository.fullName,
    json: redact(JSON.stringify(ended.result))
  };
  const {env, workflow} = ports;
  const problems = await notify(settings.notify, told, {env, post, retries, info: line => workflow.info(line)});
  for (const problem of problems) workflow.annotate(problem);
}

async function headlineOf(ended: Ended): Promise<string> {
  if (ended.kind === 'run') return headline(ended.result);
  if (ended.kind === 'cleanup') return cleanupHeadline(ended.result);
  const {promotionHeadline} = await import('../report/promotion.ts');
  return promotionHeadline(ended.result);
}
