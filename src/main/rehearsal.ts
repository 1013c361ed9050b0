import {childEnvironment} from '../context/child-env.ts';
import {ActionError} from '../errors.ts';
import type {RunPorts} from '../run/ports.ts';

/** The registry of one rehearsal. */
export interface Rehearsal {
  /** @returns its address */
  readonly start: (ports: RunPorts) => Promise<string>;
  /** @returns what became of it, a sentence; undefined where none was started */
  readonly end: (ports: RunPorts) => Promise<string | undefined>;
}

export function createRehearsal(): Rehearsal {
  let isStarted = false;
  return {
    start: async ports => {
      isStarted = true;
      const {startRehearsalRegistry} = await import('../stages/rehearsal-registry.ts');
      ports.workflow.info('Starting a registry for the rehearsal.');
      const child = ports.createProcess(childEnvironment(ports.env, true), ports.signal);
      return startRehearsalRegistry(ports.nonce, {...ports, process: child}).catch((error: unknown) => {
        if (error instanceof ActionError && error.code === 'no-engine') isStarted = false;
        throw error;
      });
    },
    // The run removes it with everything else; one that failed before it began leaves it to this.
    end: async ports => {
      if (!isStarted) return undefined;
      const {removeRehearsalRegistry} = await import('../stages/rehearsal-registry.ts');
      return removeRehearsalRegistry(ports.nonce, ports.createProcess(childEnvironment(ports.env, true)));
    }
  };
}
