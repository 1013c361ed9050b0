import {messageOf} from '../errors.ts';
import {type BudgetLimit, type Budgets, MEASURES, type Measure} from './check-settings.ts';
import {parseDuration} from './duration.ts';
import {parseInteger} from './numbers.ts';
import {parseBytes} from './sizes.ts';

/** The later over the earlier: all limits of one measure are replaced by those of a later layer for it. */
export function mergeBudgets(layers: readonly (Partial<Budgets> | undefined)[]): Budgets {
  return layers.reduce<Budgets>(
    (below, above) => ({
      nonRoot: above?.nonRoot ?? below.nonRoot,
      limits: [
        ...below.limits.filter(({measure}) => !above?.limits?.some(one => one.measure === measure)),
        ...(above?.limits ?? [])
      ]
    }),
    {nonRoot: false, limits: []}
  );
}

const ABSOLUTE = {
  size: parseBytes,
  'unpacked-size': parseBytes,
  layers: text => parseInteger(text, {min: 1, max: 1000}),
  startup: parseDuration,
  memory: parseBytes,
  cpu: parseDuration
} satisfies Record<Measure, (text: string) => number>;

const EXAMPLES = {
  size: '300MB',
  'unpacked-size': '900MB',
  layers: '20',
  startup: '10s',
  memory: '200MiB',
  cpu: '500ms'
} satisfies Record<Measure, string>;

const GROWTH = /^\+\s*(\d{1,6}(?:\.\d{1,3})?)\s*%$/;

export const isMeasure = (name: string): name is Measure => MEASURES.some(measure => measure === name);

/**
 * A limit of one measure: `300MB`, `20`, `10s`, or growth against what is published, `+10%`.
 * @throws Error with the right forms of this measure.
 */
export function parseLimit(measure: Measure, given: string): BudgetLimit['limit'] {
  const text = given.trim();
  const percent = GROWTH.exec(text)?.[1];
  if (percent !== undefined) return {kind: 'growth', percent: Number(percent)};
  try {
    return {kind: 'absolute', value: ABSOLUTE[measure](text)};
  } catch (error) {
    const reason = messageOf(error);
    // What is nearly a share gets told how one is written, whatever the measure.
    if (/^[+-]|%$/.test(text)) throw new Error(`"${given}" is no limit of ${measure} (${wanted(measure)})`);
    throw new Error(/\(want /.test(reason) ? `"${given}" is no limit of ${measure} (${wanted(measure)})` : reason);
  }
}

const wanted = (measure: Measure): string => `want ${EXAMPLES[measure]}, or growth such as +10%`;
