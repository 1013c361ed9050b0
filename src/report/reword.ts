/** Keys of results and plans whose texts are said to the user; `details` is what others have said. */
const SAID = ['title', 'cause', 'remedy', 'message', 'reason', 'decided', 'skipped', 'warnings', 'notes', 'says'];

/** The value with every text that advises or explains put otherwise. */
export function reword<T>(value: T, wording: ((text: string) => string) | undefined): T {
  return wording === undefined ? value : (walk(value, wording, false) as T);
}

function walk(value: unknown, wording: (text: string) => string, isSaid: boolean): unknown {
  if (typeof value === 'string') return isSaid ? wording(value) : value;
  if (Array.isArray(value)) return value.map(item => walk(item, wording, isSaid));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, wording, SAID.includes(key))]));
}
