import {splitEntry} from '../pairs.ts';
import {didYouMean} from '../suggest.ts';
import {isTemplate} from '../templates/engine.ts';
import {PRIORITY, RULE_TYPES, type RuleAttributes, type RuleType, type TagRule, toRegExp} from './rule.ts';

export interface RuleText {
  readonly source: string;
  readonly line: number;
  /** `type=semver`, `pattern={{version}}`; a field without a name is the value. */
  readonly fields: readonly string[];
}

type Attributes = ReadonlyMap<string, string>;

const COMMON = ['type', 'enable', 'priority', 'prefix', 'suffix'];
const OWN: Readonly<Record<RuleType, readonly string[]>> = {
  schedule: ['pattern'],
  semver: ['pattern', 'value', 'match'],
  pep440: ['pattern', 'value', 'match'],
  match: ['pattern', 'group', 'value'],
  edge: ['branch'],
  ref: ['event'],
  raw: ['value'],
  sha: ['format']
};

/** The prefix of a type that has one of its own. */
const ownPrefix = (type: RuleType, attributes: Attributes): string | undefined =>
  type === 'sha' ? 'sha-' : type === 'ref' && attributes.get('event') === 'pr' ? 'pr-' : undefined;

const READ: {readonly [T in RuleType]: (attributes: Attributes) => RuleAttributes[T]} = {
  schedule: attributes => ({pattern: attributes.get('pattern') ?? 'nightly'}),
  semver: readVersion,
  pep440: readVersion,
  match: attributes => ({
    pattern: expression(needed(attributes, 'pattern', 'pattern=v(.*),group=1')),
    group: readGroup(attributes),
    value: attributes.get('value') ?? ''
  }),
  edge: attributes => ({branch: attributes.get('branch') ?? ''}),
  ref: attributes => ({event: choice(needed(attributes, 'event', 'event=branch'), ['branch', 'tag', 'pr'], 'event')}),
  raw: attributes => ({value: needed(attributes, 'value', 'value=my-tag')}),
  sha: attributes => ({format: choice(attributes.get('format') ?? 'short', ['short', 'long'], 'format')})
};

/**
 * Reads one rule. A line without `type` is a raw tag, as in docker/metadata-action.
 * @throws Error that says what is wrong with it and what is right.
 */
export function parseRule({source, line, fields}: RuleText): TagRule {
  const attributes = readAttributes(fields);
  const type = readType(attributes);
  const prefix = attributes.get('prefix') ?? ownPrefix(type, attributes);
  const suffix = attributes.get('suffix');
  return {
    source,
    line,
    type,
    priority: number(attributes, 'priority', PRIORITY[type]),
    enable: readEnable(attributes.get('enable') ?? 'true'),
    ...(prefix === undefined ? {} : {prefix}),
    ...(suffix === undefined ? {} : {suffix}),
    ...READ[type](attributes)
  } as TagRule;
}

/** Attributes that the rule's type does not have: they change nothing, there as here, and may be misspelt. */
export function unusedAttributes({fields}: RuleText): readonly {readonly name: string; readonly hint: string}[] {
  const attributes = readAttributes(fields);
  const type = readType(attributes);
  const known = [...COMMON, ...OWN[type]];
  return [...attributes.keys()]
    .filter(name => !known.includes(name))
    .map(name => ({name, hint: `an attribute of type=${type}, and has no effect. ${didYouMean(name, known)}`}));
}

/**
 * Names are lowered, values kept; the last one of a name counts. A field without a name is the value, such as one whose
 * first `=` is inside an expression.
 */
function readAttributes(fields: readonly string[]): Attributes {
  return new Map(
    fields.map((field): [string, string] => {
      const {key, value} = splitEntry(field);
      return value === undefined || key === '' || isTemplate(key)
        ? ['value', field.trim()]
        : [key.trim().toLowerCase(), value.trim()];
    })
  );
}

function readType(attributes: Attributes): RuleType {
  const type = attributes.get('type') ?? 'raw';
  const known = RULE_TYPES.find(name => name === type);
  if (known === undefined) throw new Error(`"${type}" is not a type of tag (want ${RULE_TYPES.join(', ')})`);
  return known;
}

function readVersion(attributes: Attributes): RuleAttributes['semver'] {
  const match = attributes.get('match') ?? '';
  if (match !== '') compiled(match, () => new RegExp(match));
  return {
    pattern: needed(attributes, 'pattern', 'pattern={{version}}'),
    value: attributes.get('value') ?? '',
    match
  };
}

/** True and false are checked here, expressions when they are worked out. */
function readEnable(text: string): string {
  return isTemplate(text) ? text : choice(text, ['true', 'false'], 'enable');
}

function needed(attributes: Attributes, name: string, example: string): string {
  const value = attributes.get(name);
  if (value === undefined) throw new Error(`the attribute "${name}" is missing (want for example ${example})`);
  return value;
}

function choice<const T extends string>(text: string, choices: readonly T[], name: string): T {
  const found = choices.find(known => known === text);
  if (found === undefined) throw new Error(`"${name}=${text}" is not right (want ${choices.join(', ')})`);
  return found;
}

function number(attributes: Attributes, name: string, fallback: number): number {
  const text = attributes.get(name);
  const value = text === undefined ? fallback : Number(text);
  if (Number.isNaN(value)) throw new Error(`"${name}=${text}" is not right (want a number)`);
  return value;
}

/** As it is written: there is a group 1, and none that is called 01. */
function readGroup(attributes: Attributes): string {
  number(attributes, 'group', 0);
  return attributes.get('group') ?? '0';
}

const expression = (pattern: string): string => compiled(pattern, () => toRegExp(pattern));

function compiled(pattern: string, compile: () => RegExp): string {
  try {
    compile();
  } catch (error) {
    throw new Error(`"${pattern}" is not a regular expression: ${error instanceof Error ? error.message : error}`);
  }
  return pattern;
}
