import {INPUT_NAMES, type InputName} from '../inputs/definitions.ts';
import {MODES} from '../inputs/settings.ts';

export interface CommandInfo {
  /** What it does, a clause. */
  readonly summary: string;
  /** Inputs that mean something to it. */
  readonly inputs: readonly InputName[];
}

const OF_OTHERS: readonly InputName[] = ['from', 'to', 'retention'];
const ALL = INPUT_NAMES.filter(name => !OF_OTHERS.includes(name));

/** Which images, and how to reach their registries. */
const OF_REGISTRIES: readonly InputName[] = [
  ...(['config', 'retries', 'github-token', 'images', 'variants', 'tag-format'] as const),
  ...(['push', 'notify', 'username', 'password', 'registry-auths'] as const)
];

const COMMAND_INFOS = {
  plan: {summary: 'print what a run would build, check and publish', inputs: ALL},
  run: {summary: 'build and check every image; with --push, publish them', inputs: ALL},
  cleanup: {
    summary: 'list what "retention" names in the registries; with --push, remove it',
    inputs: [...OF_REGISTRIES, 'retention', 'cache-repository']
  },
  promote: {
    summary: 'list which tags (--to) would go to a published image (--from); with --push, write them',
    inputs: [
      ...OF_REGISTRIES,
      ...(['from', 'to', 'only', 'skip', 'guard', 'overwrite-version-tags'] as const),
      ...(['builder', 'buildx-version', 'buildkitd-config-inline'] as const)
    ]
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
