import {readFileSync} from 'node:fs';
import {inject} from 'vitest';
import {parse} from 'yaml';
import {lab} from './lab.ts';

export type Inputs = Readonly<Record<string, string>>;

interface Manifest {
  readonly inputs: Readonly<Record<string, {readonly default?: string}>>;
}

const MANIFEST = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')) as Manifest;

/** What the job's `github.token` is in these tests: no token of anything. */
export const JOB_TOKEN = 'token-of-the-job';

/** INPUT_* variables as the runner makes them: every declared input, and each undeclared one that the step has. */
export function inputVariables(inputs: Inputs): Record<string, string> {
  const defaults = Object.fromEntries(
    Object.entries(MANIFEST.inputs).map(([name, row]) => [name, evaluate(row.default ?? '')])
  );
  return Object.fromEntries(
    Object.entries({...defaults, ...inputs}).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value
    ])
  );
}

function evaluate(text: string): string {
  const value = text.replaceAll(/\$\{\{\s*github\.token\s*\}\}/g, JOB_TOKEN);
  if (value.includes('${{')) throw new Error(`the runner of these tests does not know ${text}`);
  return value;
}

/** The builder that all tests share: a second less for each. */
export const sharedBuilder = (): Inputs => ({builder: inject('builder')});

/** For a builder of the run's own, that reaches the lab's registries. */
export const ownBuilder = (): Inputs => ({
  'driver-opts': lab().LAB_DRIVER_OPTS,
  'buildkitd-config-inline': readFileSync(lab().LAB_BUILDKITD_CONFIG, 'utf8')
});
