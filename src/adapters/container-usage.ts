import {
  INNER_FILES,
  parseInnerUsage,
  parseStats,
  type UsageFiles,
  usageFilesIn,
  usageOf,
  usualUsageFiles
} from '../engine/cgroup.ts';
import {readFileCommand, statsCommand} from '../engine/container-command.ts';
import type {ContainerUsage} from '../ports/container.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';
import {findHostProcess} from './host-process.ts';

/**
 * What a running container has used so far: from its cgroup where the engine is this machine's, without any child
 * process in the usual places; else by the container's own `cat`; else by the engine, which knows the present alone.
 * @param id of the container, where it is known
 */
export async function readUsage(
  process: Process,
  files: Files,
  name: string,
  id: string | undefined
): Promise<ContainerUsage> {
  const usual = id === undefined ? {} : await readFiles(usualUsageFiles(id), files);
  if (isKnown(usual)) return usual;
  const found = await findHostProcess(process, files, name);
  const fromHost = found ? await readFiles(usageFilesIn(found.cgroup), files) : {};
  if (isKnown(fromHost)) return fromHost;
  // Those of one version are there, and `cat` goes on after the others.
  const inside = parseInnerUsage((await process.run(readFileCommand(name, ...INNER_FILES))).stdout);
  if (isKnown(inside)) return inside;
  return parseStats((await process.run(statsCommand(name))).stdout);
}

const isKnown = (usage: ContainerUsage): boolean => Object.keys(usage).length > 0;

const readFiles = async ({memory, cpu}: UsageFiles, files: Files): Promise<ContainerUsage> =>
  usageOf(...(await Promise.all([readFirst(memory, files), readFirst(cpu, files)])));

async function readFirst(paths: readonly string[], files: Files): Promise<string | undefined> {
  const texts = await Promise.all(paths.map(path => files.read(path).catch(() => undefined)));
  return texts.find(text => text !== undefined);
}
