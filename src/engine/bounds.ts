/** Processes and threads of a container that says nothing of its own. */
export const DEFAULT_PIDS = 4096;

/** The rest is for what runs beside: the builder, other checks. */
const MEMORY_SHARE = 0.75;

/** Bytes that a container may have. @param memory of the engine */
export const memoryShare = (memory: number): number => Math.floor(memory * MEMORY_SHARE);

/** A log that floods must not fill the disk. */
export const LOG_LIMITS = {driver: 'json-file', options: {'max-size': '16m', 'max-file': '2'}} as const;
