import {redactSteps, renderSteps, stepsAsJson} from '../cli/shell-words.ts';
import {readSecretVariables} from '../context/secret-variables.ts';
import {parsePlatform} from '../oci/platform.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {PromotionResult} from '../report/promotion-result.ts';
import {redactTexts} from '../report/redact.ts';
import {gitEnvironment, previewPlan} from '../run/guard.ts';
import {failedBeforePlan, idleOutcome, type Outcome, refusedOutcome} from '../run/outcome.ts';
import type {RunPorts} from '../run/ports.ts';
import {reportPromotion, reportRun} from '../run/report.ts';
import {listCommands} from '../stages/dry-run/list-commands.ts';
import type {DryStep} from '../stages/dry-run/step.ts';
import {versionsThere} from '../stages/guard.ts';
import {openSession, userDockerConfig} from '../stages/open-session.ts';
import {type Prepared, prepare} from '../stages/prepare.ts';
import type {LookedAt} from '../stages/promote/look.ts';
import {createSecrets, hidingWorkflow, type Secrets} from '../stages/secrets.ts';
import {forgetSession} from '../stages/session.ts';
import {examineWorkspaceFiles} from '../stages/workspace-files.ts';

/** Prints the commands of a run or a promotion and starts none, but those of git that tell the event. */
export async function dryRun(given: RunPorts): Promise<void> {
  const secrets = createSecrets();
  const ports = {...given, workflow: hidingWorkflow(given.workflow, secrets)};
  const {env} = ports;
  const prepared = await prepare({...ports, process: ports.createProcess(gitEnvironment(env), ports.signal)});
  if (!prepared.ok) return reportRun(failedBeforePlan(env, prepared.failures), secrets, ports.workflow);
  return (prepared.settings.mode === 'promote' ? dryPromotion : dryBuild)(prepared, ports, secrets);
}

async function dryBuild(prepared: Prepared & {ok: true}, ports: RunPorts, secrets: Secrets): Promise<void> {
  const {env, files, machine, workflow} = ports;
  const {settings, retries, facts} = prepared;
  const end = (outcome: Outcome): Promise<void> =>
    reportRun({...outcome, durationMs: 0, runUrl: facts.run.url}, secrets, workflow);
  if (prepared.plan.task === 'nothing') return end(idleOutcome(prepared.plan));
  const {plan, targets} = await previewPlan(prepared, ports);
  if (plan.taken.length > 0) return end(refusedOutcome(plan));
  await examineWorkspaceFiles(plan, ports);
  const session = openSession(settings, plan, {...ports, retries});
  const listed = await listCommands({
    plan,
    settings,
    session,
    existing: versionsThere(plan, targets),
    env,
    secretVariables: Object.keys(readSecretVariables(settings.build, env).found),
    dockerConfig: await files.read(`${userDockerConfig(env)}/config.json`),
    host: parsePlatform(`linux/${machine.arch === 'x64' ? 'amd64' : machine.arch}`),
    files,
    temp: ports.temp
  });
  forgetSession(workflow);
  print(listed, secrets, workflow);
}

/** What would not be written is told as without `--dry-run`. */
async function dryPromotion(prepared: Prepared & {ok: true}, ports: RunPorts, secrets: Secrets): Promise<void> {
  const {env, files, workflow} = ports;
  const {settings, retries, facts, plan} = prepared;
  const [{promote}, {listPromotion}] = await Promise.all([
    import('../run/promote.ts'),
    import('../stages/dry-run/list-promotion.ts')
  ]);
  let found: readonly LookedAt[] = [];
  const promoted = await promote(prepared, ports, looked => {
    found = looked;
  });
  if (promoted.outcome !== 'success') {
    const ended = {...promoted, durationMs: 0, runUrl: facts.run.url};
    return reportPromotion(redactTexts(ended, secrets.redact) as PromotionResult, workflow);
  }
  const session = openSession(settings, plan, {...ports, retries});
  const dockerConfig = await files.read(`${userDockerConfig(env)}/config.json`);
  const listed = await listPromotion(found, {settings, plan, session, dockerConfig, files});
  forgetSession(workflow);
  print(listed, secrets, workflow);
}

function print(listed: readonly DryStep[], {redact}: Secrets, workflow: Workflow): void {
  const steps = redactSteps(listed, redact);
  workflow.setOutput('commands', stepsAsJson(steps));
  (workflow.report ?? workflow.info)(renderSteps(steps));
}
