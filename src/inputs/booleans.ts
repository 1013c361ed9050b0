const VALUES: Readonly<Record<string, boolean>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false
};

/**
 * A boolean of YAML 1.2's core schema, as @actions/core reads it.
 * @throws Error with the valid values.
 */
export function parseBoolean(text: string): boolean {
  const value = Object.hasOwn(VALUES, text) ? VALUES[text] : undefined;
  if (value === undefined) throw new Error(`"${text}" is not a boolean (want true or false)`);
  return value;
}

/** The boolean, or undefined when the text is none. */
export const asBoolean = (text: string): boolean | undefined =>
  Object.hasOwn(VALUES, text) ? VALUES[text] : undefined;
