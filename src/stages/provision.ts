import {
  createBuilderCommand,
  inspectBuilderCommand,
  parseDriver,
  removeBuilderCommand
} from '../buildx/builder-command.ts';
import {errorLine} from '../buildx/failures.ts';
import {withCertificates} from '../buildx/registry-certificates.ts';
import {ActionError} from '../errors.ts';
import type {RegistryLogin, Settings, ToolSettings} from '../inputs/settings.ts';
import {formatPlatform, parsePlatform, runsNatively} from '../oci/platform.ts';
import type {Plan} from '../plan/plan.ts';
import type {Clock} from '../ports/clock.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';
import type {Workflow} from '../ports/workflow.ts';
import {findCertificates} from './certificates.ts';
import {checkBuildx, checkEngine} from './check-tools.ts';
import {registerEmulators} from './emulators.ts';
import {logIn} from './log-in.ts';
import type {Retries} from './retries.ts';
import {retryingCommand} from './retrying.ts';
import type {Session} from './session.ts';

export interface Provisioned {
  readonly builder: string;
  /** Whether the engine needs emulation for a platform. */
  readonly isEmulated: (platform: string) => boolean;
}

export interface ProvisionPorts {
  readonly process: Process;
  readonly files: Files;
  readonly workflow: Workflow;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly retries: Retries;
}

/** Makes the machine ready: engine and buildx looked at, then builder, logins and emulators side by side. */
export async function provision(
  settings: Settings,
  plan: Plan,
  session: Session,
  logins: readonly RegistryLogin[],
  ports: ProvisionPorts
): Promise<Provisioned> {
  const {tools} = settings;
  if (plan.targets.length === 0) return provisionTagging(settings, session, logins, ports);
  const existing = tools.builder === undefined ? undefined : startBuilder(tools.builder, ports);
  // Nothing is made before the post step can know of it.
  const [host] = await Promise.all([checkEngine(ports.process), checkBuildx(ports.process), ports.workflow.settled()]);
  const isEmulated = (platform: string): boolean => !runsNatively(host, parsePlatform(platform));
  const steps = [
    existing ? useBuilder(tools, await existing) : createBuilder(session, tools, ports),
    logIn(logins, ports),
    registerEmulators(host, plan, tools.binfmtImage, ports)
  ] as const;
  // A builder that comes up after the clean-up of a failed login would stay for ever.
  await Promise.allSettled(steps);
  const [builder] = await Promise.all(steps);
  ports.workflow.info(`Builder ${builder} is ready; the engine is ${formatPlatform(host)}.`);
  return {builder, isEmulated};
}

/** Where nothing is built, nothing is started: tags are written with a builder's settings alone. */
async function provisionTagging(
  {tools}: Settings,
  session: Session,
  logins: readonly RegistryLogin[],
  ports: ProvisionPorts
): Promise<Provisioned> {
  const steps = [
    Promise.all([checkBuildx(ports.process), ports.workflow.settled()]).then(
      () => tools.builder ?? createBuilder(session, tools, ports, true)
    ),
    logIn(logins, ports)
  ] as const;
  await Promise.allSettled(steps);
  const [builder] = await Promise.all(steps);
  return {builder, isEmulated: () => false};
}

const startBuilder = (name: string, {process, retries}: ProvisionPorts) =>
  retryingCommand(() => process.run(inspectBuilderCommand(name)), retries.policy('builder', `Builder ${name}`));

function useBuilder(
  tools: ToolSettings,
  {exitCode, stdout, stderr}: {exitCode: number | null; stdout: string; stderr: string}
): string {
  const name = tools.builder ?? '';
  if (exitCode !== 0) {
    throw new ActionError({
      code: 'no-builder',
      message: `There is no usable builder "${name}": ${errorLine(stderr)}`,
      remedy: 'Create it in a step before (docker/setup-buildx-action), or leave "builder" out.'
    });
  }
  if (parseDriver(stdout) !== 'docker') return name;
  throw new ActionError({
    code: 'no-builder',
    message: `Builder "${name}" has the docker driver, which can neither push by digest nor build for other platforms`,
    remedy: 'Leave "builder" out, or name a builder of the docker-container, remote or kubernetes driver.'
  });
}

/** Undefined where it needs none. */
export const builderConfig = async (tools: ToolSettings, files: Files): Promise<string | undefined> =>
  // Another daemon than the run's own keeps its own certificates.
  withCertificates(tools.buildkitdConfig, tools.driver === 'docker-container' ? await findCertificates(files) : []);

export const builderConfigFile = ({folder}: Session): string => `${folder}/buildkitd.toml`;

async function createBuilder(
  session: Session,
  tools: ToolSettings,
  ports: ProvisionPorts,
  idle = false
): Promise<string> {
  const name = session.ownBuilder ?? '';
  const config = await builderConfig(tools, ports.files);
  const configFile = config && builderConfigFile(session);
  if (configFile && config) await ports.files.writePrivate(configFile, config);
  let isAgain = false;
  const {exitCode, stderr, timedOut} = await retryingCommand(
    async () => {
      // One that was made and did not start is in the way of the next.
      if (isAgain) await ports.process.run(removeBuilderCommand(name));
      isAgain = true;
      return ports.process.run(createBuilderCommand(name, tools, configFile, idle));
    },
    ports.retries.policy('builder', 'Builder')
  );
  if (exitCode === 0) return name;
  ports.signal.throwIfAborted();
  throw new ActionError({
    code: 'no-builder',
    message: `The builder did not start: ${timedOut ? 'no answer in 5 minutes' : errorLine(stderr)}`,
    remedy:
      'Check "driver-opts", "buildkitd-config-inline" and "buildkit-image"; the engine must reach the BuildKit image.',
    details: stderr
  });
}
