import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {docker} from './engine.ts';
import {lab} from './lab.ts';
import {project} from './project.ts';
import {manifestOf, newRepository} from './registry.ts';

/** An image of the lab's registry, with the engine's own build; the engine has it no more. */
export async function pushedImage(files: Readonly<Record<string, string>>): Promise<string> {
  const repository = newRepository();
  const image = `${repository}:1`;
  await promisify(execFile)('docker', ['build', '--quiet', '--tag', image, project(files)], {
    env: {...process.env, DOCKER_HOST: lab().LAB_DOCKER_HOST}
  });
  await docker(['push', '--quiet', image]);
  await docker(['image', 'rm', image]);
  await manifestOf(repository, '1');
  return image;
}
