import {INPUT_NAMES, type InputName, plainDefault} from './definitions.ts';

/** Inputs as the runner hands them over. */
export interface RawInputs {
  /** Every known input, trimmed; '' when not given. */
  readonly values: Readonly<Record<InputName, string>>;
  /** Names of non-empty inputs that the action does not have, in lower case. */
  readonly unknown: readonly string[];
  /** Variables of the job that say something about tags, as docker/metadata-action has them; absent when empty. */
  readonly variables?: Readonly<Partial<Record<NameVariable, string>>>;
}

const NAME_VARIABLES = ['DOCKER_METADATA_SHORT_SHA_LENGTH', 'DOCKER_METADATA_ANNOTATIONS_LEVELS'] as const;
export type NameVariable = (typeof NAME_VARIABLES)[number];

const PREFIX = 'INPUT_';

/** The runner's variable of an input: blanks become `_`, hyphens stay. */
export const environmentName = (input: string): string => `${PREFIX}${input.replaceAll(' ', '_').toUpperCase()}`;

/** Reads all inputs of an environment. Pure; a missing variable counts as the default of action.yml. */
export function readRawInputs(env: Readonly<Record<string, string | undefined>>): RawInputs {
  const known = new Set(INPUT_NAMES.map(environmentName));
  const values = Object.fromEntries(
    INPUT_NAMES.map(name => [name, read(name, env[environmentName(name)] ?? '') || plainDefault(name)])
  ) as Record<InputName, string>;
  const variables = Object.fromEntries(
    NAME_VARIABLES.flatMap(name => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]]))
  );
  const unknown = Object.entries(env)
    .filter(([key, value]) => key.startsWith(PREFIX) && !known.has(key) && (value ?? '').trim() !== '')
    .map(([key]) => key.slice(PREFIX.length).toLowerCase());
  return {values, unknown, variables};
}

/** A separator may be a blank or a newline. */
const read = (name: InputName, text: string): string => (name.startsWith('sep-') ? text : text.trim());
