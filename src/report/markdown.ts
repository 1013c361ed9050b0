import {count, NONE, oneLine} from './format.ts';
import {type Cell, type Column, isEmpty, type Table, withoutEmptyColumns} from './table.ts';

/** No `;`, `$` or `*`: what could be an entity, a formula or emphasis is not made a link. */
const URL_PATTERN = /(https?:\/\/[\w\-.~:/?#@!&'+,=%]*[\w/=#])/;

const SPECIAL = /[&<>$\\`*[\]~|]|(?<!\w)@(?=\w)|#(?=\d)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

// A zero-width space keeps @name and #1 from becoming mentions; GitHub reads those after it decoded every entity.
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  $: '&#36;',
  '@': '@&#8203;',
  '#': '#&#8203;'
};

/** Foreign text as one line of Markdown that shows exactly that text, in a table cell too. URLs stay links. */
export const escapeText = (text: string, max?: number): string =>
  oneLine(text, max)
    .split(URL_PATTERN)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : escapePart(part)))
    .join('')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');

const escapePart = (text: string): string =>
  text.replace(SPECIAL, character => ENTITIES[character] ?? `\\${character}`);

/** A few lines of foreign text, kept as lines. */
export const escapeLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, 20)
    .map(line => escapeText(line, 1000))
    .join('<br>');

/** Foreign text as inline code. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === '') return NONE;
  // A code span has no escapes of its own: with a backtick or a pipe inside, entities are the only safe form.
  return /[`|\\]/.test(line) ? `<code>${toEntities(line)}</code>` : `\`${line}\``;
}

const toEntities = (text: string): string =>
  text.replace(/[^\w\s./:-]/gu, character => `&#${character.codePointAt(0)};`);

/** A code block whose fence is longer than any run of backticks inside. */
export function fence(lines: readonly string[], language = ''): string {
  const longest = Math.max(2, ...lines.flatMap(line => (line.match(/`+/g) ?? []).map(run => run.length)));
  const marks = '`'.repeat(longest + 1);
  return [`${marks}${language}`, ...lines, marks].join('\n');
}

/** A block that unfolds; `body` is Markdown. */
export const fold = (title: string, body: string, open = false): string =>
  `<details${open ? ' open' : ''}>\n<summary>${toHtml(title)}</summary>\n\n${body}\n\n</details>`;

const toHtml = (text: string): string =>
  oneLine(text).replace(/[&<>]|(?<!\w)@(?=\w)|#(?=\d)/g, character => ENTITIES[character] ?? character);

export const bullets = (items: readonly string[], max: number): string =>
  capped(items, max, hidden => `and ${hidden} more`)
    .map(item => `- ${item}`)
    .join('\n');

/** The first `max` items, then one that counts the others. */
export function capped(items: readonly string[], max: number, rest: (hidden: number) => string): readonly string[] {
  return items.length <= max ? items : [...items.slice(0, max), rest(items.length - max)];
}

/** A Markdown table without its empty columns, at most `max` rows. */
export function markdownTable(table: Table, max: number): string {
  const {columns, rows} = withoutEmptyColumns(table);
  const lines = [
    columns.map(({title}) => title),
    columns.map(({kind}) => (kind === 'number' ? '--:' : '---')),
    ...rows.slice(0, max).map(row => columns.map((column, index) => markdownCell(column, row[index], max)))
  ].map(cells => `| ${cells.join(' | ')} |`);
  return rows.length > max ? `${lines.join('\n')}\n\n${count(rows.length - max, 'more row')}.` : lines.join('\n');
}

function markdownCell({kind}: Column, cell: Cell | undefined, max: number): string {
  if (cell === undefined || isEmpty(cell)) return NONE;
  const write = (text: string): string => (kind === 'code' ? code(text) : escapeText(text));
  if (typeof cell === 'string') return write(cell);
  return capped(cell.map(write), max, hidden => `and ${hidden} more`).join(', ');
}
