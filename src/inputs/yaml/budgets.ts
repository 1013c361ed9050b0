import {isMeasure, parseLimit} from '../budgets.ts';
import type {BudgetLimit, Budgets, Measure} from '../check-settings.ts';
import {defined} from '../objects.ts';
import type {Place} from '../problems.ts';
import type {RawBudgets} from './schema.ts';

type RawLimit = string | number;
type RawLimits = RawLimit | RawLimit[];

/** Limits in the order of the text. Wrong ones are reported and left out. */
export function readBudgets(raw: RawBudgets, place: Place): Partial<Budgets> {
  const limits = Object.entries(raw).flatMap(([name, value]) =>
    isMeasure(name) && typeof value !== 'boolean' && value !== undefined
      ? readMeasure(name, value, place.child(name))
      : []
  );
  return {...defined({nonRoot: raw['non-root']}), ...(limits.length > 0 ? {limits} : {})};
}

function readMeasure(
  measure: Measure,
  value: RawLimits | {fail?: RawLimits | undefined; warn?: RawLimits | undefined},
  place: Place
): readonly BudgetLimit[] {
  if (typeof value !== 'object' || Array.isArray(value)) return readLimits(measure, 'fail', value, place);
  return (['fail', 'warn'] as const).flatMap(level => {
    const limits = value[level];
    return limits === undefined ? [] : readLimits(measure, level, limits, place.child(level));
  });
}

function readLimits(
  measure: Measure,
  level: BudgetLimit['level'],
  value: RawLimits,
  place: Place
): readonly BudgetLimit[] {
  const list = [value].flat();
  if (list.length === 0) place.problem('is an empty list', 'Give a limit, or leave the measure out.');
  return list.flatMap((given, index) => {
    const at = Array.isArray(value) ? place.child(index) : place;
    const text = String(given).trim();
    const limit = at.attempt(() => parseLimit(measure, text));
    return limit ? [{measure, level, limit, text}] : [];
  });
}
