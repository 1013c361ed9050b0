import {type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit} from 'yaml';
import type {LineOf} from '../problems.ts';

export type YamlText =
  | {readonly ok: true; readonly value: unknown; readonly lineOf: LineOf}
  | {readonly ok: false; readonly message: string; readonly line: number};

/**
 * Parses one YAML 1.2 document. Numbers that would not print as they were written (`1.10`, `012`) stay text.
 * @param secret all scalars stay text, and error messages quote nothing of it
 */
export function parseYaml(text: string, secret: boolean): YamlText {
  const lines = new LineCounter();
  const doc = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    ...(secret ? {schema: 'failsafe'} : {merge: true})
  });
  const [error] = doc.errors;
  if (error) {
    const message = secret ? `(${error.code.toLowerCase().replaceAll('_', ' ')})` : `: ${error.message}`;
    return {ok: false, message: `is not valid YAML${message}`, line: lines.linePos(error.pos[0]).line};
  }
  keepNumbersAsWritten(doc);
  const lineOf: LineOf = (path, inner) => {
    const {offset, node} = findNode(doc, path);
    const header = inner !== undefined && isBlock(node) ? startOf(node) : undefined;
    if (header !== undefined) return lines.linePos(header).line + (inner ?? 0);
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };
  try {
    return {ok: true, value: doc.toJS(), lineOf};
  } catch (error) {
    const message = error instanceof Error && !secret ? `: ${error.message}` : ' (a wrong alias)';
    return {ok: false, message: `is not valid YAML${message}`, line: 1};
  }
}

function keepNumbersAsWritten(doc: Document.Parsed): void {
  visit(doc, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'number' || node.source === undefined) return;
      if (String(node.value) !== node.source) node.value = node.source;
    }
  });
}

/** A text of several lines under a `|` or `>`. */
const isBlock = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');

interface Found {
  /** Where the deepest part of the path that exists begins in the text. */
  readonly offset: number | undefined;
  /** The value at the end of the path, if it is there. */
  readonly node?: unknown;
}

function findNode(doc: Document.Parsed, path: readonly (string | number)[]): Found {
  let node: unknown = doc.contents;
  let offset = startOf(node);
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(doc);
    if (isMap(node)) {
      const pair = node.items.find(({key}) => String(isScalar(key) ? key.value : key) === String(step));
      if (pair === undefined) return {offset};
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else {
      return {offset};
    }
  }
  return {offset, node};
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
