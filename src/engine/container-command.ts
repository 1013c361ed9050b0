import type {ContainerSpec, Mount} from '../ports/container.ts';
import type {Command} from '../ports/process.ts';
import {LOG_LIMITS} from './bounds.ts';

const SHORT_MS = 60_000;
/** Registries of the field serve large images slowly. */
const PULL_MS = 1_800_000;
/** Many at once, on a machine that is busy. */
const REMOVE_MS = 180_000;
/** How long a service may take to end when it is asked to. */
const STOP_SECONDS = 10;

export const pullCommand = (reference: string, platform?: string): Command => ({
  tool: 'docker',
  args: ['pull', '--quiet', ...(platform === undefined ? [] : ['--platform', platform]), reference],
  timeoutMs: PULL_MS
});

/** `docker run` of a container that is looked at from outside: ports on loopback alone, health polled often. */
export const runCommand = (spec: ContainerSpec): Command => docker('run', '--detach', ...serviceArgs(spec));

/** The same, not yet started. */
export const createCommand = (spec: ContainerSpec): Command => docker('create', ...serviceArgs(spec));

/** A container that does one thing and ends; whoever starts it limits its time. */
export const runOnceCommand = (spec: ContainerSpec): Command => ({
  tool: 'docker',
  args: ['run', '--no-healthcheck', ...containerArgs(spec), ...programArgs(spec)]
});

/** Shows the whole log from its first line, which `docker logs --follow` does not: it loses what is rotated away. */
export const startAttachedCommand = (name: string): Command => ({
  tool: 'docker',
  args: ['start', '--attach', name]
});

const serviceArgs = (spec: ContainerSpec): readonly string[] => [
  ...containerArgs(spec),
  ...spec.publish.flatMap(port => ['--publish', `127.0.0.1::${port}`]),
  ...healthArgs(spec),
  ...programArgs(spec)
];

function containerArgs(spec: ContainerSpec): readonly string[] {
  return [
    ...['--name', spec.name, '--platform', spec.platform],
    ...pairs('--label', spec.labels),
    ...each('--env-file', spec.envFile),
    ...pairs('--env', spec.env),
    ...['--cap-drop', 'ALL', ...spec.capabilities.flatMap(one => ['--cap-add', one])],
    ...['--pids-limit', String(spec.pids)],
    // As much swap as memory means none: swapping is only slower.
    ...each('--memory', spec.memory),
    ...each('--memory-swap', spec.memory),
    ...each('--cpus', spec.cpus),
    ...each('--shm-size', spec.shmSize),
    ...['--log-driver', LOG_LIMITS.driver],
    ...pairs('--log-opt', LOG_LIMITS.options),
    ...each('--user', spec.user),
    ...(spec.readOnly ? ['--read-only'] : []),
    ...spec.tmpfs.flatMap(one => ['--tmpfs', one]),
    ...spec.mounts.flatMap(mount => ['--mount', mountText(mount, spec.labels)]),
    ...spec.extraHosts.flatMap(one => ['--add-host', one]),
    ...GPU_ARGS[spec.gpus ?? 'none']
  ];
}

const GPU_ARGS = {none: [], runtime: ['--gpus', 'all'], cdi: ['--device', 'nvidia.com/gpu=all']} as const;

const healthArgs = ({health}: ContainerSpec): readonly string[] =>
  health === undefined
    ? []
    : [
        ...['--health-interval', `${health.intervalMs}ms`],
        ...(health.timeoutMs === undefined ? [] : ['--health-timeout', `${health.timeoutMs}ms`]),
        ...['--health-start-period', '1ms']
      ];

const programArgs = ({entrypoint, image, command = []}: ContainerSpec): readonly string[] => [
  ...each('--entrypoint', entrypoint),
  image,
  ...command
];

/** `--mount` fails for a source that is not there, where `--volume` would make it. */
function mountText({kind, source, target, readOnly}: Mount, labels: ContainerSpec['labels']): string {
  const fields = [
    `type=${kind}`,
    ...(source === undefined ? [] : [`source=${source}`]),
    `target=${target}`,
    ...(readOnly ? ['readonly'] : []),
    ...(kind === 'volume' ? Object.entries(labels).map(([key, value]) => `volume-label=${key}=${value}`) : [])
  ];
  return fields.map(field => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

const pairs = (name: string, values: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(values).flatMap(([key, value]) => [name, `${key}=${value}`]);

const each = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [name, String(value)];

const docker = (...args: string[]): Command => ({tool: 'docker', args, timeoutMs: SHORT_MS});

export const startCommand = (name: string): Command => docker('start', name);
export const stopCommand = (name: string): Command => docker('stop', '--time', String(STOP_SECONDS), name);
export const execCommand = (name: string, command: readonly string[]): Command => ({
  tool: 'docker',
  args: ['exec', name, ...command]
});
export const topCommand = (name: string): Command => docker('top', name, '-o', 'pid');
export const infoCommand: Command = docker('info', '--format', '{{json .}}');
export const portsCommand = (name: string): Command => docker('port', name);
export const inspectContainerCommand = (name: string): Command => docker('container', 'inspect', name);
export const inspectImageCommand = (reference: string): Command => docker('image', 'inspect', reference);
/** @param since milliseconds since 1970 */
export const logsCommand = (name: string, lines: number, since?: number): Command =>
  docker('logs', '--tail', String(lines), ...(since === undefined ? [] : ['--since', (since / 1000).toFixed(6)]), name);
/** From the first line on, until its container ends. */
export const followLogCommand = (name: string): Command => ({tool: 'docker', args: ['logs', '--follow', name]});
export const removeContainersCommand = (names: readonly string[]): Command => ({
  ...docker('rm', '--force', '--volumes', ...names),
  timeoutMs: REMOVE_MS
});
export const removeImagesCommand = (references: readonly string[]): Command => docker('image', 'rm', ...references);
export const removeNetworksCommand = (names: readonly string[]): Command => docker('network', 'rm', ...names);
export const removeVolumesCommand = (names: readonly string[]): Command => docker('volume', 'rm', '--force', ...names);
export const readFileCommand = (name: string, ...paths: string[]): Command => docker('exec', name, 'cat', ...paths);
export const listenersCommand = (name: string): Command => readFileCommand(name, '/proc/net/tcp', '/proc/net/tcp6');
export const statsCommand = (name: string): Command =>
  docker('stats', '--no-stream', '--format', '{{.MemUsage}}', name);
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

/** Ids of containers, networks or volumes by label or name. */
export const listCommand = (kind: 'container' | 'network' | 'volume', filter: string): Command =>
  docker(kind, 'ls', ...(kind === 'container' ? ['--all'] : []), '--quiet', '--filter', filter);
