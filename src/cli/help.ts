import {
  GROUPS,
  INPUT_NAMES,
  INPUTS,
  type InputDefinition,
  type InputGroup,
  type InputName
} from '../inputs/definitions.ts';
import {COMMANDS, type CommandInfo, type CommandName} from './commands.ts';
import {EXIT_CODES} from './exit-code.ts';
import {hasValue, isFlag, isInput, type Option, OWN_OPTIONS, type OwnOption} from './options.ts';

const NAME = 'multiarch-build';
const INDENT = '      ';

/** Help of one command, or of all of them. @param columns of the terminal */
export function renderHelp(command: CommandName | undefined, columns: number): string {
  const width = Math.min(Math.max(columns, 40), 100);
  const found = COMMANDS.find(([name]) => name === command);
  return `${(found ? commandHelp(found, width) : overview(width)).join('\n')}\n`;
}

const overview = (width: number): readonly string[] => [
  `Usage: ${NAME} COMMAND [OPTIONS]`,
  '',
  ...wrap(
    'Builds, checks and publishes the images of this folder as a push of its commit would: from the tag at HEAD, else from the branch.',
    '',
    width
  ),
  '',
  'Commands:',
  ...table(COMMANDS.map(([name, {summary}]) => [name, summary] as const)),
  '',
  'Options that are used most:',
  ...MAIN.flatMap(([head, text]) => entry(head, text, width)),
  '',
  `"${NAME} COMMAND --help" has all of them: every input of the action is an option.`,
  '',
  ...exitCodes()
];

const MAIN: readonly (readonly [string, string])[] = [
  ['--config FILE', 'File that describes the images; .github/multiarch.yml or multiarch.yml is taken by itself.'],
  ['--only PATTERN, --skip PATTERN', 'An image, a variant or a platform to build, or to leave out.'],
  ['--platform LIST', 'Platforms to build for, such as linux/amd64,linux/arm64.'],
  ['--push', 'Publish what has passed; without it, nothing leaves this machine.'],
  ['--registry REGISTRY', 'Registry that every image goes to instead, such as localhost:5000/.'],
  ['--rehearse', plain(OWN_OPTIONS.rehearse.description)],
  ['--dry-run', plain(OWN_OPTIONS['dry-run'].description)],
  ['--json', plain(OWN_OPTIONS.json.description)]
];

function commandHelp([name, {summary, inputs}]: readonly [CommandName, CommandInfo], width: number): readonly string[] {
  const sections = (Object.keys(GROUPS) as InputGroup[])
    .map(group => ({
      title: GROUPS[group],
      names: INPUT_NAMES.filter(one => isInput(one) && inputs.includes(one) && INPUTS[one].group === group)
    }))
    .filter(({names}) => names.length > 0);
  return [
    `Usage: ${NAME} ${name} [OPTIONS]`,
    '',
    ...wrap(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`, '', width),
    '',
    'Command line:',
    ...(Object.keys(OWN_OPTIONS) as OwnOption[])
      .filter(option => NOT_FOR_ALL[option]?.includes(name) ?? true)
      .flatMap(option => ownEntry(option, name, width)),
    ...sections.flatMap(({title, names}) => [
      '',
      `${title}:`,
      ...names.flatMap(input => inputEntry(input, name, width))
    ]),
    '',
    'An option that takes several values may be given several times.',
    '',
    ...exitCodes()
  ];
}

const NOT_FOR_ALL: Readonly<Partial<Record<OwnOption, readonly CommandName[]>>> = {
  rehearse: ['run'],
  'dry-run': ['run', 'promote', 'cleanup']
};

const DRY_RUN: Readonly<Partial<Record<CommandName, string>>> = {
  promote: 'Print the commands that write the tags, and run none; those that only look are comments.',
  cleanup: 'List what would be removed, and remove nothing.'
};

function ownEntry(name: OwnOption, command: CommandName, width: number): readonly string[] {
  const {description, value, short}: Option = OWN_OPTIONS[name];
  const head = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
  return entry(head, plain((name === 'dry-run' && DRY_RUN[command]) || description), width);
}

/** What is different from the action. */
const OTHERWISE: Readonly<Partial<Record<InputName, string>>> = {
  config:
    'File that describes the images. Without it, .github/multiarch.yml or multiarch.yml is taken, of the nearest folder up to the root of the repository; `--config ""` takes none.',
  from: 'Image that the tags are to point at: a tag such as `1.1.0`, a digest, or either of another repository (`ghcr.io/acme/staging@sha256:…`).',
  to: 'Tags to write, separated by newlines or commas, such as `latest`. Every variant gets its own form of them.',
  retention:
    'What is removed, as YAML: `{dry-run, rules: [{match, keep-days, keep-last, include-versions}]}`. A dry run unless `dry-run: false` is there.',
  'github-token':
    "Token for GitHub's API and ghcr.io. Without it, the API is asked without one, and your own docker login is used.",
  images:
    'Repositories to publish to. Where neither it nor the config file names any, ghcr.io/OWNER/NAME of the GitHub remote; for another remote, and for a folder below the root, it is needed to publish.'
};

const PUSH: Readonly<Partial<Record<CommandName, string>>> = {
  run: 'Publish what has passed. Without it, nothing leaves this machine.',
  plan: 'Plan what `run --push` does; `--push=false`, what `run` does. Without it, what the action would do.',
  cleanup: 'Remove what `retention` names, where it says `dry-run: false`. Without it, that is only listed.',
  promote: 'Write the tags. Without it, what would be written is only listed.'
};

function inputEntry(name: InputName, command: CommandName, width: number): readonly string[] {
  const {description, default: usual, fallback}: InputDefinition = INPUTS[name];
  const shown = usual ?? fallback;
  const isPlain = shown !== undefined && shown !== '' && !shown.includes('{') && !(isFlag(name) && shown !== 'true');
  const text = plain(name === 'push' ? (PUSH[command] ?? description) : (OTHERWISE[name] ?? description));
  const value = isFlag(name)
    ? hasValue(name)
      ? '[=VALUE]'
      : ''
    : ` ${name === 'platforms' ? 'LIST (--platform)' : 'VALUE'}`;
  const head = `--${name}${value}`;
  return entry(head, `${text}${isPlain ? ` [${shown}]` : ''}`, width);
}

const entry = (head: string, text: string, width: number): readonly string[] => [
  `  ${head}`,
  ...wrap(text, INDENT, width)
];

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}

function exitCodes(): readonly string[] {
  return ['Exit codes:', ...table(Object.entries(EXIT_CODES))];
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const wide = Math.max(...rows.map(([head]) => head.length));
  return rows.map(([head, text]) => `  ${head.padEnd(wide)}  ${text}`);
}

/** At blanks; a word that is too long has a line of its own. */
export function wrap(text: string, indent: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    const next = line === indent ? `${indent}${word}` : `${line} ${word}`;
    if (next.length > width && line !== indent) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = next;
  }
  return [...lines, line];
}
