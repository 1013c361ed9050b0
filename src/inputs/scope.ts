import type {InputName} from './definitions.ts';
import type {Place} from './problems.ts';

/** What the readers of single inputs work with. */
export interface Scope {
  /** The text of an input, '' when not given. */
  readonly text: (name: InputName) => string;
  /** Where problems of an input go. */
  readonly at: (name: InputName) => Place;
}

/** The parsed input, or undefined when it is empty or wrong (which is reported). */
export function optional<T>(scope: Scope, name: InputName, parse: (text: string) => T): T | undefined {
  const text = scope.text(name);
  return text === '' ? undefined : scope.at(name).attempt(() => parse(text));
}
