/** A fenced block of a page. */
export interface CodeBlock {
  /** Of the fence: `yaml`. */
  readonly language: string;
  readonly text: string;
  /** Line of the page where the text begins, from 1. */
  readonly line: number;
  /** Path of the file that the block shows, where the line above the fence begins with it: `**`path`**`. */
  readonly file?: string;
}

const FENCE = /^(?<indent> *)(?<marks>`{3,})(?<language>\S*)/;
const SHOWN_FILE = /^\*\*`(?<file>[^`]+)`\*\*/;

/** Every fenced block of a page of Markdown. A fence that is never closed is an error. */
export function codeBlocks(markdown: string): readonly CodeBlock[] {
  const lines = markdown.split('\n');
  const blocks: CodeBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const {indent = '', marks = '', language = ''} = FENCE.exec(lines[at] ?? '')?.groups ?? {};
    if (marks === '') continue;
    const end = lines.findIndex((line, index) => index > at && line.trim() === marks);
    if (end < 0) throw new Error(`the block in line ${at + 1} has no end`);
    const text = lines
      .slice(at + 1, end)
      .map(line => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
      .join('\n');
    const file = SHOWN_FILE.exec(lastFilled(lines.slice(0, at)))?.groups?.file;
    blocks.push({language, text: `${text}\n`, line: at + 2, ...(file === undefined ? {} : {file})});
    at = end;
  }
  return blocks;
}

const lastFilled = (lines: readonly string[]): string => lines.findLast(line => line.trim() !== '') ?? '';

/** The files that a page shows whole, by their paths. The same path twice is an error. */
export function shownFiles(markdown: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const {file, text, line} of codeBlocks(markdown)) {
    if (file === undefined) continue;
    if (file in files) throw new Error(`line ${line} shows ${file} again`);
    files[file] = text;
  }
  return files;
}

/** `[text](target)` outside of code: the targets. */
export const linkTargets = (markdown: string): readonly string[] =>
  [...proseOf(markdown).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);

/** Anchors of the headings, as GitHub makes them. */
export const anchors = (markdown: string): readonly string[] =>
  [...proseOf(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-')
  );

/** Without fenced blocks; inline code is kept. */
const proseOf = (markdown: string): string => markdown.replace(/^ *(`{3,})[^`]*\n[\s\S]*?^ *\1 *$/gm, '');
