import type {Labels} from '../oci/annotations.ts';
import type {ContainerOptions, HttpCheck, SmokeSettings, SmokeTest} from './check-settings.ts';
import type {SmokeLayer, SmokePart} from './layers.ts';
import {defined} from './objects.ts';

const LENIENT: HttpCheck = {kind: 'http', path: '/', lenient: true};

/** A check for a path must succeed; one for a port alone accepts any answer below 500. */
export const httpCheck = ({path, port, status}: {path?: string; port?: number; status?: number}): HttpCheck => ({
  kind: 'http',
  path: path ?? '/',
  ...defined({port, status}),
  lenient: path === undefined && status === undefined
});

/**
 * Merges the layers key by key, the later over the earlier (a variant's `checks` stand instead of the image's, its
 * variables and its `without-gpu` are added); `off` and `auto` forget what came before them. The health
 * inputs stand between `below` and `above`, and do not turn on what is off.
 * @param fallbackMs the timeout when no layer has one
 */
export function mergeSmoke(
  below: readonly (SmokeLayer | undefined)[],
  health: SmokePart | undefined,
  above: readonly (SmokeLayer | undefined)[],
  fallbackMs: number
): SmokeSettings {
  const configured = below.reduce<SmokeLayer>(over, 'auto');
  const merged = [configured === 'off' ? undefined : health, ...above].reduce<SmokeLayer>(over, configured);
  return merged === 'off' ? 'off' : complete(merged === 'auto' ? {} : merged, fallbackMs);
}

function over(below: SmokeLayer, above: SmokeLayer | undefined): SmokeLayer {
  if (above === undefined) return below;
  if (typeof above === 'string' || typeof below === 'string') return above;
  return {
    ...below,
    ...above,
    container: overProgram(below.container, above.container),
    ...defined({withoutGpu: above.withoutGpu && overProgram(below.withoutGpu, above.withoutGpu)})
  };
}

/** Key by key, and the variables one by one. */
function overProgram<T extends {readonly env?: Labels}>(below: T | undefined, above: T | undefined): T {
  const env = {...below?.env, ...above?.env};
  return {...below, ...above, ...(Object.keys(env).length === 0 ? {} : {env})} as T;
}

const PLAIN: ContainerOptions = {env: {}, readOnly: false, tmpfs: [], volumes: [], extraHosts: []};

function complete({timeoutMs, container, checks, ...rest}: SmokePart, fallbackMs: number): SmokeTest {
  const implied = rest.port === undefined ? [] : [LENIENT];
  return {
    restart: false,
    foreignBinaries: [],
    ...rest,
    timeoutMs: timeoutMs ?? fallbackMs,
    container: {...PLAIN, ...container},
    checks: checks ?? implied
  };
}
