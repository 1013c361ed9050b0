import {resolve} from 'node:path';
import {ActionError} from '../errors.ts';
import type {Files} from '../ports/files.ts';
import {findOutside, isInside} from './confine.ts';

/**
 * Text of the config file; undefined where it cannot be read. What is wrong in it is quoted, so a link of a tree must not make it
 * some other file of the runner, nor one of Git's, which may hold a token.
 * @throws ActionError `invalid-input` for one in the workspace that leads out of it
 */
export async function readConfig(path: string, files: Files): Promise<string | undefined> {
  const isOfWorkspace = isInside(resolve(path), resolve('.'));
  const leadsOut =
    isOfWorkspace && (await findOutside([path], {workspace: '.', temp: '.git'}, files).catch(() => path)) !== undefined;
  const isOfGit = isOfWorkspace && (await files.realPath(path).catch(() => undefined))?.split('/').includes('.git');
  if (leadsOut || isOfGit) {
    throw new ActionError({
      code: 'invalid-input',
      message: `config: "${path}" leads out of the workspace`,
      remedy: 'Name a file of the checked-out repository that is no link to another place.'
    });
  }
  return files.read(path).catch(() => undefined);
}
