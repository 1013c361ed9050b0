import {execFileSync} from 'node:child_process';
import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import {temporaryFolder} from './folders.ts';
import type {Inputs} from './inputs.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples/', import.meta.url));

/** Base images, packages and emulated builds, on a machine that may be busy. */
export const PATIENCE_MS = 900_000;

export interface Example {
  /** A workspace with its files, checked out at a commit. */
  readonly cwd: string;
  readonly sha: string;
  /** `with` of its workflow's step, expressions and all. */
  readonly inputs: Inputs;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<string, {readonly steps: readonly {readonly uses?: string; readonly with?: Record<string, unknown>}[]}>
  >;
}

/** A copy of an example as its owner's repository, with files in place of its own. */
export function example(name: string, files: Readonly<Record<string, string>> = {}): Example {
  const cwd = temporaryFolder();
  cpSync(join(EXAMPLES, name), cwd, {recursive: true, filter: path => !path.includes('node_modules')});
  for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
  const git = (...args: string[]): string => execFileSync('git', args, {cwd, encoding: 'utf8'}).trim();
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com', 'commit', '--quiet', '--message', 'First');
  const {jobs} = parse(readFileSync(join(cwd, '.github/workflows/images.yml'), 'utf8')) as Workflow;
  const step = Object.values(jobs)
    .flatMap(({steps}) => steps)
    .find(({uses}) => uses?.startsWith('org/multiarch-build@'));
  if (!step?.with) throw new Error(`the workflow of ${name} does not use the action`);
  const inputs = Object.fromEntries(Object.entries(step.with).map(([key, value]) => [key, String(value)]));
  return {cwd, sha: git('rev-parse', 'HEAD'), inputs};
}

/** The inputs with their expressions worked out, as GitHub does; one that is not in `values` is a mistake of the test. */
export const evaluated = (inputs: Inputs, values: Readonly<Record<string, string>>): Inputs =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
        const value = values[expression];
        if (value === undefined) throw new Error(`the test has no value of ${expression}`);
        return value;
      })
    ])
  );
