import type {Facts} from '../context/facts.ts';
import {ActionError} from '../errors.ts';
import {joinEntry, splitEntry} from '../inputs/pairs.ts';
import type {NameSettings} from '../inputs/settings.ts';
import {isTemplate} from '../inputs/templates/engine.ts';
import type {Labels} from '../oci/annotations.ts';
import {startRules} from './rules/rule-run.ts';

/** The value of a label, an annotation or a build argument with its expressions worked out; the key is for the message. */
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
        remedy: 'Correct the expression in "labels", "annotations" or "build-args".',
        cause: error
      });
    }
  };
}

/** A `KEY=VALUE` entry; one without a value takes it from the job's environment as it is. */
export function expandBuildArg(entry: string, expand: Expand): string {
  const {key, value} = splitEntry(entry);
  return joinEntry(value === undefined ? {key} : {key, value: expand(value, key)});
}

/** Entries with their expressions worked out, and what is to be said of those that are left out. */
export interface Expanded<T extends Entry> {
  readonly entries: readonly T[];
  readonly notes: readonly string[];
}

type Entry = Readonly<Record<'key' | 'value', string>>;

/**
 * An expression may stand in a key, or around a whole entry: `{{#if tag}}key=value{{/if}}`. What a branch is called never
 * makes a key of a value.
 */
export function expandEntries<T extends Entry>(entries: readonly T[], expand: Expand): Expanded<T> {
  const expanded = entries.map((entry): {readonly entry?: T; readonly note?: string} => {
    const {key, value} = entry;
    if (!isTemplate(key)) return {entry: {...entry, value: expand(value, key)}};
    const text = expand(`${key}=${value}`, key);
    const [, name = '', rest = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (name !== '' && !/\s/.test(name)) return {entry: {...entry, key: name, value: rest}};
    return text.trim() === '' ? {} : {note: `"${key}=${value}" gives "${text}", which has no name: it is left out.`};
  });
  return {
    entries: expanded.flatMap(({entry}) => entry ?? []),
    notes: expanded.flatMap(({note}) => note ?? [])
  };
}

/** Labels by key; of a repeated key the last one counts. */
export function expandLabels(
  labels: Labels,
  expand: Expand
): {readonly labels: Labels; readonly notes: readonly string[]} {
  const {entries, notes} = expandEntries(
    Object.entries(labels).map(([key, value]) => ({key, value})),
    expand
  );
  return {labels: Object.fromEntries(entries.map(({key, value}) => [key, value])), notes};
}
