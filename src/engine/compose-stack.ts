import type {ContainerOptions} from '../inputs/check-settings.ts';
import {mapValues} from '../inputs/objects.ts';
import type {HealthOverride} from '../ports/container.ts';
import type {ServiceBounds} from './compose-bounds.ts';
import {deployOf, type GpuGrant} from './compose-deploy.ts';
import {
  type ComposeHealthcheck,
  type ComposeMount,
  type ComposePort,
  type ComposeProject,
  type ComposeResource,
  type ComposeService,
  hasHealthcheck
} from './compose-project.ts';

/** What the project's own file is turned into for a check. */
export interface StackPart {
  /** Project name, unique on the machine. */
  readonly name: string;
  /** Labels of everything it makes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Images of this run, by service. */
  readonly images: Readonly<Record<string, StackImage>>;
  readonly subject: StackSubject;
  /** Bind mounts are read-only: what is checked must not change the workspace. */
  readonly readOnlyBinds: boolean;
}

export interface StackImage {
  readonly reference: string;
  readonly platform: string;
  readonly hasHealthcheck: boolean;
}

/** The service under test. */
export interface StackSubject {
  readonly service: string;
  readonly containerName: string;
  /** TCP ports that are published, whether the file does it or not. */
  readonly publish: readonly number[];
  readonly container: ContainerOptions;
  readonly bounds: ServiceBounds;
  readonly gpus: GpuGrant;
  /** Of all images of this run. */
  readonly health: HealthOverride;
}

/** Health checks of other services: often a command line of some weight. */
const OTHER_INTERVAL_MS = 1000;

/**
 * The same project with images of this run, under names of its own, so that several run side by side on one machine:
 * as a whole file, since compose's ways to override parts of one came with 2.24 and differ in what they merge.
 */
export function stackProject(project: ComposeProject, part: StackPart): ComposeProject {
  return {
    ...project,
    name: part.name,
    services: mapValues(project.services, (service, name) => stackService(service, name, project, part)),
    ...resources(project, 'networks', part),
    ...resources(project, 'volumes', part)
  };
}

function stackService(service: ComposeService, name: string, project: ComposeProject, part: StackPart): ComposeService {
  const {build, profiles, container_name, ports, command, entrypoint, ...rest} = service;
  const isSubject = name === part.subject.service;
  const image = part.images[name];
  const health = healthcheck(service, image, !isSubject || isAwaited(name, project), part);
  const published = [...(ports ?? []), ...(isSubject ? part.subject.publish.map(target => ({target})) : [])];
  const networks = container_name === undefined ? rest.networks : withAlias(rest.networks, container_name);
  return {
    ...rest,
    ...(command ? {command} : {}),
    ...(entrypoint ? {entrypoint} : {}),
    ...(networks === undefined ? {} : {networks}),
    ...(published.length === 0 ? {} : {ports: loopbackPorts(published)}),
    ...(health === undefined ? {} : {healthcheck: health}),
    ...(part.readOnlyBinds && rest.volumes ? {volumes: rest.volumes.map(readOnlyBind)} : {}),
    ...(image === undefined ? {} : ownImage(image)),
    ...(isSubject ? subject(rest, part.subject) : {}),
    labels: {...rest.labels, ...part.labels}
  };
}

/** Pulled before, by the digest that was pushed. */
const ownImage = ({reference, platform}: StackImage): Partial<ComposeService> => ({
  image: reference,
  platform,
  pull_policy: 'never'
});

/** Other containers may know it by its fixed name. */
const withAlias = (networks: ComposeService['networks'], alias: string): ComposeService['networks'] =>
  networks && mapValues(networks, network => ({...network, aliases: [...(network?.aliases ?? []), alias]}));

/** On random ports of the host: fixed ones are taken when two platforms are checked side by side. */
function loopbackPorts(ports: readonly ComposePort[]): readonly ComposePort[] {
  const unique = new Map(ports.map(({target, protocol = 'tcp'}) => [`${target}/${protocol}`, {target, protocol}]));
  return [...unique.values()].map(port => ({mode: 'ingress', host_ip: '127.0.0.1', ...port}));
}

/** Another service starts when this one is healthy, and compose gives up when it is unhealthy. */
const isAwaited = (name: string, {services}: ComposeProject): boolean =>
  Object.values(services).some(({depends_on}) => depends_on?.[name]?.condition === 'service_healthy');

/** More than any limit has room for: the check's own limit decides, not the file's count of long intervals. */
const ENDLESS = 1_000_000;

/** Asked often, whatever the file says. */
function healthcheck(
  service: ComposeService,
  image: StackImage | undefined,
  endless: boolean,
  {subject: {health}}: StackPart
): ComposeHealthcheck | undefined {
  if (!hasHealthcheck(service, image?.hasHealthcheck ?? false)) return service.healthcheck;
  const {start_interval, ...rest} = service.healthcheck ?? {};
  const intervalMs = image === undefined ? OTHER_INTERVAL_MS : health.intervalMs;
  return {
    ...rest,
    ...(image === undefined || health.timeoutMs === undefined ? {} : {timeout: `${health.timeoutMs}ms`}),
    interval: `${intervalMs}ms`,
    ...(endless ? {retries: ENDLESS} : {}),
    start_period: '1ms'
  };
}

const readOnlyBind = (mount: ComposeMount): ComposeMount =>
  mount.type === 'bind' ? {...mount, read_only: true} : mount;

/** The service under test is one container, of a name that is known before it starts. */
function subject(service: ComposeService, {containerName, container, bounds, gpus}: StackSubject) {
  const env = mapValues(container.env, literal);
  return {
    container_name: containerName,
    scale: 1,
    restart: 'no',
    ...deployOf(service, gpus),
    // The short form of newer versions.
    ...(service.gpus === undefined || gpus === undefined ? {} : {gpus: []}),
    environment: {...service.environment, ...env},
    ...bounds,
    ...containerOptions(container)
  };
}

/** What the smoke test says of the container goes over the file. */
const containerOptions = (container: ContainerOptions): Readonly<Record<string, unknown>> => ({
  ...(container.command === undefined ? {} : {command: container.command.map(literal)}),
  ...(container.entrypoint === undefined ? {} : {entrypoint: [literal(container.entrypoint)]}),
  ...(container.user === undefined ? {} : {user: literal(container.user)}),
  ...(container.readOnly ? {read_only: true} : {}),
  ...(container.tmpfs.length === 0 ? {} : {tmpfs: container.tmpfs.map(literal)}),
  ...(container.shmSize === undefined ? {} : {shm_size: String(container.shmSize)}),
  ...(container.extraHosts.length === 0 ? {} : {extra_hosts: container.extraHosts.map(literal)})
});

/** Compose replaces variables in what it reads; what it printed itself has its dollars doubled already. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');

function resources(project: ComposeProject, kind: 'networks' | 'volumes', {name, labels}: StackPart) {
  const all = project[kind];
  return all === undefined
    ? {}
    : {[kind]: mapValues(all, (one, key) => (one?.external ? one : ownResource(one, `${name}_${key}`, labels)))};
}

const ownResource = (
  resource: ComposeResource | null,
  name: string,
  labels: Readonly<Record<string, string>>
): ComposeResource => ({...resource, name, labels: {...resource?.labels, ...labels}});
