import type {ListLine} from '../lists.ts';
import {splitEntry} from '../pairs.ts';
import {didYouMean} from '../suggest.ts';
import {type Flavor, PLAIN_FLAVOR} from './rule.ts';

const KEYS = ['latest', 'prefix', 'suffix', 'onlatest'];

interface Step {
  readonly flavor: Flavor;
  /** What an `onlatest` of this line belongs to. */
  readonly last?: 'prefix' | 'suffix';
}

/** The flavor after one more line of the input, whose entries come over the earlier ones. @throws Error of the entry. */
export const addFlavorLine = (flavor: Flavor, {fields}: ListLine): Flavor =>
  fields.filter(field => field !== '').reduce<Step>(addEntry, {flavor}).flavor;

export const parseFlavor = (lines: readonly ListLine[]): Flavor => lines.reduce(addFlavorLine, PLAIN_FLAVOR);

function addEntry({flavor, last}: Step, field: string): Step {
  const {key, value: given} = splitEntry(field);
  const name = key.trim().toLowerCase();
  if (given === undefined) throw new Error(`"${field}" has no value (want for example latest=false or suffix=-alpine)`);
  const value = given.trim();
  switch (name) {
    case 'latest':
      return {flavor: {...flavor, latest: choice(field, value, ['auto', 'true', 'false'])}};
    case 'prefix':
    case 'suffix':
      return {flavor: {...flavor, [name]: {...flavor[name], text: affix(field, value)}}, last: name};
    case 'onlatest': {
      if (!last) throw new Error(`"${field}" needs a prefix or suffix before it (want prefix=v,onlatest=true)`);
      const onLatest = choice(field, value, ['true', 'false']) === 'true';
      return {flavor: {...flavor, [last]: {...flavor[last], onLatest}}, last};
    }
    default:
      throw new Error(`"${name}" in "${field}" is not an entry of a flavor. ${didYouMean(name, KEYS)}`);
  }
}

function choice<const T extends string>(field: string, value: string, choices: readonly T[]): T {
  const found = choices.find(known => known === value);
  if (found === undefined) throw new Error(`"${field}" is not right (want ${choices.join(', ')})`);
  return found;
}

/** `suffix=-a;latest=false` is meant as two entries: neither `;` nor `=` can be in a tag. */
function affix(field: string, value: string): string {
  const plain = value.replace(/\{\{.*?\}\}/gs, '');
  if (/[;=]/.test(plain)) throw new Error(`"${field}" looks like several entries: separate them with "," or new lines`);
  return value;
}
