import {basename, dirname, join, resolve} from 'node:path';
import {ActionError} from '../errors.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';

const LAYOUT = 'oci-layout://';

/**
 * Untrusted code may not point a build at files of the runner: a fork's config file, or a link in its tree, could name
 * the home folder as a build context and read it in a RUN.
 * @param temp folder of the job's temporary files, credentials of other steps among them
 * @throws ActionError `invalid-input`
 */
export async function confineToWorkspace(plan: Plan, workspace: string, temp: string, files: Files): Promise<void> {
  const path = await findOutside(readablePaths(plan), {workspace, temp}, files);
  if (path === undefined) return;
  throw new ActionError({
    code: 'invalid-input',
    message: `"${path}" is outside of the workspace, which untrusted code may not read (${plan.push.reason})`,
    remedy: 'Keep "context", "build-contexts", "file" and "compose" inside the checked-out repository.'
  });
}

/** What builds and stacks of a plan are given, as the plan says it: an address may be the name of a folder as well. */
export function readablePaths({targets}: Pick<Plan, 'targets'>): readonly string[] {
  const paths = targets.flatMap(({context, file, buildContexts, smoke}) => [
    context,
    // The frontend of a build is given the whole folder that the file is in.
    ...(file === undefined ? [`${context}/Dockerfile`] : [file, dirname(file)]),
    ...buildContexts.flatMap(entry => pathsOf(entry.slice(entry.indexOf('=') + 1))),
    ...(smoke !== 'off' && smoke.compose ? [smoke.compose.file] : [])
  ]);
  return [...new Set(paths)];
}

export interface Bounds {
  readonly workspace: string;
  /** Folder of the job's temporary files, inside the workspace or not. */
  readonly temp: string;
}

/** The first of the paths that leads out of the workspace, or would, once it is there. */
export async function findOutside(
  paths: readonly string[],
  {workspace, temp}: Bounds,
  files: Files
): Promise<string | undefined> {
  const root = (await files.realPath(workspace)) ?? workspace;
  const secret = (await files.realPath(temp)) ?? temp;
  const isWithin = (path: string): boolean => isInside(path, root) || isInside(path, resolve(workspace));
  for (const path of paths) {
    // The kernel goes back from where a link leads, and Go, which docker is written in, from where it stands.
    const whole = resolve(path);
    const real = await Promise.all([path, whole].map(one => realPathOf(one, files)));
    if (!isWithin(whole) || real.some(one => !isInside(one, root) || isInside(one, secret))) return path;
  }
  return undefined;
}

/** Of what is not there, where it would be made. */
export async function realPathOf(path: string, files: Files): Promise<string> {
  const real = await files.realPath(path).catch((error: NodeJS.ErrnoException) => {
    // An address is no path, and may be longer than any.
    if (error.code === 'ENAMETOOLONG') return undefined;
    throw error;
  });
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(await realPathOf(dirname(path), files), basename(path));
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`: what is not there yet is made below what is. */
export const ancestors = (path: string): readonly string[] =>
  path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));

export const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Whatever it looks like: docker takes a folder of that name, where there is one, for the context. */
const pathsOf = (context: string): readonly string[] => [
  context,
  ...(context.startsWith(LAYOUT) ? prefixes(context.slice(LAYOUT.length)) : [])
];

/** `a:b@c` → `a`, `a:b`, `a:b@c`: where the name of an image begins is for buildx to say. */
const prefixes = (text: string): readonly string[] =>
  [...text.matchAll(/[:@]|$/g)].map(({index}) => text.slice(0, index)).filter(path => path !== '');
