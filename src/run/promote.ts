import type {PromotionSettings} from '../inputs/promotion.ts';
import {withTag} from '../oci/reference.ts';
import {planPromotions} from '../plan/promotion.ts';
import type {PromotionVerdict} from '../plan/promotion-guard.ts';
import {decidePush} from '../plan/push.ts';
import {withTargets} from '../plan/reuse.ts';
import type {PromotedImage, PromotedTag, PromotionResult} from '../report/promotion-result.ts';
import {failureOf} from '../stages/failure.ts';
import {planLogins} from '../stages/log-in.ts';
import {equipSession, openSession, userDockerConfig} from '../stages/open-session.ts';
import type {Prepared} from '../stages/prepare.ts';
import {type LookedAt, lookAt} from '../stages/promote/look.ts';
import {type Written, writeTags} from '../stages/promote/write.ts';
import {provision} from '../stages/provision.ts';
import {retryingRegistry} from '../stages/retrying.ts';
import {dockerConfigFolder, forgetSession, sessionEnvironment} from '../stages/session.ts';
import {retryReads} from './guard.ts';
import {closeSession} from './pipeline.ts';
import type {RunPorts} from './ports.ts';

export type Promoted = Omit<PromotionResult, 'durationMs' | 'runUrl'>;

/**
 * Points tags at what is published already: nothing is built, and no builder is started. Never throws.
 * @param told what would be written, where nothing is to be
 */
export async function promote(
  prepared: Prepared & {ok: true},
  ports: RunPorts,
  told: (looked: readonly LookedAt[]) => void = () => {}
): Promise<Promoted> {
  const {settings, facts, warnings} = prepared;
  const promotion = settings.promotion as PromotionSettings;
  const push = decidePush(settings.push, facts.trust);
  const result: Promoted = {
    outcome: 'failure',
    from: promotion.from.text,
    to: promotion.to,
    dryRun: !push.push,
    promotions: [],
    failures: [],
    warnings,
    notes: [],
    leftovers: []
  };
  try {
    if (!push.trusted) return {...result, failures: [notTrusted(push.reason)]};
    const promotions = planPromotions(settings, promotion);
    const end = (looked: readonly LookedAt[], written: Written | undefined, more: Partial<Promoted> = {}): Promoted =>
      conclude({...result, ...more}, looked, written, prepared);
    if (!push.push) {
      const access = {
        dockerConfig: userDockerConfig(ports.env),
        logins: planLogins(settings, {push}, await readUserConfig(ports))
      };
      const registry = ports.createRegistry(access, retryReads(prepared.retries));
      const looked = await lookAt(promotions, settings.names, {registry, github: prepared.github});
      told(looked);
      return end(looked, undefined, {
        notes: [`Nothing is written: ${push.reason}.`]
      });
    }
    const {looked, written, leftovers} = await inSession(prepared, ports, promotions);
    return end(looked, written, {leftovers});
  } catch (error) {
    if (ports.signal.aborted) return {...result, outcome: 'cancelled'};
    return {...result, failures: [failureOf(error)]};
  }
}

/** Logins, certificates and mirrors as every run has them; the builder lends its settings and is not started. */
async function inSession(
  prepared: Prepared & {ok: true},
  ports: RunPorts,
  promotions: Parameters<typeof lookAt>[0]
): Promise<{looked: readonly LookedAt[]; written?: Written; leftovers: readonly string[]}> {
  const {settings, retries, github} = prepared;
  const plan = withTargets({...prepared.plan, push: decidePush(settings.push, prepared.facts.trust)}, () => false);
  const session = openSession(settings, plan, {...ports, retries});
  const work = async () => {
    const env = sessionEnvironment(session, ports.env);
    const logins = await equipSession(session, settings, plan, {...ports, retries});
    const process = ports.createProcess(env, ports.signal);
    const {builder} = await provision(settings, plan, session, logins, {...ports, process, retries});
    const registryOf = (by: typeof process, signal: AbortSignal) => {
      const access = {
        dockerConfig: dockerConfigFolder(session),
        logins,
        buildx: {process: by, builder: Promise.resolve(builder)}
      };
      return retryingRegistry(ports.createRegistry(access, retryReads(retries, signal)), retries, signal);
    };
    const looked = await lookAt(promotions, settings.names, {registry: registryOf(process, ports.signal), github});
    tell(looked, ports);
    ports.signal.throwIfAborted();
    if (looked.some(({failures}) => failures.length > 0)) return {looked};
    // Not to be cancelled: half of the tags moved is worse than a few seconds more.
    const lasting = registryOf(ports.createProcess(env), new AbortController().signal);
    return {looked, written: await writeTags(looked, lasting)};
  };
  const [done] = await Promise.allSettled([work()]);
  const leftovers = await closeSession(session, ports);
  if (leftovers.length === 0) forgetSession(ports.workflow);
  if (done.status === 'rejected') throw done.reason;
  return {...done.value, leftovers};
}

/** Before anything is written. */
function tell(looked: readonly LookedAt[], {workflow}: RunPorts): void {
  for (const {promotion, tags} of looked) {
    for (const {verdict} of tags) {
      if (verdict.kind === 'write' && verdict.says) workflow.info(`${promotion.repository}  ${verdict.says}`);
    }
  }
}

function conclude(
  result: Promoted,
  looked: readonly LookedAt[],
  written: Written | undefined,
  {retries}: Prepared & {ok: true}
): Promoted {
  const failures = [...looked.flatMap(one => one.failures), ...(written?.failures ?? [])];
  const loud = looked.flatMap(({promotion, tags}) =>
    tags.flatMap(({verdict}) =>
      verdict.kind === 'write' && verdict.loud && verdict.says
        ? [{target: promotion.id, message: `${promotion.repository}: ${verdict.says}.`}]
        : []
    )
  );
  return {
    ...result,
    outcome: failures.length > 0 ? 'failure' : 'success',
    promotions: looked.map(one => toPromoted(one, written, failures.length > 0)),
    failures,
    warnings: [...result.warnings, ...loud],
    retries: retries.counts()
  };
}

const toPromoted = (
  {promotion, from, tags}: LookedAt,
  written: Written | undefined,
  failed: boolean
): PromotedImage => ({
  id: promotion.id,
  repository: promotion.repository,
  source: promotion.source,
  ...from,
  tags: tags.map(({name, there, verdict}): PromotedTag => {
    const reference = withTag(promotion.repository, name);
    return {
      name,
      status: statusOf(verdict) ?? fateOf(reference, written) ?? (written || failed ? 'not-written' : 'planned'),
      ...(there && there !== 'absent' ? {before: there} : {}),
      ...(verdict.kind === 'write' && verdict.says ? {says: verdict.says} : {})
    };
  })
});

/** Undefined for one that is to be written. */
function statusOf(verdict: PromotionVerdict): PromotedTag['status'] | undefined {
  if (verdict.kind === 'refuse') return 'refused';
  return verdict.move === 'unchanged' ? 'unchanged' : undefined;
}

function fateOf(reference: string, written: Written | undefined): PromotedTag['status'] | undefined {
  if (written?.tags.has(reference)) return 'written';
  return written?.unconfirmed.has(reference) ? 'not-confirmed' : undefined;
}

const readUserConfig = ({env, files}: RunPorts): Promise<string | undefined> =>
  files.read(`${userDockerConfig(env)}/config.json`);

const notTrusted = (reason: string) => ({
  code: 'publish-failed' as const,
  title: 'mode: promote writes tags, and this event may not',
  cause: `Its code is not trusted: ${reason}.`,
  remedy: 'Promote from a workflow_dispatch, a push or a release of the repository itself.'
});
