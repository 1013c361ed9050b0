import {STRATEGIES, type StrategyName, type TagStrategy} from './settings.ts';
import {nearest} from './suggest.ts';

export const DEFAULT_STRATEGIES: readonly TagStrategy[] = (['latest', 'branch', 'sha', 'semver', 'pr'] as const).map(
  strategy => ({strategy})
);

/** Strategies that take a value, and the values; '' stands for any. */
const VALUES: Partial<Record<StrategyName, string>> = {latest: 'branch', edge: ''};

/**
 * Reads the entries of the input `tags`, `name` or `name=value` each; a repeated entry counts once.
 * @returns what is right, and a message for each entry that is not.
 */
export function parseTags(text: string): {tags: readonly TagStrategy[]; wrong: readonly string[]} {
  const tags = new Map<string, TagStrategy>();
  const wrong: string[] = [];
  for (const entry of tagEntries(text)) {
    try {
      tags.set(entry, parseStrategy(entry));
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
  }
  return {tags: [...tags.values()], wrong};
}

/** Commas separate strategies, but belong to a rule (`type=semver,pattern=…`). */
const tagEntries = (text: string): readonly string[] =>
  text
    .split(/\r\n?|\n/)
    .map(line => line.trim())
    .filter(line => !line.startsWith('#'))
    .flatMap(line => (isRule(line) ? [line] : line.split(',')))
    .map(entry => entry.trim())
    .filter(entry => entry !== '');

const isRule = (line: string): boolean => /(^|,)\s*"?type\s*=/.test(line);

/** @throws Error with the strategies there are. */
function parseStrategy(entry: string): TagStrategy {
  if (isRule(entry)) {
    throw new Error(
      `"${entry}" is a rule, and rules are not supported yet (want strategies: ${STRATEGIES.join(', ')})`
    );
  }
  const [name = '', ...rest] = entry.split('=').map(part => part.trim());
  const strategy = STRATEGIES.find(known => known === name);
  if (strategy === undefined) throw new Error(unknownStrategy(entry, name));
  if (rest.length === 0) return {strategy};
  const value = rest.join('=');
  const allowed = VALUES[strategy];
  if (allowed === undefined) throw new Error(`"${entry}": the strategy ${strategy} takes no value`);
  if (value === '' || (allowed !== '' && value !== allowed)) {
    throw new Error(`"${entry}" is not right (want ${strategy} or ${strategy}=${allowed || 'BRANCH'})`);
  }
  return {strategy, value};
}

function unknownStrategy(entry: string, name: string): string {
  const near = nearest(name, STRATEGIES);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `"${entry}" is not a tag strategy (want ${STRATEGIES.join(', ')})${hint}`;
}
