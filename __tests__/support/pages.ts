import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {codeBlocks} from './markdown.ts';
import {type Snippet, snippetOf} from './snippets.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** A text of the repository; `name` says where it stands. */
export interface Named {
  readonly name: string;
  readonly text: string;
}

const find = (...patterns: readonly string[]): readonly Named[] =>
  globSync([...patterns], {cwd: ROOT, exclude: path => path.includes('node_modules')})
    .sort()
    .map(name => ({name, text: readFileSync(join(ROOT, name), 'utf8')}));

/** Pages for users. */
export const pages = (): readonly Named[] => find('README.md', 'docs/*.md', 'examples/*/README.md');

/** The YAML blocks of the pages. */
export const snippets = (kind: Snippet['kind']): readonly Named[] =>
  pages().flatMap(page =>
    codeBlocks(page.text)
      .filter(({language, file}) => language === 'yaml' && isOurs(file))
      .map(block => ({name: `${page.name}:${block.line}`, ...snippetOf(block)}))
      .filter(snippet => snippet.kind === kind)
  );

/** Not a compose file or other YAML of a project. */
const isOurs = (file = 'multiarch.yml'): boolean => /multiarch\.yml$|\.github\/workflows\//.test(file);

/** The workflow files of the project and of its examples. */
export const workflowFiles = (): readonly Named[] =>
  find('.github/workflows/*.yml', 'examples/*/.github/workflows/*.yml');

/** The config files of the examples. */
export const configFiles = (): readonly Named[] => find('examples/*/.github/multiarch.yml', 'examples/*/multiarch.yml');
