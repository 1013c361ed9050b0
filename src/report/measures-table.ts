import {MEASURES, type Measure} from '../inputs/check-settings.ts';
import {MEASURE_TITLES, measureCell} from './measures.ts';
import type {Before, RunResult} from './result.ts';
import type {Table} from './table.ts';
import {imageAndVariant} from './targets.ts';

/** What the table of build targets has already, one of the sizes. */
const IN_TARGETS_TABLE: readonly Measure[] = ['size', 'unpacked-size', 'startup'];

/** Every figure of every build target, and what it is compared with; undefined when there is none but those. */
export function measuresTable({targets}: RunResult): Table | undefined {
  const more = targets.some(({measured}) =>
    MEASURES.some(one => !IN_TARGETS_TABLE.includes(one) && measured[one] !== undefined)
  );
  if (!more) return undefined;
  return {
    columns: [
      {title: 'Image', kind: 'code'},
      {title: 'Platform', kind: 'text'},
      ...MEASURES.map(measure => ({title: MEASURE_TITLES[measure], kind: 'number' as const})),
      {title: 'Compared with', kind: 'code'}
    ],
    rows: targets.map(target => [
      imageAndVariant(target),
      target.platform,
      ...MEASURES.map(measure => measureCell(target, measure)),
      describeBefore(target.before)
    ])
  };
}

const describeBefore = (before: Before | undefined): string =>
  before === undefined ? '' : [before.reference, before.created && `of ${before.created}`].filter(Boolean).join(' ');
