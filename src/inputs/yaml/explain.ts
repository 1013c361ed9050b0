import type * as z from 'zod/mini';
import type {Place} from '../problems.ts';
import {didYouMean, nearest} from '../suggest.ts';
import {exampleFor} from './examples.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Reports zod's issues in words; @returns the paths of the values that are wrong. */
export function explainIssues(issues: readonly Issue[], text: Explained): readonly Path[] {
  return issues.flatMap(issue => explain(issue, [], text));
}

export interface Explained {
  readonly place: Place;
  readonly value: unknown;
  /** No text of it may be quoted. */
  readonly secret: boolean;
}

function explain(issue: Issue, prefix: Path, text: Explained): readonly Path[] {
  const path = [...prefix, ...issue.path];
  const place = placeOf(text.place, path);
  if (issue.code === 'unrecognized_keys') {
    const right = issue.message.split(' ');
    for (const key of issue.keys) place.child(key).problem(`"${key}" is not a key here`, didYouMean(key, right));
    return issue.keys.map(key => [...path, key]);
  }
  if (issue.code === 'invalid_union') {
    const branch = meantBranch(issue.errors);
    if (branch !== undefined) return branch.flatMap(inner => explain(inner, path, text));
  }
  const value = valueAt(text.value, path);
  const choices = choicesOf(issue);
  const near = typeof value === 'string' ? nearest(value, choices) : undefined;
  const what = value === undefined ? 'is missing' : `${describe(value, text.secret)} is not right here`;
  place.problem(`${what} (want ${wanted(issue)})`, near ? `Did you mean "${near}"?` : exampleFor(place.name));
  return [path];
}

/** The branch of a union whose kind fits and whose content is wrong; undefined when no kind fits. */
const meantBranch = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  branches.find(issues => !issues.some(({code, path}) => path.length === 0 && code !== 'unrecognized_keys'));

function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_union':
      return [...new Set(issue.errors.flatMap(branch => branch.slice(0, 1).map(wanted)))].join(' or ');
    case 'invalid_value':
      return issue.values.join(' or ');
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  null: 'nothing'
};

/** The fixed words that would be right. */
function choicesOf(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(choicesOf);
  return issue.code === 'invalid_value' && issue.path.length === 0 ? issue.values.map(String) : [];
}

/** A wrong value as far as it may be shown. */
function describe(value: unknown, secret: boolean): string {
  if (value === undefined || value === null) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (secret) return 'this text';
  return typeof value === 'string' ? `"${value.slice(0, 60)}"` : `the ${typeof value} ${String(value)}`;
}

const placeOf = (root: Place, path: Path): Place =>
  path.reduce<Place>((place, step) => place.child(typeof step === 'number' ? step : String(step)), root);

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
