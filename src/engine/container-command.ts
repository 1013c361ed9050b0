import type {Command, ContainerSpec} from '../ports.ts';

const SHORT_MS = 60_000;
/** Registries of the field serve large images slowly. */
const PULL_MS = 1_800_000;

export const pullCommand = (reference: string, platform: string): Command => ({
  tool: 'docker',
  args: ['pull', '--quiet', '--platform', platform, reference],
  timeoutMs: PULL_MS
});

/** `docker run` of a container that is looked at from outside: ports on loopback alone, health polled often. */
export function runCommand(spec: ContainerSpec): Command {
  const {health} = spec;
  return {
    tool: 'docker',
    args: [
      ...['run', '--detach', '--name', spec.name, '--platform', spec.platform],
      ...pairs('--label', spec.labels),
      ...pairs('--env', spec.env),
      ...spec.publish.flatMap(port => ['--publish', `127.0.0.1::${port}`]),
      ...(health === undefined
        ? []
        : [
            ...['--health-interval', `${health.intervalMs}ms`],
            ...['--health-retries', String(health.retries)],
            ...(health.timeoutMs === undefined ? [] : ['--health-timeout', `${health.timeoutMs}ms`]),
            ...['--health-start-period', '1ms']
          ]),
      ...(spec.entrypoint === undefined ? [] : ['--entrypoint', spec.entrypoint]),
      spec.image,
      ...(spec.command ?? [])
    ],
    timeoutMs: SHORT_MS
  };
}

const pairs = (name: string, values: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(values).flatMap(([key, value]) => [name, `${key}=${value}`]);

const docker = (...args: string[]): Command => ({tool: 'docker', args, timeoutMs: SHORT_MS});

export const portsCommand = (name: string): Command => docker('port', name);
export const inspectContainerCommand = (name: string): Command => docker('container', 'inspect', name);
export const inspectImageCommand = (reference: string): Command => docker('image', 'inspect', reference);
export const logsCommand = (name: string, lines: number): Command => docker('logs', '--tail', String(lines), name);
export const removeContainersCommand = (names: readonly string[]): Command =>
  docker('rm', '--force', '--volumes', ...names);
export const removeImagesCommand = (references: readonly string[]): Command => docker('image', 'rm', ...references);
export const removeVolumesCommand = (names: readonly string[]): Command => docker('volume', 'rm', '--force', ...names);
export const readFileCommand = (name: string, ...paths: string[]): Command => docker('exec', name, 'cat', ...paths);
export const statsCommand = (name: string): Command =>
  docker('stats', '--no-stream', '--format', '{{.MemUsage}}', name);
export const rootFolderCommand: Command = docker('info', '--format', '{{.DockerRootDir}}');
export const versionCommand: Command = docker('version', '--format', '{{json .}}');

export const eventsCommand = (name: string): Command => ({
  tool: 'docker',
  args: [
    ...[
      'events',
      '--since',
      '0',
      '--format',
      '{{json .}}',
      '--filter',
      'type=container',
      '--filter',
      `container=${name}`
    ],
    ...['start', 'health_status', 'die', 'oom'].flatMap(event => ['--filter', `event=${event}`])
  ]
});

/** Ids of containers or volumes by label or name. */
export const listCommand = (kind: 'container' | 'volume', filter: string): Command =>
  docker(kind, 'ls', ...(kind === 'container' ? ['--all'] : []), '--quiet', '--filter', filter);
