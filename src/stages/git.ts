import type {CommandResult, Process} from '../ports/process.ts';

const OPTIONS = [
  // The checkout may belong to another user than this process runs as; no folder in it may pass for a repository.
  ...['-c', 'safe.directory=*', '-c', 'safe.bareRepository=explicit'],
  // Looking at it is not to change it, nor to start what its settings name.
  ...['-c', 'core.fsmonitor=false', '--no-optional-locks']
];

/** @param folder of the checkout; `.` is the workspace */
export const git = (args: readonly string[], process: Process, folder = '.'): Promise<CommandResult> =>
  process.run({tool: 'git', args: ['-C', folder, ...OPTIONS, ...args], timeoutMs: 10_000});

export const linesOf = ({stdout}: CommandResult): readonly string[] => stdout.split('\n').filter(line => line !== '');
