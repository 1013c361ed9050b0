import type {OciConfig} from './config.ts';
import {findProgram, type Layer} from './overlay.ts';
import type {Program} from './program.ts';

/** A file that is started with the image: the program itself, or the interpreter of a script. */
export interface Started {
  readonly path: string;
  readonly program: Program;
  /** Absent: in a layer of the base image. */
  readonly layer?: Layer;
}

/** Looks into the image where the layers at hand do not tell; undefined when nothing that can be started is there. */
export type LookUp = (path: string) => Promise<Program | undefined>;

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** Scripts whose interpreter is a script, and so on. */
const MAX_SCRIPTS = 5;

export interface Startable {
  readonly config: OciConfig;
  readonly layers: readonly Layer[];
  /** First words of what else is started: the entrypoint and the command of a check. */
  readonly others: readonly string[];
}

/** Everything that is started when the image is, in order; what cannot be found is left to the engine to complain of. */
export async function findStarted({config, layers, others}: Startable, lookUp: LookUp): Promise<readonly Started[]> {
  const names = [config.entrypoint[0], config.command[0], ...others].filter(name => name !== undefined && isName(name));
  const found: Started[] = [];
  const known = new Set<string>();
  for (let pending = names.slice(), depth = 0; pending.length > 0 && depth < MAX_SCRIPTS; depth++) {
    const next: string[] = [];
    for (const name of pending) {
      if (name === undefined || known.has(name)) continue;
      known.add(name);
      const started = await find(name, config, layers, lookUp);
      if (!started) continue;
      if (!found.some(({path}) => path === started.path)) found.push(started);
      next.push(...interpreters(started.program.script ?? ''));
    }
    pending = next;
  }
  return found;
}

/** Arguments of an entrypoint stand where its command could. */
const isName = (word: string): boolean => word !== '' && !word.startsWith('-') && !/\s/.test(word);

async function find(
  name: string,
  config: OciConfig,
  layers: readonly Layer[],
  lookUp: LookUp
): Promise<Started | undefined> {
  for (const path of candidates(name, config)) {
    const found = findProgram(layers, path);
    if (found.kind === 'program') return {path: found.path, program: found.program, layer: found.layer};
    if (found.kind !== 'unknown') continue;
    const program = await lookUp(path);
    if (program) return {path, program};
  }
  return undefined;
}

function candidates(name: string, {env, workingDir}: OciConfig): readonly string[] {
  if (name.startsWith('/')) return [name];
  if (name.includes('/')) return [`${workingDir}/${name}`];
  const path = env.find(entry => entry.startsWith('PATH='))?.slice('PATH='.length) || DEFAULT_PATH;
  return path
    .split(':')
    .filter(folder => folder !== '')
    .map(folder => `${folder}/${name}`);
}

/** `/bin/sh -e` → /bin/sh; `/usr/bin/env -S node --flag` → env itself and node. */
export function interpreters(script: string): readonly string[] {
  const [interpreter, ...rest] = script.split(/\s+/).filter(word => word !== '');
  if (interpreter === undefined) return [];
  if (!/(^|\/)env$/.test(interpreter)) return [interpreter];
  const named = rest.map(word => word.replace(/^-S/, '')).find(word => word !== '' && !/^-|=/.test(word));
  return named === undefined ? [interpreter] : [interpreter, named];
}
