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
  const paths = new Set(
    plan.targets.flatMap(({context, file, buildContexts, smoke}) => [
      context,
      file ?? `${context}/Dockerfile`,
      ...buildContexts.flatMap(entry => pathsOf(entry.slice(entry.indexOf('=') + 1))),
      ...(smoke !== 'off' && smoke.compose ? [smoke.compose.file] : [])
    ])
  );
  const path = await findOutside([...paths], {workspace, temp}, files);
  if (path === undefined) return;
  throw new ActionError({
    code: 'invalid-input',
    message: `"${path}" is outside of the workspace, which untrusted code may not read (${plan.push.reason})`,
    remedy: 'Keep "context", "build-contexts", "file" and "compose" inside the checked-out repository.'
  });
}

export interface Bounds {
  readonly workspace: string;
  /** Folder of the job's temporary files, inside the workspace or not. */
  readonly temp: string;
}

/** The first of the paths that leads out of the workspace. What is not there is told by whoever reads it. */
export async function findOutside(
  paths: readonly string[],
  {workspace, temp}: Bounds,
  files: Files
): Promise<string | undefined> {
  const root = (await files.realPath(workspace)) ?? workspace;
  const secret = (await files.realPath(temp)) ?? temp;
  for (const path of paths) {
    const real = await files.realPath(path);
    if (real !== undefined && (!isInside(real, root) || isInside(real, secret))) return path;
  }
  return undefined;
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`: what is not there yet is made below what is. */
export const ancestors = (path: string): readonly string[] =>
  path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));

export const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Whatever it looks like: docker takes a folder of that name, where there is one, for the context. */
const pathsOf = (context: string): readonly string[] => [
  context,
  ...(context.startsWith(LAYOUT) ? [context.slice(LAYOUT.length).replace(/[@:][^/]*$/, '')] : [])
];
