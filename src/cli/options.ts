import {INPUT_NAMES, INPUTS, type InputDefinition, type InputName} from '../inputs/definitions.ts';

/** An option of the command line. */
export interface Option {
  readonly description: string;
  /** What its value is called in the help; absent: it takes none. */
  readonly value?: string;
  readonly short?: string;
}

/** What the command has and the action has not. */
export const OWN_OPTIONS = {
  ref: {
    value: 'REF',
    description:
      'Branch or tag that the run is for, such as `v1.2.3`: one that is checked out, or is not there yet. Otherwise the tag at HEAD, else the branch.'
  },
  registry: {
    value: 'REGISTRY',
    description:
      'Registry that every image goes to instead, such as `localhost:5000/`; with a path (`ghcr.io/acme/`), only the last part of each name is kept. Also the registry of `--username`.'
  },
  rehearse: {
    description: 'The whole run against a registry of its own on this machine, which is removed afterwards.'
  },
  'dry-run': {
    description:
      'Print every command that builds, tests, checks, publishes and tidies up, and run none; those that only look are comments.'
  },
  json: {description: 'Print the whole result as JSON; everything else goes to standard error.'},
  summary: {value: 'FILE', description: 'Write the summary of a job to this file, as Markdown.'},
  help: {short: 'h', description: 'Print this help.'},
  version: {short: 'V', description: 'Print the version.'}
} as const satisfies Readonly<Record<string, Option>>;

export type OwnOption = keyof typeof OWN_OPTIONS;

/** Other names of inputs. */
export const ALIASES: Readonly<Record<string, InputName>> = {platform: 'platforms'};

/** Inputs that are no options: the command says the mode, and `--registry` means more here. */
const NO_OPTIONS: readonly string[] = ['mode', 'registry'] satisfies InputName[];

export const OPTION_INPUTS: readonly InputName[] = INPUT_NAMES.filter(name => !NO_OPTIONS.includes(name));

export const isFlag = (name: InputName): boolean => (INPUTS[name] as InputDefinition).flag === true;

/** Flags that may have more of a value than true or false, behind `=` alone. */
export const hasValue = (name: InputName): boolean => name === 'provenance' || name === 'sbom';

export const isInput = (name: string): name is InputName => (OPTION_INPUTS as readonly string[]).includes(name);
export const isOwn = (name: string): name is OwnOption => Object.hasOwn(OWN_OPTIONS, name);

/** Every option by its long name: whether a value follows, and its short name. */
export const OPTION_TYPES: Readonly<Record<string, {readonly type: 'string' | 'boolean'; readonly short?: string}>> = {
  ...Object.fromEntries(OPTION_INPUTS.map(name => [name, {type: isFlag(name) ? 'boolean' : 'string'}] as const)),
  ...Object.fromEntries(Object.keys(ALIASES).map(name => [name, {type: 'string'}] as const)),
  ...Object.fromEntries(
    Object.entries(OWN_OPTIONS as Readonly<Record<string, Option>>).map(
      ([name, {value, short}]) =>
        [name, {type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : {short})}] as const
    )
  )
};
