import {gte} from 'semver';
import {parseBuildxVersion} from '../buildx/builder-command.ts';
import {errorLine} from '../buildx/failures.ts';
import {versionCommand} from '../engine/container-command.ts';
import {ActionError} from '../errors.ts';
import {type Platform, parsePlatform} from '../oci/platform.ts';
import type {Command, Process} from '../ports/process.ts';

/** rawjson progress and `imagetools create` as this action uses them. */
export const OLDEST_BUILDX = '0.13.0';

export const buildxVersionCommand: Command = {tool: 'docker', args: ['buildx', 'version'], timeoutMs: 30_000};

/** The engine's platform. @throws ActionError `no-engine` */
export async function checkEngine(process: Process): Promise<Platform> {
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

/** @throws ActionError `no-buildx`, `old-buildx` */
export async function checkBuildx(process: Process): Promise<void> {
  const {exitCode, stdout, stderr} = await process.run(buildxVersionCommand);
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
