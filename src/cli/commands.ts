import type {InputGroup} from '../inputs/definitions.ts';
import {MODES} from '../inputs/settings.ts';

export interface CommandInfo {
  /** What it does, a clause. */
  readonly summary: string;
  /** Groups of inputs that mean something to it. */
  readonly groups: readonly InputGroup[];
}

const ALL: readonly InputGroup[] = ['run', 'what', 'names', 'publish', 'cache', 'check', 'tools'];

const COMMAND_INFOS = {
  plan: {summary: 'print what a run would build, check and publish', groups: ALL},
  run: {summary: 'build and check every image; with --push, publish them', groups: ALL},
  cleanup: {
    summary: 'list what "retention" names in the registries; with --push, remove it',
    groups: ['run', 'what', 'names', 'publish']
  },
  promote: {
    summary: 'list which tags would move to an image that is published; with --push, move them',
    groups: ['run', 'what', 'names', 'publish']
  }
} as const satisfies Readonly<Record<string, CommandInfo>>;

export type CommandName = keyof typeof COMMAND_INFOS;

/** Those whose mode there is. */
export const COMMANDS: readonly (readonly [CommandName, CommandInfo])[] = (
  Object.entries(COMMAND_INFOS) as [CommandName, CommandInfo][]
).filter(([name]) => (MODES as readonly string[]).includes(name));

export const COMMAND_NAMES: readonly string[] = COMMANDS.map(([name]) => name);

export const isCommand = (name: string | undefined): name is CommandName =>
  name !== undefined && COMMAND_NAMES.includes(name);
