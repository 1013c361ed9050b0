import type {SmokeTest} from '../inputs/check-settings.ts';
import type {ImageConfig} from '../ports/runtime.ts';
import {decideProbes, type Probes, type Wanted} from './probes.ts';

/** What is looked at in each life of a container. */
export interface Rounds extends Probes {
  /** In the life after the restart; absent: there is none. */
  readonly again?: Probes;
}

export type RoundsDecision =
  | ({readonly ok: true} & Rounds)
  | {readonly ok: false; readonly problem: string; readonly remedy: string};

/** As {@link decideProbes}, for the start and for the restart, which may have checks of its own. */
export function decideRounds(
  wanted: Wanted & Pick<SmokeTest, 'restart'>,
  config: ImageConfig,
  emulated = false
): RoundsDecision {
  const first = decideProbes(wanted, config, emulated);
  const {restart} = wanted;
  if (!first.ok || restart === false) return first;
  if (restart === true) return {...first, again: first};
  const again = decideProbes({...wanted, checks: restart.checks}, config, emulated);
  if (!again.ok) return again;
  return {
    ...first,
    again,
    // A container is made once, and started twice.
    publish: [...new Set([...first.publish, ...again.publish])],
    needsContainer: first.needsContainer || again.needsContainer
  };
}

/** `GET :80/`, `GET :80/, again after a restart`, `GET :80/, after a restart: GET :80/list`. */
export function summarizeRounds({summary, again}: Rounds): string {
  if (again === undefined) return summary;
  return again.summary === summary
    ? `${summary}, again after a restart`
    : `${summary}, after a restart: ${again.summary}`;
}
