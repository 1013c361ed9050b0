import * as z from 'zod/mini';
import {type Place, type Problem, placeAt} from '../problems.ts';
import {parseYaml} from './document.ts';
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
  const place = placeAt(problems, source.label, yaml.lineOf);
  const result = z.safeParse(schema, yaml.value);
  if (result.success) return {data: result.data, place};
  const wrong = explainIssues(result.error.issues, {place, value: yaml.value, secret: source.secret ?? false});
  const pruned = z.safeParse(schema, prune(yaml.value, wrong));
  return pruned.success ? {data: pruned.data, place} : undefined;
}

/** A copy without the values at these paths; a list with a wrong item goes as a whole. */
function prune(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const path of paths) {
    const end = path.findIndex((_step, index) => Array.isArray(valueAt(copy, path.slice(0, index))));
    const whole = end < 0 ? path : path.slice(0, end);
    const parent = valueAt(copy, whole.slice(0, -1));
    const last = whole.at(-1);
    if (last === undefined) return undefined;
    if (typeof parent === 'object' && parent !== null) delete (parent as Record<PropertyKey, unknown>)[last];
  }
  return copy;
}
