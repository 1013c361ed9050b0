import type {DiskSpace} from '../ports/files.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';

const GB = 1_000_000_000;

/**
 * Whether an image that was pulled for its check should go before the next one comes: less than 5 GB or a tenth of the
 * disk is free. A tenth of a large disk is room enough, so that 20 GB always are.
 */
export const isDiskShort = ({freeBytes, totalBytes}: DiskSpace): boolean =>
  freeBytes < Math.min(20 * GB, Math.max(5 * GB, totalBytes / 10));

/** False where the engine's disk is another machine's. */
export async function isEngineShort(runtime: Pick<ContainerRuntime, 'disk'>): Promise<boolean> {
  const space = await runtime.disk().catch(() => undefined);
  return space !== undefined && isDiskShort(space);
}
