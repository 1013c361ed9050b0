import type {Prepared} from '../stages/prepare.ts';
import type {Outcome} from './outcome.ts';
import type {RunPorts} from './ports.ts';

/** A run with what `cache-paths` name around it: restored before, and saved after it has succeeded. */
export async function carrying(
  {settings, plan, retries}: Prepared & {ok: true},
  ports: RunPorts,
  run: () => Promise<Outcome>
): Promise<Outcome> {
  const {cachePaths = []} = settings;
  if (cachePaths.length === 0) return run();
  const {restoreCachePaths, saveCachePaths} = await import('../stages/cache-paths.ts');
  const carryPorts = {...ports, retries, cache: await ports.createPathCache()};
  const carried = await restoreCachePaths(cachePaths, carryPorts);
  const outcome = await run();
  if (outcome.outcome === 'success' && plan.push.trusted) await saveCachePaths(carried, carryPorts);
  return {...outcome, notes: [...(outcome.notes ?? []), ...carried.notes]};
}
