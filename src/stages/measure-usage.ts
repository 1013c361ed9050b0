import {defined} from '../inputs/objects.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import type {Measured} from '../report/result.ts';

/** What a container has used until now; nothing where the engine does not tell, which is no failure. */
export async function measureUsage(name: string, runtime: ContainerRuntime): Promise<Measured> {
  const {memory, cpuMs} = await runtime.usage(name).catch((): {memory?: number; cpuMs?: number} => ({}));
  return defined({memory, cpu: cpuMs});
}
