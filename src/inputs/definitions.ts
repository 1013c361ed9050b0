import {BUILD_INPUTS} from './definitions/build.ts';
import {NAME_INPUTS, PUBLISH_INPUTS} from './definitions/names.ts';
import {RUN_INPUTS} from './definitions/run.ts';
import {CHECK_INPUTS, TOOL_INPUTS} from './definitions/tools.ts';
import type {InputDefinition, InputGroup} from './definitions/types.ts';

export type {InputDefinition, InputGroup} from './definitions/types.ts';

/** Headings of the README's tables, in order. */
export const GROUPS: Readonly<Record<InputGroup, string>> = {
  run: 'Run',
  what: 'What to build',
  names: 'Names and tags',
  publish: 'Publishing',
  cache: 'Cache',
  check: 'Smoke test',
  tools: 'Tools'
};

/** Every input of the action, in the order of action.yml. */
export const INPUTS = {
  ...RUN_INPUTS,
  ...BUILD_INPUTS,
  ...NAME_INPUTS,
  ...PUBLISH_INPUTS,
  ...CHECK_INPUTS,
  ...TOOL_INPUTS
} as const satisfies Readonly<Record<string, InputDefinition>>;

export type InputName = keyof typeof INPUTS;
export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[];

const row = (name: InputName): InputDefinition => INPUTS[name];

/** The default that needs no GitHub expression, for a process that the runner did not start; '' when there is none. */
export function plainDefault(name: InputName): string {
  const value = row(name).default ?? '';
  return value.includes('${{') ? '' : value;
}

/** @throws Error when the input has no fallback, which is a mistake of the caller. */
export function fallbackOf(name: InputName): string {
  const {fallback} = row(name);
  if (fallback === undefined) throw new Error(`the input ${name} has no fallback`);
  return fallback;
}
