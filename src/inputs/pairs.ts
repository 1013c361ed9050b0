/** A `key=value` entry; without `=` the value is undefined. */
export interface Entry {
  readonly key: string;
  readonly value?: string;
}

export function splitEntry(text: string): Entry {
  const equals = text.indexOf('=');
  return equals < 0 ? {key: text} : {key: text.slice(0, equals), value: text.slice(equals + 1)};
}

export const joinEntry = ({key, value}: Entry): string => (value === undefined ? key : `${key}=${value}`);

/**
 * A `KEY=VALUE` or `KEY` entry with a key that can be one. Messages hold the key, never the value.
 * @throws Error when the key is empty or holds blanks.
 */
export function parseEntry(text: string): Entry {
  const entry = splitEntry(text);
  if (entry.key === '') throw new Error('an entry has no name before its "=" (want NAME=value)');
  if (/\s/.test(entry.key)) throw new Error(`the name "${firstLine(entry.key)}" holds a blank (want NAME=value)`);
  return entry;
}

/**
 * A `name=value` entry where both are needed.
 * @throws Error that names the key only.
 */
export function parsePair(text: string, want: string): {key: string; value: string} {
  const {key, value} = parseEntry(text);
  if (value === undefined || value === '') throw new Error(`"${key}" has no value (want ${want})`);
  return {key, value};
}

/** Entries of several lists merged by key: a later list wins, first places are kept. */
export function mergeEntries(...lists: readonly (readonly string[] | undefined)[]): readonly string[] {
  const merged = new Map<string, string>();
  for (const entry of lists.flatMap(list => list ?? [])) merged.set(splitEntry(entry).key, entry);
  return [...merged.values()];
}

const firstLine = (text: string): string => text.split('\n')[0]?.slice(0, 60) ?? '';
