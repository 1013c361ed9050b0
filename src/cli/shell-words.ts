import type {Command} from '../ports/process.ts';
import {clean} from '../report/format.ts';
import type {DryCommand, DryStep} from '../stages/dry-run/step.ts';

const PLAIN = /^[\w@%+=:,./-]+$/;

/** A word as a POSIX shell would take it, for reading and copying: nothing here goes through a shell. */
export const shellWord = (text: string): string => (PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** `NAME=value docker buildx …`. */
export const shellLine = ({tool, args, env = {}}: Command): string =>
  [
    ...Object.entries(env).map(([name, value]) => `${name}=${shellWord(value)}`),
    ...[tool, ...args].map(shellWord)
  ].join(' ');

/** Stars before anything is quoted: a quote within a secret would hide it from whoever looks for it later. */
export const redactSteps = (steps: readonly DryStep[], redact: (text: string) => string): readonly DryStep[] =>
  steps.map(({title, commands, looks = [], note}) => ({
    title: redact(title),
    commands: commands.map(command => redactCommand(command, redact)),
    looks: looks.map(command => redactCommand(command, redact)),
    ...(note === undefined ? {} : {note: redact(note)})
  }));

const redactCommand = ({tool, args, env = {}, note}: DryCommand, redact: (text: string) => string): DryCommand => ({
  tool: redact(tool),
  args: args.map(redact),
  env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, redact(value)])),
  ...(note === undefined ? {} : {note: redact(note)})
});

/** The commands of a run, those of each part below its title; a shell would take it for comments and commands. */
export const renderSteps = (steps: readonly DryStep[]): string =>
  steps
    .map(({title, commands, looks = [], note}) =>
      [
        comment(`${title}${note === undefined ? '' : `. ${note}`}`),
        ...commands.flatMap(command => [
          ...(command.note === undefined ? [] : [comment(command.note)]),
          shellLine(command)
        ]),
        ...(looks.length === 0 ? [] : [comment(LOOKS), ...looks.map(look => comment(`  ${shellLine(look)}`))])
      ]
        .map(line => `${line}\n`)
        .join('')
    )
    .join('\n');

/** Foreign words in it must not begin a line of their own, which a shell would run. */
const comment = (text: string): string => `# ${clean(text).replaceAll('\n', ' ')}`;

const LOOKS = 'To look, as often as it takes, and some only where nothing else tells:';

/** The same as data; what is written to standard input is left out. */
export const stepsAsJson = (steps: readonly DryStep[]): string =>
  JSON.stringify(
    {
      steps: steps.map(({title, commands, looks = [], note}) => ({
        title,
        commands: commands.map(asData),
        looks: looks.map(asData),
        ...(note === undefined ? {} : {note})
      }))
    },
    null,
    2
  );

const asData = ({tool, args, env = {}, note}: DryCommand) => ({tool, args, env, ...(note === undefined ? {} : {note})});
