import {parseArgs} from 'node:util';
import type {InputName} from '../inputs/definitions.ts';
import {nearest} from '../inputs/suggest.ts';
import {listWords} from '../report/format.ts';
import {COMMAND_NAMES, type CommandName, isCommand} from './commands.ts';
import {ALIASES, isInput, isOwn, OPTION_TYPES, OWN_OPTIONS, type OwnOption} from './options.ts';

/** What the user asks for. */
export interface Invocation {
  readonly command: CommandName;
  /** Inputs as the runner would hand them over: one text each. */
  readonly inputs: Readonly<Partial<Record<InputName, string>>>;
  readonly rehearse: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** `refs/tags/v1.2.3`, `refs/heads/main`, or as short as the user wrote it. */
  readonly ref?: string;
  readonly registry?: string;
  /** File for the summary. */
  readonly summary?: string;
}

export type Arguments =
  | {readonly kind: 'invocation'; readonly invocation: Invocation}
  | {readonly kind: 'help'; readonly command?: CommandName}
  | {readonly kind: 'version'}
  /** Every wrong thing, a line each. */
  | {readonly kind: 'wrong'; readonly problems: readonly string[]; readonly command?: CommandName};

/** Reads a command line, without the program's own name. Never throws. */
export function parseArguments(argv: readonly string[]): Arguments {
  const {tokens} = parseArgs({
    args: [...argv],
    options: OPTION_TYPES as Record<string, {type: 'string' | 'boolean'}>,
    strict: false,
    allowPositionals: true,
    tokens: true
  });
  const problems: string[] = [];
  const given = new Map<string, string[]>();
  const words: Word[] = [];
  let skipped = -1;
  for (const token of tokens) {
    if (token.kind === 'option') {
      const value = readOption(token, problems);
      // What follows an option that does not exist was meant for it.
      if (value === undefined) skipped = token.index + 1;
      else given.set(value.name, [...(given.get(value.name) ?? []), value.text]);
    } else if (token.kind === 'positional' && token.index !== skipped) {
      const before = tokens.find(one => one.kind === 'option' && one.index === token.index - 1 && !one.inlineValue);
      words.push({text: token.value, ...(before?.kind === 'option' ? {flag: before.rawName} : {})});
    }
  }
  const [first, ...more] = words;
  const asked = (first?.text === 'help' ? more[0] : first)?.text;
  const command = isCommand(asked) ? asked : undefined;
  const isHelp = given.has('help') || first?.text === 'help';
  if (isHelp && (asked === undefined || command)) return {kind: 'help', ...(command ? {command} : {})};
  if (given.has('version')) return {kind: 'version'};
  if (asked === undefined) problems.unshift(`Say what to do: ${COMMAND_NAMES.join(', ')}.`);
  else if (!command) problems.unshift(unknown(`"${asked}" is not a command`, asked, COMMAND_NAMES));
  for (const word of first?.text === 'help' ? [] : more) problems.push(tooMany(word));
  problems.push(...combinations(command, given));
  if (problems.length > 0 || !command) return {kind: 'wrong', problems, ...(command ? {command} : {})};
  return {kind: 'invocation', invocation: toInvocation(command, given)};
}

interface Word {
  readonly text: string;
  /** The option right before it, which takes a value behind `=` alone. */
  readonly flag?: string;
}

const tooMany = ({text, flag}: Word): string =>
  `"${text}" is one word too many${flag === undefined ? '' : `; if it is the value of ${flag}, write ${flag}=${text}`}.`;

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The option by its own name, or undefined with a problem. */
function readOption({name, rawName, value, inlineValue}: OptionToken, problems: string[]) {
  const type = Object.hasOwn(OPTION_TYPES, name) ? OPTION_TYPES[name]?.type : undefined;
  if (type === undefined) {
    problems.push(unknown(`${rawName} is not an option`, name, Object.keys(OPTION_TYPES), '--'));
    return undefined;
  }
  const own = ALIASES[name] ?? name;
  if (type === 'boolean' && value !== undefined && isOwn(own)) {
    problems.push(`${rawName} takes no value.`);
    return {name: own, text: value};
  }
  if (type === 'string' && (value === undefined || (!inlineValue && /^-./.test(value)))) {
    problems.push(
      value === undefined
        ? `${rawName} needs a value.`
        : `${rawName} needs a value, and "${value}" follows; if that is its value, write ${rawName}=${value}.`
    );
    return {name: own, text: ''};
  }
  if (value === '' && isOwn(own)) problems.push(`${rawName} needs a value, and this one is empty.`);
  return {name: own, text: value ?? 'true'};
}

function unknown(what: string, wrong: string, candidates: readonly string[], prefix = ''): string {
  const near = nearest(wrong, candidates);
  return near === undefined
    ? `${what}.${prefix === '' ? ` There are: ${candidates.join(', ')}.` : ''}`
    : `${what}. Did you mean ${prefix}${near}?`;
}

type Given = ReadonlyMap<string, readonly string[]>;

function combinations(command: CommandName | undefined, given: Given): readonly string[] {
  const only = (name: OwnOption | InputName, ...commands: readonly CommandName[]): readonly string[] =>
    given.has(name) && command && !commands.includes(command)
      ? [`--${name} is for ${listWords(commands)}; "${command}" has no use for it.`]
      : [];
  const apart = (one: string, other: string, why: string): readonly string[] =>
    given.has(one) && given.has(other) ? [`--${one} and --${other} do not go together: ${why}.`] : [];
  return [
    ...only('rehearse', 'run'),
    ...only('dry-run', 'run', 'promote', 'cleanup'),
    ...only('from', 'promote'),
    ...only('to', 'promote'),
    ...apart('rehearse', 'push', 'a rehearsal publishes to a registry of its own'),
    ...apart('rehearse', 'registry', 'a rehearsal publishes to a registry of its own'),
    ...apart('rehearse', 'dry-run', 'the first runs everything, the second nothing'),
    ...[...given].flatMap(([name, texts]) =>
      isOwn(name) && 'value' in OWN_OPTIONS[name] && texts.length > 1
        ? [`--${name} is given ${texts.length} times.`]
        : []
    )
  ];
}

/** An input that is given several times has a line for each. */
function toInvocation(command: CommandName, given: Given): Invocation {
  const inputs = Object.fromEntries(
    [...given].flatMap(([name, texts]) => (isInput(name) ? [[name, texts.join('\n')] as const] : []))
  );
  const text = <K extends 'ref' | 'registry' | 'summary'>(name: K) =>
    (given.has(name) ? {[name]: given.get(name)?.[0]} : {}) as {readonly [P in K]?: string};
  return {
    command,
    inputs,
    rehearse: given.has('rehearse'),
    dryRun: given.has('dry-run'),
    json: given.has('json'),
    ...text('ref'),
    ...text('registry'),
    ...text('summary')
  };
}
