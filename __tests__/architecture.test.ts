import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, posix} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it, test} from 'vitest';

const src = join(dirname(fileURLToPath(import.meta.url)), '../src');

/**
 * The order of DESIGN.md, lowest first: a folder imports from its own level and below. `engine` (docker's argv and
 * output) stands beside buildx. Adapters implement ports, and only main knows them: main.ts and what it has beside it.
 */
const LEVELS: readonly (readonly string[])[] = [
  ['oci', 'errors'],
  ['inputs', 'context'],
  ['plan', 'buildx', 'engine', 'image'],
  ['ports'],
  ['stages', 'report', 'adapters'],
  ['run'],
  ['action', 'cli'],
  ['main']
];

/** What buildx and engine make and read is data of the ports (Command, ContainerSpec, …): its types, and nothing else. */
const TYPES_OF_PORTS = ['buildx', 'engine'];

interface Import {
  /** `stages/build.ts`. */
  readonly file: string;
  /** `stages`; a file of src itself counts by its name. */
  readonly folder: string;
  /** As written. */
  readonly specifier: string;
  /** File of src, or undefined for a package. */
  readonly target?: string;
  readonly typesOnly: boolean;
}

const files: readonly string[] = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts'))
  .sort();
const folderOf = (file: string): string => (file.split('/')[0] ?? '').replace(/\.ts$/, '');
const textOf = (file: string): string => readFileSync(join(src, file), 'utf8');
/** Code without comments, for rules about words. */
const codeOf = (file: string): string =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

const STATIC =
  /^(?:import|export)\s+(?<type>type\s+)?(?<names>\{[^}]*\}|\*(?:\s+as\s+\w+)?|\w+)\s+from\s+'(?<specifier>[^']+)'|^import\s+'(?<bare>[^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'(?<specifier>[^']+)'/g;

function importsOf(file: string): readonly Import[] {
  const code = codeOf(file);
  const make = (specifier: string, typesOnly: boolean): Import => ({
    file,
    folder: folderOf(file),
    specifier,
    ...(specifier.startsWith('.') ? {target: posix.join(posix.dirname(file), specifier)} : {}),
    typesOnly
  });
  return [
    ...[...code.matchAll(STATIC)].map(({groups}) =>
      make(groups?.specifier ?? groups?.bare ?? '', isTypesOnly(groups ?? {}))
    ),
    ...[...code.matchAll(DYNAMIC)].map(({groups}) => make(groups?.specifier ?? '', false))
  ];
}

/** `import type …`, or `import {type A, type B}`. */
function isTypesOnly({type, names = ''}: Record<string, string | undefined>): boolean {
  if (type) return true;
  const listed = /^\{(.*)\}$/s
    .exec(names.trim())?.[1]
    ?.split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  return listed?.every(name => name.startsWith('type ')) ?? false;
}

const imports = files.flatMap(importsOf);
const show = ({file, specifier}: Import): string => `${file} → ${specifier}`;
const level = (folder: string): number => LEVELS.findIndex(folders => folders.includes(folder));

describe('the test itself', () => {
  it('sees the files and their imports', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(200);
    const withoutImports = files.filter(file => /^import /m.test(textOf(file)) && importsOf(file).length === 0);
    expect(withoutImports).toEqual([]);
    expect(imports.filter(({target}) => target !== undefined && !files.includes(target)).map(show)).toEqual([]);
  });

  it('knows every folder of src', () => {
    expect([...new Set(files.map(folderOf))].filter(folder => level(folder) < 0)).toEqual([]);
  });

  test.each([
    {line: "import type {A} from './a.ts';", want: [true]},
    {line: "import {type A, type B} from './a.ts';", want: [true]},
    {line: "import {type A, b} from './a.ts';", want: [false]},
    {line: "import {\n  a,\n  b\n} from './a.ts';", want: [false]},
    {line: "import * as core from '@actions/core';", want: [false]},
    {line: "export type {A} from './a.ts';", want: [true]},
    {line: "import './a.ts';", want: [false]}
  ])('reads $line', ({line, want}) => {
    expect([...line.matchAll(STATIC)].map(({groups}) => isTypesOnly(groups ?? {}))).toEqual(want);
  });
});

describe('imports', () => {
  it('point one way', () => {
    const wrong = imports.filter(({folder, target, typesOnly}) => {
      if (target === undefined) return false;
      const to = folderOf(target);
      if (to === 'ports' && typesOnly && TYPES_OF_PORTS.includes(folder)) return false;
      return level(to) > level(folder);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('have no cycle between files', () => {
    const edges = new Map(files.map(file => [file, [] as string[]]));
    for (const {file, target, typesOnly} of imports) if (target && !typesOnly) edges.get(file)?.push(target);
    expect(cycleOf(edges)).toEqual([]);
  });

  it('have no cycle between folders, types of ports apart', () => {
    const edges = new Map([...new Set(files.map(folderOf))].map(folder => [folder, [] as string[]]));
    for (const {folder, target, typesOnly} of imports) {
      const to = target && folderOf(target);
      const excepted = to === 'ports' && typesOnly && TYPES_OF_PORTS.includes(folder);
      if (to && to !== folder && !excepted) edges.get(folder)?.push(to);
    }
    expect(cycleOf(edges)).toEqual([]);
  });

  it('reach adapters from main alone', () => {
    const wrong = imports.filter(
      ({folder, target}) => target && folderOf(target) === 'adapters' && !['adapters', 'main'].includes(folder)
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('never reach main, and reach action from main alone', () => {
    const wrong = imports.filter(
      ({folder, target}) =>
        target === 'main.ts' ||
        (target?.startsWith('main/') && folder !== 'main') ||
        (target === 'action.ts' && folder !== 'main')
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('take ports for types only, and ports hold no code at all', () => {
    expect(imports.filter(({target, typesOnly}) => target?.startsWith('ports/') && !typesOnly).map(show)).toEqual([]);
    const ports = files.filter(file => folderOf(file) === 'ports');
    expect(ports.length).toBeGreaterThan(5);
    expect(ports.filter(file => /^(export )?(const|let|function|class|enum) /m.test(codeOf(file)))).toEqual([]);
  });

  it('say the whole name of every file', () => {
    expect(imports.filter(({target}) => target && !target.endsWith('.ts')).map(show)).toEqual([]);
  });
});

describe('the outside world', () => {
  const OUTSIDE =
    /^(@actions\/|(node:)?(fs|child_process|http|https|http2|net|tls|dgram|dns|worker_threads|cluster|diagnostics_channel)(\/|$))/;

  it('is touched by adapters alone', () => {
    const wrong = imports.filter(({folder, specifier}) => OUTSIDE.test(specifier) && folder !== 'adapters');
    expect(wrong.map(show)).toEqual([]);
  });

  it('is reached by built-in modules of their full name', () => {
    const plain = imports.filter(({specifier}) =>
      /^(fs|path|os|crypto|url|util|events|stream|child_process)$/.test(specifier)
    );
    expect(plain.map(show)).toEqual([]);
  });

  it('has a command line that only decides: what it asks of git goes through a port', () => {
    const cli = imports.filter(({folder}) => folder === 'cli');
    expect(cli.length).toBeGreaterThan(20);
    expect(cli.filter(({target}) => target && ['adapters', 'action'].includes(folderOf(target))).map(show)).toEqual([]);
  });

  it('gives its environment to main.ts alone', () => {
    expect(files.filter(file => /\bprocess\s*\.\s*env\b|\bprocess\[/.test(codeOf(file)))).toEqual(['main.ts']);
  });

  it('is not asked through the global process; a Process port has nothing but run', () => {
    const wrong = files.filter(
      file =>
        !['main', 'adapters'].includes(folderOf(file)) && /(?<!\/)\bprocess\s*\.\s*(?!run\b)\w+/.test(codeOf(file))
    );
    expect(wrong).toEqual([]);
  });

  it('has no part in the pure modules: neither clock, nor chance, nor network', () => {
    const pure = ['oci', 'errors', 'inputs', 'context', 'plan', 'buildx', 'engine', 'image', 'ports', 'report'];
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\brandom(Bytes|UUID|Int)\b|\bset(Timeout|Interval|Immediate)\(|\bfetch\(|\bconsole\./;
    const wrong = files.filter(file => pure.includes(folderOf(file)) && impure.test(codeOf(file)));
    expect(wrong).toEqual([]);
  });

  it('has no shell in it', () => {
    const wrong = files.filter(file =>
      /\bshell:|\bexecSync\(|'(\/bin\/)?(ba)?sh',|\b(eval|Function)\(/.test(codeOf(file))
    );
    expect(wrong).toEqual([]);
  });
});

/** A cycle as the names along it, or nothing. */
function cycleOf(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): readonly string[] => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return [];
    const cycles = (edges.get(node) ?? []).map(next => walk(next, [...path, node]));
    done.add(node);
    return cycles.find(cycle => cycle.length > 0) ?? [];
  };
  return [...edges.keys()].map(node => walk(node, [])).find(cycle => cycle.length > 0) ?? [];
}
