import {NONE} from './format.ts';

/** A table before it is written as Markdown or as plain text; cells hold unescaped text. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly title: string;
  /** `code`: names and references; `number`: aligned to the right. */
  readonly kind: 'text' | 'code' | 'number';
}

/** A list is shown item by item. */
export type Cell = string | readonly string[];

/** Leaves out columns that say nothing in any row. */
export function withoutEmptyColumns({columns, rows}: Table): Table {
  const used = columns.map((_, index) => rows.some(row => !isEmpty(row[index])));
  const keep = <T>(items: readonly T[]): readonly T[] => items.filter((_, index) => used[index]);
  return {columns: keep(columns), rows: rows.map(keep)};
}

export const isEmpty = (cell: Cell | undefined): boolean =>
  cell === undefined || cell.length === 0 || (typeof cell === 'string' && cell === NONE);
