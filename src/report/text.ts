import {NONE, oneLine} from './format.ts';
import {isEmpty, type Table, withoutEmptyColumns} from './table.ts';

/** A table as aligned columns, without borders. */
export function textTable(table: Table): readonly string[] {
  const {columns, rows} = withoutEmptyColumns(table);
  const lines = [
    columns.map(({title}) => title.toUpperCase()),
    ...rows.map(row =>
      row.map(cell => (isEmpty(cell) ? NONE : oneLine(typeof cell === 'string' ? cell : cell.join(', '))))
    )
  ];
  const widths = columns.map((_, index) => Math.max(...lines.map(line => line[index]?.length ?? 0)));
  return lines.map(line =>
    line
      .map((cell, index) => align(cell, widths[index] ?? 0, columns[index]?.kind === 'number'))
      .join('  ')
      .trimEnd()
  );
}

const align = (text: string, width: number, right: boolean): string =>
  right ? text.padStart(width) : text.padEnd(width);

/** A titled part, indented; nothing when it has no lines. */
export const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map(line => (line === '' ? '' : `  ${line}`))];

/**
 * Keeps foreign text from being a command of the runner, which obeys `::error::` at the start of a line (after
 * spaces too) and `##[error]` anywhere.
 */
export const withoutCommands = (text: string): string =>
  text.replace(/^([^\S\n]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
