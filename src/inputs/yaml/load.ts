import * as z from 'zod/mini';
import {type Place, type Problem, placeAt} from '../problems.ts';
import {parseYaml} from './document.ts';
import {exampleFor} from './examples.ts';
import {explainIssues, valueAt} from './explain.ts';

export interface Loaded<T> {
  readonly data: T;
  readonly place: Place;
}

interface Source {
  /** Name of the input or path of the file. */
  readonly label: string;
  readonly text: string;
  readonly secret?: boolean;
}

/**
 * Reads a YAML text by its schema. Wrong parts are reported and left out, so that the rest is looked at as well.
 * @returns undefined when nothing of it is usable.
 */
export function loadYaml<T>(schema: z.ZodMiniType<T>, source: Source, problems: Problem[]): Loaded<T> | undefined {
  const yaml = parseYaml(source.text, source.secret ?? false);
  if (!yaml.ok) {
    problems.push({input: source.label, message: yaml.message, line: yaml.line});
    return undefined;
  }
  if (yaml.value === null) {
    placeAt(problems, source.label).problem('is empty', exampleFor(source.label) ?? WHOLE_FILE);
    return undefined;
  }
  const secret = source.secret ?? false;
  const result = z.safeParse(schema, yaml.value);
  if (result.success) return {data: result.data, place: placeAt(problems, source.label, yaml.lineOf)};
  const wrong = explainIssues(result.error.issues, {
    place: placeAt(problems, source.label, yaml.lineOf),
    value: yaml.value,
    secret
  });
  const pruned = pruneUntilRight(schema, yaml.value, wrong);
  if (pruned === undefined) return undefined;
  return {data: pruned.data, place: placeAt(withoutEchoes(problems, source.label, wrong), source.label, yaml.lineOf)};
}

const WHOLE_FILE =
  'Describe an image in it, such as "images: {app: {repositories: [ghcr.io/acme/app]}}", or remove it.';

type Path = readonly PropertyKey[];

/** So often what is left may be wrong for what was taken out: a key that is needed, a list that is to have an item. */
const MAX_ROUNDS = 8;

/** The rest of a value without its wrong parts, each as small as the schema lets it be. */
function pruneUntilRight<T>(schema: z.ZodMiniType<T>, given: unknown, wrong: readonly Path[]) {
  let value = given;
  let paths = wrong;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    value = prune(value, paths);
    if (value === undefined) return undefined;
    const result = z.safeParse(schema, value);
    if (result.success) return {data: result.data};
    // What is missing now was taken out: what needs it goes as well, without another word.
    paths = explainIssues(result.error.issues, {place: placeAt([], ''), value, secret: true});
  }
  return undefined;
}

/** A copy without the values at these paths; of what is not there, without what should have it. */
function prune(value: unknown, paths: readonly Path[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const path of paths) {
    const there = valueAt(copy, path) === undefined ? path.slice(0, -1) : path;
    // The places of the other items of a list are told by their numbers.
    const whole = Array.isArray(valueAt(copy, there.slice(0, -1))) ? there.slice(0, -1) : there;
    const last = whole.at(-1);
    if (last === undefined) return undefined;
    const parent = valueAt(copy, whole.slice(0, -1));
    if (typeof parent === 'object' && parent !== null) delete (parent as Record<PropertyKey, unknown>)[last];
  }
  return copy;
}

/** An item of a list that had a wrong key is not told again that it lacks one: it may be what that key was to be. */
function withoutEchoes(problems: Problem[], label: string, wrong: readonly Path[]): Pick<Problem[], 'push'> {
  const items = wrong.flatMap(path =>
    path.flatMap((step, at) => (typeof step === 'number' ? [path.slice(0, at + 1)] : []))
  );
  const parents = new Set(items.map(path => placeAt([], label, undefined, toSteps(path)).name));
  return {
    push: (...found) => problems.push(...found.filter(({input}) => !parents.has(input)))
  };
}

const toSteps = (path: Path): readonly (string | number)[] =>
  path.map(step => (typeof step === 'number' ? step : String(step)));
