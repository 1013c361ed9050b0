export interface ListSyntax {
  /** Commas separate entries as newlines do. False: only newlines do (`ignoreComma` of Docker's actions). */
  readonly commas?: boolean;
  /** CSV quoting of entries that hold newlines, commas or quotes. */
  readonly quotes?: boolean;
}

/**
 * Splits a list input as Docker's actions do: newline or comma separated, CSV quoting (`"a ""b"" c"`, also over several
 * lines), blank entries dropped, entries trimmed. Lines that start with `#` are comments.
 * @throws Error with the line of a quote that is never closed.
 */
export function parseList(text: string, {commas = true, quotes = true}: ListSyntax = {}): readonly string[] {
  return parseRecords(text, quotes)
    .flatMap(({fields}) => (commas ? fields : [fields.join(',')]))
    .map(entry => entry.trim())
    .filter(entry => entry !== '');
}

/** The fields of one line: `name=ghcr.io/acme/app,enable=true`. */
export const parseFields = (line: string): readonly string[] =>
  (parseRecords(line, true)[0]?.fields ?? []).map(field => field.trim());

/** A line of a list of rules, `type=semver,"pattern=\d{1,2}"`, as its fields. */
export interface ListLine {
  /** Without empty ones. */
  readonly fields: readonly string[];
  /** Line of the text, counted from 1. */
  readonly line: number;
}

/**
 * Splits a list of rules into lines of fields. Quotes go around a field (`type=match,"pattern=a,b"`), or around the
 * whole line with those of its fields doubled.
 * @throws Error with the line of a quote that is never closed.
 */
export const parseLines = (text: string): readonly ListLine[] =>
  parseRecords(text, true)
    .map(({fields: [only = '', ...more], line}) => ({
      fields: more.length > 0 ? [only, ...more] : parseFields(only),
      line
    }))
    .map(({fields, line}) => ({fields: fields.map(field => field.trim()).filter(field => field !== ''), line}))
    .filter(({fields}) => fields.length > 0);

interface TextRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

/** CSV records of a text, with quotes that stand inside a field kept as they are (csv-parse's `relax_quotes`). */
function parseRecords(text: string, quotes: boolean): readonly TextRecord[] {
  const records: TextRecord[] = [];
  const lines = text.replace(/\r\n?/g, '\n');
  let at = 0;
  while (at < lines.length) {
    if (/^[ \t]*#/.test(lines.slice(at, endOfLine(lines, at)))) {
      at = endOfLine(lines, at) + 1;
      continue;
    }
    const {fields, next} = readRecord(lines, at, quotes);
    if (fields.some(field => field !== '')) records.push({fields, line: lineAt(lines, at)});
    at = next;
  }
  return records;
}

function readRecord(text: string, start: number, quotes: boolean): {fields: string[]; next: number} {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const {field, next} = quotes && text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    fields.push(field);
    at = next + 1;
    if (text[next] !== ',') return {fields, next: at};
  }
}

function readPlain(text: string, start: number): {field: string; next: number} {
  let next = start;
  while (next < text.length && text[next] !== ',' && text[next] !== '\n') next++;
  return {field: text.slice(start, next), next};
}

function readQuoted(text: string, start: number): {field: string; next: number} {
  let field = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      field += text[at];
    } else if (text[at + 1] === '"') {
      field += '"';
      at++;
    } else if (at + 1 === text.length || text[at + 1] === ',' || text[at + 1] === '\n') {
      return {field, next: at + 1};
    } else {
      const rest = readPlain(text, at);
      return {field: `"${field}${rest.field}`, next: rest.next};
    }
  }
  throw new Error(
    `the quote opened on line ${lineAt(text, start)} is never closed (write a quote inside a quoted entry twice: "")`
  );
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
