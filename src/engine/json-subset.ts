/**
 * What a JSON value lacks of another one, in words; undefined when it has all of it. Objects may have more keys, and
 * lists more items at their end.
 */
export function whatIsMissing(wanted: unknown, actual: unknown, path = ''): string | undefined {
  const at = path === '' ? 'the whole' : path;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual)) return `${at} is ${show(actual)}, not a list`;
    if (actual.length < wanted.length) return `${at} has ${actual.length} items, not ${wanted.length}`;
    return first(wanted.map((item, index) => whatIsMissing(item, actual[index], `${path}[${index}]`)));
  }
  if (isObject(wanted)) {
    if (!isObject(actual)) return `${at} is ${show(actual)}, not an object`;
    return first(
      Object.entries(wanted).map(([key, value]) =>
        Object.hasOwn(actual, key) ? whatIsMissing(value, actual[key], `${path}.${key}`) : `${path}.${key} is missing`
      )
    );
  }
  return wanted === actual ? undefined : `${at} is ${show(actual)}, not ${show(wanted)}`;
}

/** A map, and no list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const first = (found: readonly (string | undefined)[]): string | undefined => found.find(one => one !== undefined);

const show = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 100);
