/** Webhook payloads are read defensively: fields differ by event, and local runners send partial ones. */
export type Payload = Readonly<Record<string, unknown>>;

/** The value at `path`, or undefined when any step is missing. */
export function at(payload: unknown, ...path: string[]): unknown {
  let value = payload;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

export function textAt(payload: unknown, ...path: string[]): string | undefined {
  const value = at(payload, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What somebody wrote there, whatever its type: 1.2 of JSON is a number. Undefined for nothing. */
export function writtenAt(payload: unknown, ...path: string[]): string | undefined {
  const value = at(payload, ...path);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') return Array.isArray(value) ? '[…]' : '{…}';
  return String(value);
}

export function numberAt(payload: unknown, ...path: string[]): number | undefined {
  const value = at(payload, ...path);
  return typeof value === 'number' ? value : undefined;
}
