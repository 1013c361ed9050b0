import {INPUT_NAMES, type InputName, plainDefault} from './definitions.ts';

/** Inputs as the runner hands them over. */
export interface RawInputs {
  /** Every known input, trimmed; '' when not given. */
  readonly values: Readonly<Record<InputName, string>>;
  /** Names of non-empty inputs that the action does not have, in lower case. */
  readonly unknown: readonly string[];
}

const PREFIX = 'INPUT_';

/** The runner's variable of an input: blanks become `_`, hyphens stay. */
export const environmentName = (input: string): string => `${PREFIX}${input.replaceAll(' ', '_').toUpperCase()}`;

/** Reads all inputs of an environment. Pure; a missing variable counts as the default of action.yml. */
export function readRawInputs(env: Readonly<Record<string, string | undefined>>): RawInputs {
  const known = new Set(INPUT_NAMES.map(environmentName));
  const values = Object.fromEntries(
    INPUT_NAMES.map(name => [name, (env[environmentName(name)] ?? '').trim() || plainDefault(name)])
  ) as Record<InputName, string>;
  const unknown = Object.entries(env)
    .filter(([key, value]) => key.startsWith(PREFIX) && !known.has(key) && (value ?? '').trim() !== '')
    .map(([key]) => key.slice(PREFIX.length).toLowerCase());
  return {values, unknown};
}
