import {inspectContainerCommand} from '../engine/container-command.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';

export interface HostProcess {
  readonly pid: number;
  /** Text of its `/proc/PID/cgroup`. */
  readonly cgroup: string;
}

/** The first process of a container; undefined where the engine's processes are not this machine's. */
export async function findHostProcess(process: Process, files: Files, name: string): Promise<HostProcess | undefined> {
  const {exitCode, stdout} = await process.run(inspectContainerCommand(name));
  if (exitCode !== 0) return undefined;
  const [container] = JSON.parse(stdout) as {Id?: string; State?: {Pid?: number}}[];
  const pid = container?.State?.Pid;
  if (!pid || !container.Id) return undefined;
  const cgroup = await files.read(`/proc/${pid}/cgroup`).catch(() => undefined);
  // The engine may be another machine's, where the number belongs to something else.
  return cgroup?.includes(container.Id) ? {pid, cgroup} : undefined;
}
