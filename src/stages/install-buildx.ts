import {ActionError} from '../errors.ts';
import type {Files} from '../ports/files.ts';
import type {Http} from '../ports/network.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {Retries} from './retries.ts';
import {retryingDownload} from './retrying.ts';

const RELEASES = 'https://github.com/docker/buildx/releases/download';

export interface InstallPorts {
  readonly files: Files;
  readonly http: Http;
  readonly workflow: Workflow;
  readonly machine: Machine;
  readonly signal: AbortSignal;
  readonly retries: Retries;
}

/** What this process runs on, in Node's words. */
export interface Machine {
  /** `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** `x64`, `arm64`. */
  readonly arch: string;
}

/** Puts a buildx of the user's choice into the run's own plugin folder, where it comes before the installed one. */
export async function installBuildx(
  version: string,
  configFolder: string,
  {files, http, workflow, machine, signal, retries}: InstallPorts
): Promise<void> {
  const url = buildxUrl(version, machine.platform, machine.arch);
  const download = retryingDownload(() => http.download(url, signal), retries.policy('download', url));
  const binary = await download.catch((error: Error) => {
    throw new ActionError({
      code: 'no-buildx',
      message: `buildx could not be fetched from ${url}: ${error.message}`,
      remedy: 'Check "buildx-version", or leave it out to use the installed one.',
      cause: error
    });
  });
  await files.writePrivate(`${configFolder}/cli-plugins/docker-buildx`, binary, 0o700);
  workflow.info(`Fetched buildx from ${url}.`);
}

const SYSTEMS: Readonly<Record<string, string>> = {win32: 'windows'};
const ARCHITECTURES: Readonly<Record<string, string>> = {x64: 'amd64', arm: 'arm-v7'};

/** A URL is taken as it is; a version names a release of docker/buildx. */
export function buildxUrl(version: string, system: string, architecture: string): string {
  if (/^https?:\/\//.test(version)) return version;
  const tag = version.startsWith('v') ? version : `v${version}`;
  const suffix = system === 'win32' ? '.exe' : '';
  return `${RELEASES}/${tag}/buildx-${tag}.${SYSTEMS[system] ?? system}-${ARCHITECTURES[architecture] ?? architecture}${suffix}`;
}
