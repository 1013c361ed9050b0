import type {Command} from '../ports/process.ts';
import type {DryStep} from '../stages/dry-run.ts';

const PLAIN = /^[\w@%+=:,./-]+$/;

/** A word as a POSIX shell would take it, for reading and copying: nothing here goes through a shell. */
export const shellWord = (text: string): string => (PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** `NAME=value docker buildx …`. */
export const shellLine = ({tool, args, env = {}}: Command): string =>
  [
    ...Object.entries(env).map(([name, value]) => `${name}=${shellWord(value)}`),
    ...[tool, ...args].map(shellWord)
  ].join(' ');

/** The commands of a run, those of each part below its title; a shell would take it for comments and commands. */
export const renderSteps = (steps: readonly DryStep[]): string =>
  steps
    .map(({title, commands, note}) =>
      [`# ${title}${note === undefined ? '' : `. ${note}`}`, ...commands.map(shellLine)]
        .map(line => `${line}\n`)
        .join('')
    )
    .join('\n');

/** The same as data; what is written to standard input is left out. */
export const stepsAsJson = (steps: readonly DryStep[]): string =>
  JSON.stringify(
    {
      steps: steps.map(({title, commands, note}) => ({
        title,
        commands: commands.map(({tool, args, env = {}}) => ({tool, args, env})),
        ...(note === undefined ? {} : {note})
      }))
    },
    null,
    2
  );
