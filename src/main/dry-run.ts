import {renderSteps, stepsAsJson} from '../cli/shell-words.ts';
import {readSecretVariables} from '../context/secret-variables.ts';
import {parsePlatform} from '../oci/platform.ts';
import {gitEnvironment, previewPlan} from '../run/guard.ts';
import {failedBeforePlan} from '../run/outcome.ts';
import type {RunPorts} from '../run/ports.ts';
import {reportRun} from '../run/report.ts';
import {listCommands} from '../stages/dry-run.ts';
import {openSession, userDockerConfig} from '../stages/open-session.ts';
import {prepare} from '../stages/prepare.ts';
import {createSecrets, hidingWorkflow} from '../stages/secrets.ts';
import {forgetSession} from '../stages/session.ts';

/** Prints the commands of a run and starts none, but those of git that tell the event. */
export async function dryRun(given: RunPorts): Promise<void> {
  const secrets = createSecrets();
  const ports = {...given, workflow: hidingWorkflow(given.workflow, secrets)};
  const {env, files, machine, workflow} = ports;
  const prepared = await prepare({...ports, process: ports.createProcess(gitEnvironment(env), ports.signal)});
  if (!prepared.ok) return reportRun(failedBeforePlan(env, prepared.failures), secrets, workflow);
  const {settings, retries} = prepared;
  const {plan} = await previewPlan(prepared, ports);
  const session = openSession(settings, plan, {...ports, retries});
  const steps = await listCommands({
    plan,
    settings,
    session,
    secretVariables: Object.keys(readSecretVariables(settings.build, env).found),
    dockerConfig: await files.read(`${userDockerConfig(env)}/config.json`),
    host: parsePlatform(`linux/${machine.arch === 'x64' ? 'amd64' : machine.arch}`),
    files,
    temp: ports.temp
  });
  forgetSession(workflow);
  workflow.setOutput('commands', secrets.redact(stepsAsJson(steps)));
  (workflow.report ?? workflow.info)(renderSteps(steps));
}
