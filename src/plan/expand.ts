import type {Facts} from '../context/facts.ts';
import {ActionError} from '../errors.ts';
import type {NameSettings} from '../inputs/settings.ts';
import type {Labels} from '../oci/annotations.ts';
import {startRules} from './rules/rule-run.ts';

/** A label's or annotation's value with its expressions worked out; the key is for the message. */
export type Expand = (value: string, key: string) => string;

/** @throws ActionError `invalid-input` (its result does) for an expression that cannot be worked out. */
export function expander(names: NameSettings, facts: Facts): Expand {
  const {expand} = startRules(facts, names);
  return (value, key) => {
    try {
      return expand(value);
    } catch (error) {
      throw new ActionError({
        code: 'invalid-input',
        message: `The value of "${key}" cannot be worked out: ${error instanceof Error ? error.message : error}`,
        remedy: 'Correct the expression in the inputs "labels" and "annotations".',
        cause: error
      });
    }
  };
}

export const expandValues = (labels: Labels, expand: Expand): Labels =>
  Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, expand(value, key)]));
