import {redactSteps, renderSteps, stepsAsJson} from '../cli/shell-words.ts';
import {readSecretVariables} from '../context/secret-variables.ts';
import {parsePlatform} from '../oci/platform.ts';
import {gitEnvironment, previewPlan} from '../run/guard.ts';
import {failedBeforePlan, idleOutcome, type Outcome, refusedOutcome} from '../run/outcome.ts';
import type {RunPorts} from '../run/ports.ts';
import {reportRun} from '../run/report.ts';
import {listCommands} from '../stages/dry-run/list-commands.ts';
import {versionsThere} from '../stages/guard.ts';
import {openSession, userDockerConfig} from '../stages/open-session.ts';
import {prepare} from '../stages/prepare.ts';
import {createSecrets, hidingWorkflow} from '../stages/secrets.ts';
import {forgetSession} from '../stages/session.ts';
import {examineWorkspaceFiles} from '../stages/workspace-files.ts';

/** Prints the commands of a run and starts none, but those of git that tell the event. */
export async function dryRun(given: RunPorts): Promise<void> {
  const secrets = createSecrets();
  const ports = {...given, workflow: hidingWorkflow(given.workflow, secrets)};
  const {env, files, machine, workflow} = ports;
  const prepared = await prepare({...ports, process: ports.createProcess(gitEnvironment(env), ports.signal)});
  if (!prepared.ok) return reportRun(failedBeforePlan(env, prepared.failures), secrets, workflow);
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
  const steps = redactSteps(listed, secrets.redact);
  workflow.setOutput('commands', stepsAsJson(steps));
  (workflow.report ?? workflow.info)(renderSteps(steps));
}
