import {DEFAULT_PIDS, memoryShare} from '../engine/bounds.ts';
import {capabilitiesFor} from '../engine/capabilities.ts';
import type {ContainerOptions} from '../inputs/check-settings.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {ContainerSpec} from '../ports/container.ts';
import type {Files} from '../ports/files.ts';
import type {ContainerRuntime, GpuAccess, ImageConfig} from '../ports/runtime.ts';
import {containerName, SESSION_LABEL, type Session} from './session.ts';
import {mountsOf, readEnvFile} from './workspace-files.ts';

export interface SpecPorts {
  readonly runtime: ContainerRuntime;
  readonly files: Files;
  readonly temp: string;
}

export interface Image {
  readonly reference: string;
  readonly config: ImageConfig;
  readonly session: Session;
}

/** A container of an image: what was asked for, and bounds for everything else. */
export async function containerSpec(
  target: BuildTarget,
  options: ContainerOptions,
  gpus: GpuAccess | undefined,
  {reference, config, session}: Image,
  ports: SpecPorts
): Promise<ContainerSpec> {
  const name = containerName(session, target.id);
  const {env, entrypoint, command, user, readOnly, tmpfs, cpus, shmSize, extraHosts} = options;
  const [mounts, envText, facts] = await Promise.all([
    mountsOf(options.volumes, name, session.trusted, ports),
    readEnvFile(options.envFile, ports),
    options.memory === undefined ? ports.runtime.engine() : undefined
  ]);
  const memory = options.memory ?? (facts && memoryShare(facts.memory));
  const envFile = envText === undefined ? undefined : `${session.folder}/env/${name}`;
  // A copy of what was looked at: other checks may write to the workspace.
  if (envFile !== undefined) await ports.files.writePrivate(envFile, envText ?? '');
  return {
    name,
    image: reference,
    platform: target.platform,
    labels: {[SESSION_LABEL]: session.id},
    publish: [],
    env,
    readOnly,
    tmpfs,
    mounts,
    extraHosts,
    pids: options.pids ?? DEFAULT_PIDS,
    capabilities: capabilitiesFor(options.capAdd, user ?? config.user),
    ...(envFile === undefined ? {} : {envFile}),
    ...(entrypoint === undefined ? {} : {entrypoint}),
    ...(command === undefined ? {} : {command}),
    ...(user === undefined ? {} : {user}),
    ...(memory === undefined ? {} : {memory}),
    ...(cpus === undefined ? {} : {cpus}),
    ...(shmSize === undefined ? {} : {shmSize}),
    ...(gpus === undefined ? {} : {gpus})
  };
}
