import {MEASURES, type Measure} from '../inputs/check-settings.ts';
import {formatBytes, formatDuration, NONE} from './format.ts';
import type {TargetResult} from './result.ts';

/** `312 MB`, `14`, `0.9 s`. */
export const formatMeasure = (measure: Measure, value: number): string => FORMAT[measure](value);

const milliseconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : formatDuration(ms));

const FORMAT = {
  size: formatBytes,
  'unpacked-size': formatBytes,
  layers: String,
  startup: formatDuration,
  memory: formatBytes,
  cpu: milliseconds
} satisfies Record<Measure, (value: number) => string>;

/** In whole bytes or milliseconds, for figures that print alike otherwise. */
export const exactMeasure = (measure: Measure, value: number): string => `${Number(value.toFixed(1))}${UNITS[measure]}`;

const UNITS = {
  size: ' B',
  'unpacked-size': ' B',
  layers: '',
  startup: ' ms',
  memory: ' B',
  cpu: ' ms'
} satisfies Record<Measure, string>;

/** `+2.6 %`, `-0.4 %`, `less than +0.1 %`. */
export function formatShare(value: number, old: number): string {
  if (old === 0) return 'more';
  const percent = ((value - old) / old) * 100;
  const rounded = Number(percent.toFixed(1));
  const sign = percent < 0 ? '-' : '+';
  return rounded === 0 ? `less than ${sign}0.1 %` : `${sign}${Math.abs(rounded)} %`;
}

/** `+0.3 MB, +2.6 %`; `unchanged`. */
export function formatChange(measure: Measure, value: number, old: number): string {
  const change = value - old;
  if (change === 0) return 'unchanged';
  const amount = `${change < 0 ? '-' : '+'}${formatMeasure(measure, Math.abs(change))}`;
  // A share of few layers says less than their number, and of nothing there is none.
  return measure === 'layers' || old === 0 ? amount : `${amount}, ${formatShare(value, old)}`;
}

/** `11.9 MB (+0.3 MB, +2.6 %)`; the figure alone where nothing is known to compare it with. */
export function measureCell({measured, before}: TargetResult, measure: Measure): string {
  const value = measured[measure];
  const old = before?.measured[measure];
  if (value === undefined) return NONE;
  const figure = formatMeasure(measure, value);
  return old === undefined ? figure : `${figure} (${formatChange(measure, value, old)})`;
}

/** `size 11.9 MB (+0.3 MB, +2.6 %), memory 31 MB`: what is known beyond the time, which the check tells. */
export const describeMeasured = (target: TargetResult): string =>
  MEASURES.filter(measure => measure !== 'startup' && target.measured[measure] !== undefined)
    .map(
      measure =>
        `${MEASURE_TITLES[measure].replace(/^(?!CPU)./, first => first.toLowerCase())} ${measureCell(target, measure)}`
    )
    .join(', ');

export const MEASURE_TITLES = {
  size: 'Size',
  'unpacked-size': 'Unpacked',
  layers: 'Layers',
  startup: 'Startup',
  memory: 'Memory',
  cpu: 'CPU time'
} satisfies Record<Measure, string>;
