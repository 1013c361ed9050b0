import {execFileSync} from 'node:child_process';
import {cpSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import {commit} from './checkout.ts';
import {temporaryFolder} from './folders.ts';
import type {Inputs} from './inputs.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples/', import.meta.url));

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
  const cwd = exampleFolder(name);
  return {cwd, sha: commit(cwd, files), inputs: workflowInputs(name, 'images')};
}

/** The same with nothing committed yet. */
export function exampleFolder(name: string): string {
  const cwd = temporaryFolder();
  cpSync(join(EXAMPLES, name), cwd, {recursive: true, filter: path => !path.includes('node_modules')});
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], {cwd});
  return cwd;
}

/** `with` of the step of an example's workflow that uses the action, expressions and all. */
export function workflowInputs(name: string, workflow: string): Inputs {
  const path = join(EXAMPLES, name, '.github/workflows', `${workflow}.yml`);
  const {jobs} = parse(readFileSync(path, 'utf8')) as Workflow;
  const step = Object.values(jobs)
    .flatMap(({steps}) => steps)
    .find(({uses}) => uses?.startsWith('org/multiarch-build@'));
  if (!step?.with) throw new Error(`${path} does not use the action`);
  return Object.fromEntries(Object.entries(step.with).map(([key, value]) => [key, String(value)]));
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
