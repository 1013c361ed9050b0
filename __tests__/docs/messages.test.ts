import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import ts from 'typescript';
import {describe, expect, it, test} from 'vitest';
import {pages, ROOT} from '../support/pages.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Of a text of the source, where each `${…}` may be anything. */
const patternOf = (parts: readonly string[]): RegExp => new RegExp(`^${parts.map(escaped).join('.*')}$`, 's');

/** Texts that say something by themselves. */
const MIN_LENGTH = 12;

function messagesOf(file: string): readonly RegExp[] {
  const found: RegExp[] = [];
  const add = (...parts: readonly string[]): void => {
    if (parts.join('').length >= MIN_LENGTH) found.push(patternOf(parts));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) add(node.text);
    if (ts.isTemplateExpression(node)) {
      add(node.head.text, ...node.templateSpans.map(({literal}) => literal.text));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

const messages = globSync('src/**/*.ts', {cwd: ROOT}).flatMap(messagesOf);
const isMessage = (text: string): boolean => messages.some(message => message.test(text));

/** Rows of tables with the head `| message | what to do |`. */
const quoted = pages().flatMap(({name, text}) =>
  (text.split('\n| message | what to do |\n')[1] ?? '')
    .split('\n')
    .map(row => /^\| `(?<message>.+?)` \|/.exec(row)?.groups?.message)
    .filter(message => message !== undefined)
    .map(message => ({name, message}))
);

describe('the action says what a page quotes', () => {
  test.each(quoted)('$name: $message', ({message}) => expect(isMessage(message)).toBe(true));

  it('and nothing else', () => expect(isMessage('The registry is on holiday.')).toBe(false));
});
