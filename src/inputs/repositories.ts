import {parseRepository, type Repository} from '../oci/reference.ts';
import {parseBoolean} from './booleans.ts';
import {parseFields} from './lists.ts';
import type {Place} from './problems.ts';

/** Repositories of texts, repeated ones once. */
export function readRepositories(texts: readonly string[], placeOf: (index: number) => Place): readonly Repository[] {
  const found = texts.flatMap((text, index) => placeOf(index).attempt(() => [parseRepository(text)]) ?? []);
  return found.filter((one, index) => found.findIndex(({name}) => name === one.name) === index);
}

/**
 * Repository names of one line of the input `images`, in docker/metadata-action's syntax: a name, several names with
 * commas, or `name=ghcr.io/acme/app,enable=true`.
 * @throws Error with the attributes there are.
 */
export function imageNames(line: string): readonly string[] {
  const fields = parseFields(line).filter(field => field !== '');
  if (!fields.some(field => field.includes('='))) return fields;
  let name = '';
  let enabled = true;
  for (const field of fields) {
    const [key = '', value] = field.split(/=(.*)/s).map(part => part.trim());
    if (value === undefined || key === 'name') name = value ?? key;
    else if (key === 'enable') enabled = parseBoolean(value);
    else
      throw new Error(
        `"${key}" in "${line}" is not an attribute of an image (want name=REPOSITORY, enable=true|false)`
      );
  }
  if (name === '') throw new Error(`"${line}" names no repository (want name=ghcr.io/acme/app)`);
  return enabled ? [name] : [];
}
