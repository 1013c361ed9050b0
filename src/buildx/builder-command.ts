import type {ToolSettings} from '../inputs/settings.ts';
import type {Command} from '../ports/process.ts';

const BOOT_TIMEOUT_MS = 300_000;

/**
 * `docker buildx create` of the run's own builder, booted.
 * @param idle it is not: good enough for registries, which buildx reaches by the builder's settings alone
 */
export function createBuilderCommand(
  name: string,
  tools: ToolSettings,
  configFile: string | undefined,
  idle = false
): Command {
  const image = tools.buildkitImage === undefined ? [] : [`image=${tools.buildkitImage}`];
  return {
    tool: 'docker',
    args: [
      ...['buildx', 'create', '--name', name, '--driver', tools.driver],
      ...(configFile === undefined ? [] : ['--buildkitd-config', configFile]),
      ...[...image, ...tools.driverOpts].flatMap(option => ['--driver-opt', option]),
      ...(idle ? [] : ['--bootstrap']),
      ...(tools.endpoint === undefined ? [] : [tools.endpoint])
    ],
    timeoutMs: BOOT_TIMEOUT_MS
  };
}

/** Boots an existing builder if it is not running, and tells of it. */
export const inspectBuilderCommand = (name: string): Command => ({
  tool: 'docker',
  args: ['buildx', 'inspect', '--bootstrap', name],
  timeoutMs: BOOT_TIMEOUT_MS
});

export const removeBuilderCommand = (name: string): Command => ({
  tool: 'docker',
  args: ['buildx', 'rm', '--force', name],
  timeoutMs: 30_000
});

/** What the run's BuildKit containers and volumes are called by the docker-container driver. */
export const builderContainerPrefix = (name: string): string => `buildx_buildkit_${name}`;

/** The driver of `docker buildx inspect`'s text. */
export const parseDriver = (inspectOutput: string): string | undefined => /^Driver:\s*(\S+)/m.exec(inspectOutput)?.[1];

/** `github.com/docker/buildx v0.36.1 abc` → `0.36.1`. Packages of distributions leave parts out. */
export const parseBuildxVersion = (versionOutput: string): string | undefined =>
  /\bv?(\d+\.\d+\.\d+)/.exec(versionOutput)?.[1];
