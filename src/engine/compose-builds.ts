import {resolve} from 'node:path';
import {isAddress} from '../inputs/contexts.ts';
import type {ComposeProject, ComposeService} from './compose-project.ts';
import {isObject} from './json-subset.ts';

/**
 * A compose file as it is written, as far as that tells what its services are built from: variables, other files and
 * profiles are for compose itself to resolve, and such a service stands without a build.
 * @param folder of the file, absolute
 */
export const writtenProject = (services: Readonly<Record<string, unknown>>, folder: string): ComposeProject => ({
  services: Object.fromEntries(
    Object.entries(services).map(([name, service]) => [name, writtenService(service, folder)])
  )
});

function writtenService(service: unknown, folder: string): ComposeService {
  if (!isObject(service) || service.extends !== undefined || service.profiles !== undefined) return {};
  const build = typeof service.build === 'string' ? {context: service.build} : service.build;
  if (!isObject(build) || 'dockerfile_inline' in build) return {};
  const {context = '.', dockerfile, target} = build;
  if (!isPlain(context) || ![dockerfile, target].every(part => part === undefined || isPlain(part))) return {};
  return {
    build: {
      context: resolve(folder, context),
      ...(isPlain(dockerfile) ? {dockerfile} : {}),
      ...(isPlain(target) ? {target} : {})
    }
  };
}

/** A path or a name: no URL, and nothing that compose replaces. */
const isPlain = (value: unknown): value is string =>
  typeof value === 'string' && !isAddress(value) && !/\$|^~/.test(value);
