/**
 * A whole number within limits.
 * @throws Error with the limits.
 */
export function parseInteger(text: string, {min, max}: {min: number; max: number}): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new Error(`"${text}" is not a whole number from ${min} to ${max}`);
  return value;
}

/**
 * A TCP port.
 * @throws Error with the limits.
 */
export function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 65535) {
    throw new Error(`"${text}" is not a port (want a whole number from 1 to 65535)`);
  }
  return Number(text);
}

/**
 * One of a fixed list of words.
 * @throws Error with the list.
 */
export function parseChoice<T extends string>(text: string, choices: readonly T[]): T {
  const found = choices.find(choice => choice === text);
  if (found === undefined) throw new Error(`"${text}" is not one of ${choices.join(', ')}`);
  return found;
}
