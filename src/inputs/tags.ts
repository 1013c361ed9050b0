import {messageOf} from '../errors.ts';
import {type ListLine, parseLines} from './lists.ts';
import {splitEntry} from './pairs.ts';
import {parseRule, type RuleText, unusedAttributes} from './rules/parse-rule.ts';
import {STRATEGIES, type StrategyName, type TagLine, type TagStrategy} from './settings.ts';
import {nearest} from './suggest.ts';

export const DEFAULT_STRATEGIES: readonly TagStrategy[] = (['latest', 'branch', 'sha', 'semver', 'pr'] as const).map(
  strategy => ({strategy})
);

/** What docker/metadata-action makes of no `tags`: for a block of its inputs that has a `flavor` and no `tags`. */
export const defaultRules = (): readonly TagLine[] =>
  parseTags('type=schedule\ntype=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr').tags;

/** A line of the input and what is to say about it. */
export interface LineMessage {
  readonly message: string;
  readonly line: number;
}

export interface ParsedTags {
  readonly tags: readonly TagLine[];
  /** What is not right. */
  readonly wrong: readonly LineMessage[];
  /** What is probably not meant so. */
  readonly odd: readonly LineMessage[];
}

/**
 * Reads the input `tags`: strategies (`name` or `name=value`, several of them in a line with commas) and rules, a line
 * each. A line that is no strategy is a rule, as `my-tag` for `type=raw,value=my-tag`. A repeated line counts once.
 * @throws Error of a quote that is never closed.
 */
export function parseTags(text: string): ParsedTags {
  const tags = new Map<string, TagLine>();
  const wrong: LineMessage[] = [];
  const odd: LineMessage[] = [];
  for (const {fields, line} of parseLines(text)) {
    try {
      for (const tag of parseLine({fields, line})) tags.set(sourceOf(tag), tag);
      odd.push(...oddities({fields, line}));
    } catch (error) {
      wrong.push({message: messageOf(error), line});
    }
  }
  return {tags: [...tags.values()], wrong, odd};
}

/** How a line of `tags` is named in reports: `latest=branch`, `type=ref,event=pr`. */
export const sourceOf = (tag: TagLine): string =>
  'source' in tag ? tag.source : tag.value === undefined ? tag.strategy : `${tag.strategy}=${tag.value}`;

function parseLine({fields, line}: ListLine): readonly TagLine[] {
  if (fields.every(field => strategyOf(field) !== undefined)) return fields.map(parseStrategy);
  const stray = fields.length > 1 && fields.every(field => !field.includes('=')) && fields.find(isNoStrategy);
  if (stray !== undefined && stray !== false) throw new Error(unknownStrategy(stray));
  const rule = ruleText({fields, line});
  try {
    return [parseRule(rule)];
  } catch (error) {
    throw new Error(`${rule.source}: ${error instanceof Error ? error.message : error}`);
  }
}

const ruleText = ({fields, line}: ListLine): RuleText => ({fields, line, source: fields.join(',')});

const strategyOf = (field: string): StrategyName | undefined =>
  STRATEGIES.find(name => name === splitEntry(field).key.trim());

const isNoStrategy = (field: string): boolean => strategyOf(field) === undefined;

/** Strategies that take a value, and the values; '' stands for any. */
const VALUES: Partial<Record<StrategyName, string>> = {latest: 'branch', edge: ''};

/** @throws Error with the values there are. */
function parseStrategy(entry: string): TagStrategy {
  const strategy = strategyOf(entry);
  if (strategy === undefined) throw new Error(unknownStrategy(entry));
  const value = splitEntry(entry).value?.trim();
  if (value === undefined) return {strategy};
  const allowed = VALUES[strategy];
  if (allowed === undefined) throw new Error(`"${entry}": the strategy ${strategy} takes no value`);
  if (value === '' || (allowed !== '' && value !== allowed)) {
    throw new Error(`"${entry}" is not right (want ${strategy} or ${strategy}=${allowed || 'BRANCH'})`);
  }
  return {strategy, value};
}

function unknownStrategy(entry: string): string {
  const near = nearest(entry, STRATEGIES);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `"${entry}" is not a tag strategy (want ${STRATEGIES.join(', ')})${hint}`;
}

/** `semver,prefix=v`; a `latest`, `edge` or `nightly` with attributes may well be meant as a tag. */
const isStrategyWithMore = ([word = '', ...more]: readonly string[]): boolean =>
  more.length > 0 && ['branch', 'sha', 'semver', 'pr'].includes(word);

function oddities({fields, line}: ListLine): readonly LineMessage[] {
  if (fields.every(field => strategyOf(field) !== undefined)) return [];
  const [word = ''] = fields;
  const near = fields.length === 1 && !word.includes('=') ? nearest(word, STRATEGIES) : undefined;
  const isSlip = near !== undefined && Math.abs(near.length - word.length) < 2;
  return [
    ...(isSlip ? [{message: `"${word}" is taken as a tag; did you mean the strategy "${near}"?`, line}] : []),
    ...(isStrategyWithMore(fields)
      ? [{message: `"${fields.join(',')}" is taken as the tag "${word}": a strategy stands alone in its line`, line}]
      : []),
    ...unusedAttributes(ruleText({fields, line})).map(({name, hint}) => ({
      message: `"${name}" in "${fields.join(',')}" is not ${hint}`,
      line
    }))
  ];
}
