import type {ContainerOptions, GpuFallback, Restart, StackSettings} from '../check-settings.ts';
import {parseDuration} from '../duration.ts';
import type {SmokeLayer} from '../layers.ts';
import {defined} from '../objects.ts';
import type {Place} from '../problems.ts';
import {parseBytes} from '../sizes.ts';
import {parseInside, parseVolume} from '../volumes.ts';
import {readChecks, readValues, readWords} from './read-checks.ts';
import type {RawSmoke, RawSmokeObject} from './schema-smoke.ts';

export function readSmoke(raw: RawSmoke, place: Place): SmokeLayer {
  if (typeof raw === 'string') return raw;
  const {port, timeout, checks, restart, compose, 'without-gpu': withoutGpu, 'foreign-binaries': foreign} = raw;
  return defined({
    port,
    restart: readRestart(restart, place.child('restart')),
    timeoutMs: timeout === undefined ? undefined : place.child('timeout').attempt(() => parseDuration(String(timeout))),
    container: readContainer(raw, place),
    withoutGpu: withoutGpu && readFallback(withoutGpu, place.child('without-gpu')),
    checks: checks && readChecks(checks, place.child('checks')),
    compose: compose && readCompose(compose, place.child('compose')),
    foreignBinaries: foreign === undefined ? undefined : list(foreign)
  });
}

function readRestart(raw: RawSmokeObject['restart'], place: Place): Restart | undefined {
  if (typeof raw !== 'object') return raw;
  return raw.checks === undefined || {checks: readChecks(raw.checks, place.child('checks'))};
}

function readContainer(raw: RawSmokeObject, place: Place): Partial<ContainerOptions> {
  const {memory, cpus, user, pids, gpus, tmpfs, volumes} = raw;
  const {'env-file': envFile, 'read-only': readOnly, 'shm-size': shm, 'extra-hosts': hosts, 'cap-add': caps} = raw;
  const at = (key: keyof RawSmokeObject): Place => place.child(key);
  return defined({
    ...readProgram(raw, place),
    envFile: envFile === undefined ? undefined : at('env-file').attempt(() => parseInside(envFile)),
    user: user === undefined ? undefined : at('user').attempt(() => parseUser(String(user))),
    readOnly,
    tmpfs: tmpfs === undefined ? undefined : each(list(tmpfs), at('tmpfs'), parseTmpfs),
    volumes: volumes === undefined ? undefined : each(list(volumes), at('volumes'), checkVolume),
    memory: memory === undefined ? undefined : at('memory').attempt(() => parseMemory(String(memory))),
    cpus: cpus === undefined ? undefined : at('cpus').attempt(() => parseCpus(String(cpus))),
    shmSize: shm === undefined ? undefined : at('shm-size').attempt(() => parseBytes(String(shm))),
    pids,
    gpus,
    extraHosts: hosts === undefined ? undefined : each(hostEntries(hosts), at('extra-hosts'), parseHost),
    capAdd: caps === undefined ? undefined : each(list(caps), at('cap-add'), parseCapability)
  });
}

type RawProgram = Pick<RawSmokeObject, 'command' | 'entrypoint' | 'env'>;

const readProgram = ({command, entrypoint, env}: RawProgram, place: Place) =>
  defined({
    command: command === undefined ? undefined : place.child('command').attempt(() => readWords(command)),
    entrypoint,
    env: env && readVariables(env, place.child('env'))
  });

function readVariables(raw: NonNullable<RawProgram['env']>, place: Place): Readonly<Record<string, string>> {
  for (const name of Object.keys(raw)) {
    if (!/^[^\s=]+$/.test(name)) place.child(name).problem('cannot name a variable (want NAME: value)');
  }
  return readValues(raw);
}

const readFallback = (raw: NonNullable<RawSmokeObject['without-gpu']>, place: Place): GpuFallback =>
  defined({...readProgram(raw, place), checks: raw.checks && readChecks(raw.checks, place.child('checks'))});

function readCompose(raw: NonNullable<RawSmokeObject['compose']>, place: Place): StackSettings {
  const {file, service, images, wait} = raw;
  place.child('file').attempt(() => parseInside(file));
  if (service === '') place.child('service').problem('is empty', 'Name a service of the compose file.');
  // It stands among the arguments of docker compose, which would take it for an option.
  if (service.startsWith('-'))
    place.child('service').problem(`"${service}" begins with a hyphen`, 'Give the service another name.');
  return {file, service, images: images ?? {}, ...defined({wait: wait === undefined ? undefined : list(wait)})};
}

/** The entries that can be read; `place` hears of the others. */
const each = (texts: readonly string[], place: Place, read: (text: string) => string): readonly string[] =>
  texts.flatMap(text => place.attempt(() => read(text)) ?? []);

/** A list, or text that is split at newlines and blanks. */
const list = (raw: string | readonly string[]): readonly string[] =>
  typeof raw === 'string' ? raw.split(/\s+/).filter(Boolean) : raw;

const hostEntries = (raw: NonNullable<RawSmokeObject['extra-hosts']>): readonly string[] =>
  Array.isArray(raw) ? raw : Object.entries(raw).map(([name, address]) => `${name}:${address ?? ''}`);

function parseHost(text: string): string {
  const [, name, address] = /^([^\s:=]+)[:=](\S+)$/.exec(text) ?? [];
  if (name === undefined) throw new Error(`"${text}" is not a host (want name:address)`);
  return `${name}:${address}`;
}

function parseCapability(text: string): string {
  const name = text.toUpperCase().replace(/^CAP_/, '');
  if (!/^[A-Z_]+$/.test(name)) throw new Error(`"${text}" is not a capability (want for example NET_RAW)`);
  return name;
}

function parseUser(text: string): string {
  if (/^[\w.-]+(:[\w.-]+)?$/.test(text)) return text;
  throw new Error(`"${text}" is not a user (want a name or a number, and :group behind it if needed)`);
}

function parseTmpfs(text: string): string {
  if (/^\/[^:]*(:[\w=,%]+)?$/.test(text)) return text;
  throw new Error(`"${text}" is not a path in memory (want /tmp or /tmp:size=64m)`);
}

function checkVolume(text: string): string {
  parseVolume(text);
  return text;
}

/** The engine starts nothing with less. */
const LEAST_MEMORY = 6 * 2 ** 20;

function parseMemory(text: string): number {
  const bytes = parseBytes(text);
  if (bytes >= LEAST_MEMORY) return bytes;
  throw new Error(`"${text}" is too little for any container (want at least 6m)`);
}

function parseCpus(text: string): number {
  const cpus = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : 0;
  if (cpus >= 0.01) return cpus;
  throw new Error(`"${text}" is not a number of processors (want for example 1.5)`);
}
