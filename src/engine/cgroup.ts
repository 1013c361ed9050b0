import type {ContainerUsage} from '../ports/container.ts';

const ROOT = '/sys/fs/cgroup';

/** Files that tell the peak of the memory and the CPU time of one cgroup; the first that is there counts. */
export interface UsageFiles {
  readonly memory: readonly string[];
  readonly cpu: readonly string[];
}

/** Version 2 has one tree, version 1 one for each controller (kernel docs, cgroup-v1 and cgroup-v2). */
const filesOf = (unified: readonly string[], memory: readonly string[], cpuacct: readonly string[]): UsageFiles => ({
  memory: [
    ...unified.map(path => `${ROOT}${path}/memory.peak`),
    ...memory.map(path => `${ROOT}/memory${path}/memory.max_usage_in_bytes`)
  ],
  cpu: [
    ...cpuacct.map(path => `${ROOT}/cpuacct${path}/cpuacct.usage`),
    ...unified.map(path => `${ROOT}${path}/cpu.stat`)
  ]
});

/** Where an engine of this machine has a container's cgroup, unless it was told otherwise. */
export function usualUsageFiles(id: string): UsageFiles {
  const paths = [`/system.slice/docker-${id}.scope`, `/docker/${id}`];
  return filesOf(paths, paths, paths);
}

/** By `/proc/PID/cgroup`: lines of `hierarchy:controllers:path` (cgroups(7)). */
export function usageFilesIn(procCgroup: string): UsageFiles {
  const lines = procCgroup.split('\n').flatMap(line => {
    const [, , controllers = '', path] = /^(\d+):([^:]*):(\/.*)$/.exec(line) ?? [];
    return path === undefined ? [] : [{controllers: controllers.split(','), path}];
  });
  const pathsOf = (controller: string): readonly string[] =>
    lines.flatMap(({controllers, path}) => (controllers.includes(controller) ? [path] : []));
  return filesOf(pathsOf(''), pathsOf('memory'), pathsOf('cpuacct'));
}

/** The same files as the container itself sees them, in the order that {@link parseInnerUsage} reads. */
export const INNER_FILES: readonly string[] = [
  `${ROOT}/memory.peak`,
  `${ROOT}/cpu.stat`,
  `${ROOT}/memory/memory.max_usage_in_bytes`,
  `${ROOT}/cpuacct/cpuacct.usage`
];

/** What `cat` printed of {@link INNER_FILES}, those of one version. */
export function parseInnerUsage(text: string): ContainerUsage {
  const numbers = text.split('\n').filter(line => /^\d+$/.test(line));
  const stat = text.includes('usage_usec ') ? text : undefined;
  return usageOf(numbers[0], stat ?? numbers[1]);
}

/**
 * @param memory text of memory.peak or memory.max_usage_in_bytes
 * @param cpu text of cpu.stat (microseconds) or cpuacct.usage (nanoseconds)
 */
export function usageOf(memory: string | undefined, cpu: string | undefined): ContainerUsage {
  const bytes = numberOf(memory);
  const micros = numberOf(/^usage_usec (\d+)$/m.exec(cpu ?? '')?.[1]);
  const nanos = numberOf(cpu);
  const cpuMs = micros === undefined ? nanos && nanos / 1e6 : micros / 1000;
  return {
    ...(bytes === undefined ? {} : {memory: bytes}),
    ...(cpuMs === undefined ? {} : {cpuMs: Math.round(cpuMs)})
  };
}

const numberOf = (text: string | undefined): number | undefined => {
  const line = text?.trim() ?? '';
  return /^\d+$/.test(line) ? Number(line) : undefined;
};

const UNITS: Readonly<Record<string, number>> = {B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4};

/** Reads `docker stats --format '{{.MemUsage}}'`: `60.45MiB / 23.54GiB`, what it uses at this moment. */
export function parseStats(text: string): ContainerUsage {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([A-Za-z]+) \//.exec(text.trim()) ?? [];
  const factor = UNITS[unit];
  return amount === undefined || factor === undefined || Number(amount) === 0
    ? {}
    : {memory: Math.round(Number(amount) * factor)};
}
