import {parse, stringify} from 'yaml';
import {INPUT_NAMES} from '../../src/inputs/definitions.ts';
import {ConfigSchema} from '../../src/inputs/yaml/schema.ts';
import type {CodeBlock} from './markdown.ts';

/** How the pages and examples name the action. */
export const ACTION = 'org/multiarch-build@v1';

/** A YAML block of a page, made whole: fragments get what the page leaves out. */
export interface Snippet {
  readonly kind: 'workflow' | 'config';
  readonly text: string;
}

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a workflow, a job, a list of steps, the inputs of a step, or the config file; anything else is an error. */
export function snippetOf({text, line}: Pick<CodeBlock, 'text' | 'line'>): Snippet {
  const value: unknown = parse(text);
  if (Array.isArray(value)) return workflow({steps: value});
  if (!isMapping(value)) throw new Error(`line ${line}: no mapping and no list`);
  if ('jobs' in value) return 'on' in value ? {kind: 'workflow', text} : ofWorkflow({on: 'push', ...value});
  if ('on' in value) return ofWorkflow({...value, jobs: {images: jobOf({steps: [{uses: ACTION}]})}});
  if ('steps' in value) return workflow(value);
  if ('with' in value) return workflow({steps: [{uses: ACTION, ...value}]});
  const isInputs = Object.values(value).every(one => typeof one === 'string');
  if (isInputs && Object.keys(value).every(name => (INPUT_NAMES as readonly string[]).includes(name))) {
    return workflow({steps: [{uses: ACTION, with: value}]});
  }
  const isWhole = Object.keys(value).every(key => key in ConfigSchema.shape);
  return {kind: 'config', text: isWhole ? text : stringify({images: {app: value}})};
}

const jobOf = (job: Mapping): Mapping => ({'runs-on': 'ubuntu-latest', ...job});
const ofWorkflow = (value: Mapping): Snippet => ({kind: 'workflow', text: stringify(value)});
const workflow = (job: Mapping): Snippet => ofWorkflow({on: 'push', jobs: {images: jobOf(job)}});

/** The inputs of every use of the action in a workflow, expressions left as they are. */
export function usesOf(text: string): readonly Readonly<Record<string, string>>[] {
  const {jobs} = parse(text) as {jobs: Record<string, {steps?: readonly {uses?: string; with?: Mapping}[]}>};
  return Object.values(jobs).flatMap(({steps = []}) =>
    steps
      .filter(({uses}) => uses === ACTION)
      .map(step => Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, String(value)])))
  );
}
