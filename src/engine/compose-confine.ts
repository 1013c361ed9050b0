import {isAbsolute, resolve} from 'node:path';
import {mapValues} from '../inputs/objects.ts';
import type {ComposeMount, ComposeProject, ComposeResource, ComposeService} from './compose-project.ts';

/** What an untrusted compose file asks for. */
export interface Reach {
  /** What it may not have: `service "db" is privileged`. */
  readonly refused: readonly string[];
  /** Absolute paths of the host that it reads, to be inside the workspace. */
  readonly paths: readonly string[];
}

/**
 * Files that compose itself reads while it resolves a project, of which the result tells nothing any more.
 * @param value of the file as YAML @param folder absolute, that its paths are relative to
 */
export function readsOf(value: unknown, folder: string): Reach {
  const root = asRecord(value);
  const services = Object.entries(asRecord(root.services));
  const refused = [
    ...(root.include === undefined ? [] : ['"include" reads another file']),
    ...services.flatMap(([name, service]) =>
      asRecord(asRecord(service).extends).file === undefined ? [] : [`service "${name}" extends one of another file`]
    )
  ];
  const files = services.flatMap(([, service]) => {
    const {env_file, label_file} = asRecord(service);
    return [...pathsIn(env_file), ...pathsIn(label_file)];
  });
  const variable = files.filter(path => path.includes('$'));
  const home = files.filter(path => path.startsWith('~'));
  return {
    refused: [
      ...refused,
      ...variable.map(path => `a path has a variable: ${path}`),
      ...home.map(path => `a path is one of the home folder: ${path}`)
    ],
    paths: [`${folder}/.env`, ...files.map(path => resolve(folder, path))]
  };
}

/** `a`, `[a, b]`, `[{path: a}]`. */
const pathsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap(one => {
    const path = typeof one === 'string' ? one : asRecord(one).path;
    return typeof path === 'string' ? [path] : [];
  });

/** Keys of a service that give it nothing of the host, or whose values are looked at below. */
const HARMLESS = new Set(
  [
    'attach build command configs container_name cpu_count cpu_percent cpu_period cpu_quota cpu_shares cpus',
    'cpuset depends_on develop dns dns_opt dns_search domainname entrypoint env_file environment expose',
    'extra_hosts group_add healthcheck hostname image init labels links mac_address mem_limit mem_reservation',
    'mem_swappiness memswap_limit networks pids_limit platform ports profiles pull_policy read_only restart scale secrets',
    'shm_size stdin_open stop_grace_period stop_signal sysctls tmpfs tty ulimits user working_dir cap_drop'
  ].flatMap(line => line.split(' '))
);

/** Keys whose harmless values these are. */
const VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  privileged: value => value === false,
  network_mode: isWithin,
  pid: isWithin,
  ipc: isWithin,
  cgroup: value => value === 'private',
  deploy: value => devicesOf(value).every(one => ['', 'nvidia'].includes(String(asRecord(one).driver ?? ''))),
  security_opt: value => asList(value).every(one => /^no-new-privileges([:=]true)?$/.test(String(one))),
  logging: value => ['json-file', 'local', 'none'].includes(String(asRecord(value).driver ?? 'json-file')),
  volumes: value => asList(value).every(one => ['volume', 'tmpfs', 'bind'].includes((one as ComposeMount).type))
};

/** Those of CDI may be any of the host's. */
const devicesOf = (deploy: unknown): readonly unknown[] => {
  const {devices} = asRecord(asRecord(asRecord(deploy).resources).reservations);
  return devices === undefined ? [] : asList(devices);
};

/** Of the stack itself; `host` and `container:…` reach out of it. */
function isWithin(value: unknown): boolean {
  return /^(none|bridge|private|shareable|service:.*)$/.test(String(value));
}

/** What a resolved project would get of the machine; what is not known to be harmless is refused. */
export function reachOf(project: ComposeProject): Reach {
  const services = Object.entries(project.services);
  return {
    refused: [
      ...services.flatMap(([name, service]) => refusedIn(name, service)),
      ...resourcesOf(project, 'networks', 'bridge'),
      ...resourcesOf(project, 'volumes', 'local'),
      ...['secrets', 'configs'].flatMap(kind => externals(project, kind))
    ],
    paths: [
      ...services.flatMap(([, {volumes = []}]) =>
        volumes.filter(({type}) => type === 'bind').map(({source = '/'}) => source)
      ),
      ...Object.values({...project.secrets, ...project.configs}).flatMap(one => (one?.file ? [one.file] : []))
    ].map(path => (isAbsolute(path) ? path : '/'))
  };
}

/**
 * The project with other names for files of the host: a link such as `/proc/self` leads the engine, which mounts them,
 * elsewhere than whoever has looked.
 */
export const withPaths = (project: ComposeProject, real: ReadonlyMap<string, string>): ComposeProject => {
  const named = (path: string): string => real.get(path) ?? path;
  const files = (resources: ComposeProject['secrets']) =>
    mapValues(resources ?? {}, one => (one?.file ? {...one, file: named(one.file)} : one));
  return {
    ...project,
    services: mapValues(project.services, service =>
      service.volumes
        ? {
            ...service,
            volumes: service.volumes.map(one =>
              one.type === 'bind' && one.source !== undefined ? {...one, source: named(one.source)} : one
            )
          }
        : service
    ),
    ...(project.secrets ? {secrets: files(project.secrets)} : {}),
    ...(project.configs ? {configs: files(project.configs)} : {})
  };
};

const refusedIn = (name: string, service: ComposeService): readonly string[] =>
  Object.entries(service).flatMap(([key, value]) => {
    if (value === null || HARMLESS.has(key) || key.startsWith('x-')) return [];
    return VALUES[key]?.(value) ? [] : [`service "${name}" has "${key}"${short(value)}`];
  });

const short = (value: unknown): string => (['string', 'number'].includes(typeof value) ? `: ${value}` : '');

/** Drivers and their options reach the host: `o: bind` of a local volume mounts any folder. */
const resourcesOf = (project: ComposeProject, kind: 'networks' | 'volumes', driver: string): readonly string[] => [
  ...externals(project, kind),
  ...entries(project[kind])
    .filter(([, one]) => (one?.driver ?? driver) !== driver || Object.keys(one?.driver_opts ?? {}).length > 0)
    .map(([name]) => `"${name}" of "${kind}" has a driver of its own`)
];

const externals = (project: ComposeProject, kind: string): readonly string[] =>
  entries(project[kind])
    .filter(([, one]) => one?.external === true)
    .map(([name]) => `"${name}" of "${kind}" is external`);

const entries = (value: unknown): readonly [string, ComposeResource | null][] =>
  Object.entries((value ?? {}) as Record<string, ComposeResource | null>);

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
