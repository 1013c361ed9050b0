import {stripVTControlCharacters} from 'node:util';

/** Stands where there is nothing to say. */
export const NONE = '–';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `12.3 MB`, in powers of 1000 as docker prints sizes. */
export function formatBytes(bytes: number): string {
  const round = (value: number): number => Number(value.toPrecision(3));
  let [value, unit] = [Math.max(0, bytes), 0];
  while (round(value) >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${round(value)} ${UNITS[unit]}`;
}

/** `40 ms`, `0.9 s`, `1 min 15 s`, `1 h 2 min`. */
export function formatDuration(ms: number): string {
  if (ms > 0 && ms < 100) return `${Math.max(1, Math.round(ms))} ms`;
  const tenths = Math.round(Math.max(0, ms) / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(tenths / 10);
  if (seconds < 3600) return joinUnits(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  return joinUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

const joinUnits = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;

/** `1 tag`, `4 tags`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

// Characters that turn the direction of the text around them, and the two line breaks that no editor shows.
const DECEPTIVE = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Foreign text made printable: no colours, no control characters but line feed and tab. */
export const clean = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(DECEPTIVE, '')
    .toWellFormed();

/** Foreign text as one printable line of at most `max` characters. */
export const oneLine = (text: string, max = 300): string => shorten(clean(text).replace(/\s+/g, ' ').trim(), max);

export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}

const MAX_LINE = 2000;

/** Part of a longer text, and how many lines the whole has. */
export interface Excerpt {
  readonly lines: readonly string[];
  readonly total: number;
}

/** The last lines of a log, or the first of a list, made printable. */
export function excerpt(text: string, max: number, end: 'first' | 'last' = 'last'): Excerpt {
  const lines = clean(text)
    .replace(/^\n+|\s+$/g, '')
    .split('\n');
  const kept = end === 'first' ? lines.slice(0, max) : lines.slice(Math.max(0, lines.length - max));
  return {lines: kept.map(line => shorten(line, MAX_LINE)), total: lines.length};
}

/** JSON on one line for every reader: JSON itself lets the two line breaks of Unicode stand in a string. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, character => (character === '\u2028' ? '\\u2028' : '\\u2029'));
