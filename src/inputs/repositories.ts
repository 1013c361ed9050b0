import {parseRepository, type Repository} from '../oci/reference.ts';
import {parseBoolean} from './booleans.ts';
import {parseFields} from './lists.ts';
import type {Place} from './problems.ts';

/** Repositories of texts, repeated ones once. */
export function readRepositories(texts: readonly string[], placeOf: (index: number) => Place): readonly Repository[] {
  const found = texts.flatMap((text, index) => placeOf(index).attempt(() => [parseRepository(text)]) ?? []);
  return found.filter((one, index) => found.findIndex(({name}) => name === one.name) === index);
}

/** Repository names of one line, and whether tags are written there. */
export interface ImageLine {
  readonly names: readonly string[];
  readonly enabled: boolean;
}

/**
 * Reads one line of the input `images`, in docker/metadata-action's syntax: a name, several names with commas, or
 * `name=ghcr.io/acme/app,enable=true`.
 * @throws Error with the attributes there are.
 */
export function readImageLine(line: string): ImageLine {
  const fields = parseFields(line).filter(field => field !== '');
  if (!fields.some(field => field.includes('='))) return {names: fields, enabled: true};
  let name = '';
  let enabled = true;
  for (const field of fields) {
    const [key = '', value] = field.split(/=(.*)/s).map(part => part.trim());
    const attribute = key.toLowerCase();
    if (value === undefined || attribute === 'name') name = value ?? key;
    else if (attribute === 'enable') enabled = parseBoolean(value);
    else
      throw new Error(
        `"${key}" in "${line}" is not an attribute of an image (want name=REPOSITORY, enable=true|false)`
      );
  }
  if (name === '') throw new Error(`"${line}" names no repository (want name=ghcr.io/acme/app)`);
  return {names: [name], enabled};
}
