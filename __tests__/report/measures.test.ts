import {describe, expect, it, test} from 'vitest';
import type {Measure} from '../../src/inputs/check-settings.ts';
import {describeMeasured, formatChange, formatShare, measureCell} from '../../src/report/measures.ts';
import type {TargetResult} from '../../src/report/result.ts';
import {success} from './fixtures.ts';

const target = (over: Partial<TargetResult>): TargetResult => {
  const [first] = success().targets;
  if (!first) throw new Error('the fixture has a target');
  return {...first, ...over};
};
const comparedWith = (measured: TargetResult['measured']) => ({before: {reference: 'acme/hello:latest', measured}});

const CHANGES: readonly {measure: Measure; value: number; old: number; want: string}[] = [
  {measure: 'size', value: 11_980_000, old: 11_680_000, want: '+300 kB, +2.6 %'},
  {measure: 'size', value: 11_380_000, old: 11_680_000, want: '-300 kB, -2.6 %'},
  {measure: 'size', value: 300_000_123, old: 300_000_000, want: '+123 B, less than +0.1 %'},
  {measure: 'size', value: 299_999_999, old: 300_000_000, want: '-1 B, less than -0.1 %'},
  {measure: 'size', value: 5, old: 5, want: 'unchanged'},
  {measure: 'layers', value: 12, old: 9, want: '+3'},
  {measure: 'layers', value: 8, old: 9, want: '-1'},
  {measure: 'cpu', value: 250, old: 0, want: '+250 ms'},
  {measure: 'startup', value: 1500, old: 1000, want: '+0.5 s, +50 %'},
  {measure: 'memory', value: 62_000_000, old: 31_000_000, want: '+31 MB, +100 %'}
];

describe('formatChange', () => {
  test.each(CHANGES)('$measure $old → $value', ({measure, value, old, want}) =>
    expect(formatChange(measure, value, old)).toBe(want)
  );
});

describe('formatShare', () => {
  test.each([
    {value: 110, old: 100, want: '+10 %'},
    {value: 1, old: 3, want: '-66.7 %'},
    {value: 1, old: 0, want: 'more'}
  ])('$old → $value', ({value, old, want}) => expect(formatShare(value, old)).toBe(want));
});

describe('a figure', () => {
  it('stands with its change where there is something to compare it with', () => {
    const one = target({measured: {size: 11_980_000, memory: 31_000_000}, ...comparedWith({size: 11_680_000})});
    expect(measureCell(one, 'size')).toBe('12 MB (+300 kB, +2.6 %)');
    expect(measureCell(one, 'memory')).toBe('31 MB');
    expect(measureCell(one, 'cpu')).toBe('–');
  });

  it('is in the log, the time apart, which the check tells', () => {
    const measured = {size: 11_980_000, layers: 9, startup: 800, memory: 31_000_000, cpu: 1200};
    expect(describeMeasured(target({measured, ...comparedWith({size: 11_980_000, layers: 7})}))).toBe(
      'size 12 MB (unchanged), layers 9 (+2), memory 31 MB, CPU time 1.2 s'
    );
    expect(describeMeasured(target({measured: {startup: 800}}))).toBe('');
  });
});
