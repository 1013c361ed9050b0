import {gte} from 'semver';
import {
  createBuilderCommand,
  inspectBuilderCommand,
  parseBuildxVersion,
  parseDriver
} from '../buildx/builder-command.ts';
import {classifyFailure, errorLine} from '../buildx/failures.ts';
import {versionCommand} from '../engine/container-command.ts';
import {
  BINFMT_FOLDER,
  handlerOf,
  installEmulatorsCommand,
  isUsableHandler,
  missingEmulators
} from '../engine/emulation.ts';
import {ActionError} from '../errors.ts';
import type {RegistryLogin, Settings, ToolSettings} from '../inputs/settings.ts';
import {formatPlatform, type Platform, parsePlatform, runsNatively} from '../oci/platform.ts';
import {DOCKER_HUB} from '../oci/reference.ts';
import type {Plan} from '../plan/plan.ts';
import type {Clock, Files, Process, Workflow} from '../ports.ts';
import {withRetries} from './retry.ts';
import type {Session} from './session.ts';

/** rawjson progress and `imagetools create` as this action uses them. */
export const OLDEST_BUILDX = '0.13.0';

export interface Provisioned {
  readonly builder: string;
  readonly host: Platform;
  /** Whether the engine needs emulation for a platform. */
  readonly isEmulated: (platform: string) => boolean;
}

export interface ProvisionPorts {
  readonly process: Process;
  readonly files: Files;
  readonly workflow: Workflow;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Makes the machine ready: engine and buildx looked at, then builder, logins and emulators side by side. */
export async function provision(
  settings: Settings,
  plan: Plan,
  session: Session,
  ports: ProvisionPorts
): Promise<Provisioned> {
  const {tools} = settings;
  const existing = tools.builder === undefined ? undefined : ports.process.run(inspectBuilderCommand(tools.builder));
  const [host] = await Promise.all([checkEngine(ports.process), checkBuildx(ports.process)]);
  const isEmulated = (platform: string): boolean => !runsNatively(host, parsePlatform(platform));
  const [builder] = await Promise.all([
    existing ? useBuilder(tools, await existing) : createBuilder(session, tools, ports),
    logIn(planLogins(settings, plan), settings.retries, ports),
    registerEmulators(host, plan, tools.binfmtImage, ports)
  ]);
  ports.workflow.info(`Builder ${builder} is ready; the engine is ${formatPlatform(host)}.`);
  return {builder, host, isEmulated};
}

async function checkEngine(process: Process): Promise<Platform> {
  const {exitCode, stdout, stderr} = await process.run(versionCommand);
  const server = exitCode === 0 ? (JSON.parse(stdout) as {Server?: {Os?: string; Arch?: string}}).Server : undefined;
  if (server?.Os && server.Arch) return parsePlatform(`${server.Os}/${server.Arch}`);
  const missing = exitCode === 127;
  throw new ActionError({
    code: 'no-engine',
    message: missing ? 'The docker CLI is not installed' : `No Docker engine answers: ${errorLine(stderr)}`,
    remedy: missing
      ? 'Run on a runner that has Docker (ubuntu-latest does), or install it in a step before.'
      : 'Start the engine, or point DOCKER_HOST or the docker context at one that runs.'
  });
}

async function checkBuildx(process: Process): Promise<void> {
  const {exitCode, stdout, stderr} = await process.run({
    tool: 'docker',
    args: ['buildx', 'version'],
    timeoutMs: 30_000
  });
  if (exitCode === 127) return; // checkEngine says it better
  const version = parseBuildxVersion(stdout);
  if (exitCode !== 0 || version === undefined) {
    throw new ActionError({
      code: 'no-buildx',
      message: `docker buildx does not answer: ${errorLine(stderr) || 'no version in its output'}`,
      remedy: `Install the buildx plugin (${OLDEST_BUILDX} or newer), or let the input "buildx-version" fetch it.`
    });
  }
  if (gte(version, OLDEST_BUILDX)) return;
  throw new ActionError({
    code: 'old-buildx',
    message: `docker buildx is ${version}, and ${OLDEST_BUILDX} or newer is needed`,
    remedy: 'Update the buildx plugin, or set the input "buildx-version".'
  });
}

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

async function createBuilder(session: Session, tools: ToolSettings, ports: ProvisionPorts): Promise<string> {
  const name = session.ownBuilder ?? '';
  const configFile = tools.buildkitdConfig === undefined ? undefined : `${session.folder}/buildkitd.toml`;
  if (configFile && tools.buildkitdConfig) await ports.files.writePrivate(configFile, tools.buildkitdConfig);
  const {exitCode, stderr, timedOut} = await ports.process.run(createBuilderCommand(name, tools, configFile));
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

/** Explicit logins; and ghcr.io by the job's own token where an image goes there and no login names it. */
function planLogins({logins: {logins, githubToken}, images}: Settings, plan: Plan): readonly RegistryLogin[] {
  if (!plan.push.trusted) return [];
  const named = logins.some(({registry}) => registry === 'ghcr.io');
  const used = images.some(({repositories}) => repositories.some(({registry}) => registry === 'ghcr.io'));
  const byToken = !named && used && plan.push.push && githubToken !== '';
  return byToken ? [...logins, {registry: 'ghcr.io', username: 'x-access-token', password: githubToken}] : logins;
}

/** One after the other: each login rewrites config.json. */
async function logIn(logins: readonly RegistryLogin[], retries: number, ports: ProvisionPorts): Promise<void> {
  for (const {registry, username, password} of logins) {
    const host = registry === DOCKER_HUB ? [] : [registry];
    const {exitCode, stderr} = await withRetries(
      () =>
        ports.process.run({
          tool: 'docker',
          args: ['login', '--username', username, '--password-stdin', ...host],
          input: password,
          timeoutMs: 60_000
        }),
      outcome =>
        'value' in outcome && outcome.value.exitCode !== 0 && classifyFailure(outcome.value.stderr)?.temporary
          ? errorLine(outcome.value.stderr)
          : undefined,
      {
        retries,
        clock: ports.clock,
        signal: ports.signal,
        onRetry: reason => ports.workflow.info(`Login to ${registry} is tried again: ${reason}`)
      }
    );
    if (exitCode === 0) ports.workflow.info(`Logged in to ${registry} as ${username}.`);
    else {
      ports.signal.throwIfAborted();
      throw new ActionError({
        code: 'login-failed',
        message: `Login to ${registry} as ${username} failed: ${errorLine(stderr)}`,
        remedy:
          'Check "registry", "username" and "password" (or "registry-auths"). Many registries want an access token instead of the password.'
      });
    }
  }
}

async function registerEmulators(host: Platform, plan: Plan, image: string, ports: ProvisionPorts): Promise<void> {
  const started = plan.targets.filter(({smoke}) => smoke !== 'off').map(({platform}) => parsePlatform(platform));
  const foreign = missingEmulators(host, started, []);
  if (foreign.length === 0) return;
  const handlers = await usableHandlers(foreign, ports.files);
  const missing = missingEmulators(host, started, handlers);
  if (missing.length === 0) return;
  ports.workflow.info(`Registering emulators for ${missing.join(', ')} by ${image}.`);
  const {exitCode, stderr} = await ports.process.run(installEmulatorsCommand(image, missing));
  if (exitCode === 0) return;
  ports.signal.throwIfAborted();
  throw new ActionError({
    code: 'no-emulation',
    message: `Emulators for ${missing.join(', ')} could not be registered: ${errorLine(stderr)}`,
    remedy:
      'The image of "binfmt-image" must be reachable and may run with --privileged. Or register them in a step before, or set smoke: off for these platforms.',
    details: stderr
  });
}

/** Empty for an engine that is not of this machine: then the installer, which is idempotent, decides. */
async function usableHandlers(architectures: readonly string[], files: Files): Promise<readonly string[]> {
  const names = architectures.map(handlerOf).filter(name => name !== undefined);
  const texts = await Promise.all(
    names.map(async name => ({name, text: (await files.read(`${BINFMT_FOLDER}/${name}`)) ?? ''}))
  );
  return texts.filter(({text}) => isUsableHandler(text)).map(({name}) => name);
}
