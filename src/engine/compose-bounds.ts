import type {ContainerOptions} from '../inputs/check-settings.ts';
import {DEFAULT_PIDS, LOG_LIMITS, memoryShare} from './bounds.ts';
import {capabilitiesFor} from './capabilities.ts';
import type {ComposeService} from './compose-project.ts';

/** Keys of the service under test; sizes are bytes. */
export interface ServiceBounds {
  readonly mem_limit?: string;
  readonly memswap_limit?: string;
  readonly cpus?: number | string;
  readonly pids_limit: number;
  readonly logging: unknown;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
}

export interface Host {
  /** Bytes of the engine. */
  readonly memory: number | undefined;
  /** Of the image. */
  readonly user: string;
}

/** What the smoke test says, else the file, else what a container that is checked alone has. */
export function boundsOf(service: ComposeService, asked: ContainerOptions, host: Host): ServiceBounds {
  const {cpus, pids} = service.deploy?.resources?.limits ?? {};
  const cpuLimit = asked.cpus ?? service.cpus ?? cpus;
  return {
    ...memoryBounds(service, asked, host),
    ...(cpuLimit === undefined ? {} : {cpus: cpuLimit}),
    pids_limit: asked.pids ?? service.pids_limit ?? pids ?? DEFAULT_PIDS,
    logging: service.logging ?? LOG_LIMITS,
    ...capabilities(service, asked, host)
  };
}

/** Bytes that the file itself gives a service. */
export function memoryOf({mem_limit, deploy}: ComposeService): number | undefined {
  const limit = mem_limit ?? deploy?.resources?.limits?.memory;
  return limit === undefined ? undefined : Number(limit);
}

function memoryBounds(service: ComposeService, {memory}: ContainerOptions, host: Host) {
  const own = memoryOf(service);
  if (memory === undefined && own !== undefined) return {mem_limit: String(own)};
  // The engine starts nothing whose limit is below what it has reserved.
  const reserved = Number(service.mem_reservation ?? service.deploy?.resources?.reservations?.memory ?? 0);
  const limit = memory ?? (host.memory && Math.max(memoryShare(host.memory), reserved));
  // As much swap as memory means none: swapping is only slower.
  return limit === undefined ? {} : {mem_limit: String(limit), memswap_limit: String(limit)};
}

/** A file that says anything of capabilities is taken at its word. */
function capabilities(service: ComposeService, {capAdd, user}: ContainerOptions, host: Host) {
  const {cap_add, cap_drop, privileged} = service;
  if (capAdd === undefined && (privileged === true || cap_add != null || cap_drop != null)) return {};
  return {cap_drop: ['ALL'], cap_add: capabilitiesFor(capAdd, user ?? service.user ?? host.user)};
}
