import type {Check, HttpCheck} from '../check-settings.ts';
import {parseDuration} from '../duration.ts';
import {defined} from '../objects.ts';
import {compilePattern} from '../patterns.ts';
import type {Place} from '../problems.ts';
import {httpCheck} from '../smoke.ts';
import {checkHealthPath} from '../values.ts';
import {splitWords} from '../words.ts';
import type {RawCheck} from './schema-smoke.ts';

type RawMap = Exclude<RawCheck, string>;
type Raw<K extends keyof RawMap> = NonNullable<RawMap[K]>;

/** The checks of a list; wrong ones are reported and left out. */
export const readChecks = (raw: readonly RawCheck[], place: Place): readonly Check[] =>
  raw.flatMap((check, index) => readCheck(check, place.child(index)) ?? []);

function readCheck(raw: RawCheck, place: Place): Check | undefined {
  if (typeof raw === 'string') return {kind: 'healthcheck'};
  const kinds = Object.keys(raw) as (keyof RawMap)[];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    place.problem(
      kind === undefined ? 'names no check' : `is ${kinds.length} checks at once: ${kinds.join(' and ')}`,
      'Give each check an item of its own, such as "- http: /health".'
    );
    return undefined;
  }
  const at = place.child(kind);
  switch (kind) {
    case 'healthcheck':
      return {kind, ...readWithin(raw.healthcheck ?? {}, at)};
    case 'http':
      return readHttp(raw.http as Raw<'http'>, at);
    case 'tcp': {
      const tcp = raw.tcp as Raw<'tcp'>;
      return typeof tcp === 'number' ? {kind, port: tcp} : {kind, ...defined({port: tcp.port}), ...readWithin(tcp, at)};
    }
    case 'exec':
    case 'run':
      return readCommand(kind, raw[kind] as Raw<'run'>, at);
    case 'log':
    case 'no-log':
      return readLog(kind, raw[kind] as Raw<'log'>, at);
  }
}

function readHttp(raw: Raw<'http'>, place: Place): Check | undefined {
  const {path, port, status, method, headers, body, json, within} = typeof raw === 'string' ? {path: raw} : raw;
  if (path !== undefined) checkHealthPath(path, typeof raw === 'string' ? place : place.child('path'));
  if (body !== undefined) place.child('body').attempt(() => compilePattern(body));
  const details: Partial<HttpCheck> = defined({
    method: method === undefined ? undefined : place.child('method').attempt(() => parseMethod(method)),
    headers: headers && readHeaders(headers, place.child('headers')),
    body,
    json
  });
  const {lenient, ...check} = httpCheck(defined({path, port, status}));
  const asksMore = body !== undefined || json !== undefined;
  return {...check, lenient: lenient && !asksMore, ...details, ...readWithin({within}, place)};
}

function parseMethod(text: string): string {
  const method = text.toUpperCase();
  if (/^[A-Z]{1,20}$/.test(method) && method !== 'CONNECT') return method;
  throw new Error(`"${text}" is not a method of HTTP (want for example GET, HEAD or POST)`);
}

type RawValues = Readonly<Record<string, string | number | boolean | null>>;

function readHeaders(raw: RawValues, place: Place): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(raw)) {
    const isRight = /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(String(value ?? ''));
    if (!isRight) place.child(name).problem('is not a header (want a name without blanks, and a value of one line)');
  }
  return readValues(raw);
}

/** Values as text; nothing stands for the empty text. */
export const readValues = (raw: RawValues): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, String(value ?? '')]));

function readCommand(kind: 'exec' | 'run', raw: Raw<'run'>, place: Place): Check | undefined {
  const isShort = typeof raw === 'string' || Array.isArray(raw);
  const {command: words, output, within, entrypoint, 'exit-code': exitCode = 0} = isShort ? {command: raw} : raw;
  const at = isShort ? place : place.child('command');
  const command = at.attempt(() => readWords(words));
  if (output !== undefined) place.child('output').attempt(() => compilePattern(output));
  if (command === undefined) return undefined;
  if (command.length === 0 && entrypoint === undefined)
    at.problem('names no command', 'Write it as text or as a list.');
  const common = {command, exitCode, ...defined({output}), ...readWithin({within}, place)};
  return kind === 'exec' ? {kind, ...common} : {kind, ...common, ...defined({entrypoint})};
}

/** @throws Error for a quote that is never closed. */
export const readWords = (raw: string | readonly (string | number | boolean)[]): readonly string[] =>
  typeof raw === 'string' ? splitWords(raw) : raw.map(String);

function readLog(kind: 'log' | 'no-log', raw: Raw<'log'>, place: Place): Check | undefined {
  const {pattern, within} = typeof raw === 'string' ? {pattern: raw} : raw;
  const at = typeof raw === 'string' ? place : place.child('pattern');
  if (pattern === '') at.problem('is empty, and would match every line', 'Write a regular expression.');
  if (at.attempt(() => compilePattern(pattern)) === undefined) return undefined;
  return kind === 'log' ? {kind, pattern, ...readWithin({within}, place)} : {kind, pattern};
}

function readWithin({within}: {within?: string | number | undefined}, place: Place): {withinMs?: number} {
  return defined({
    withinMs: within === undefined ? undefined : place.child('within').attempt(() => parseDuration(String(within)))
  });
}
