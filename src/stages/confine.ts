import {ActionError} from '../errors.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports.ts';

const LAYOUT = 'oci-layout://';

/**
 * Untrusted code may not point a build at files of the runner: a fork's config file, or a link in its tree, could name
 * the home folder as a build context and read it in a RUN.
 * @param temp folder of the job's temporary files, credentials of other steps among them
 * @throws ActionError `invalid-input`
 */
export async function confineToWorkspace(plan: Plan, workspace: string, temp: string, files: Files): Promise<void> {
  const root = (await files.realPath(workspace)) ?? workspace;
  const secret = (await files.realPath(temp)) ?? temp;
  const paths = new Set(
    plan.targets.flatMap(({context, file, buildContexts}) => [
      ...localPath(context),
      ...(file === undefined ? localPath(context).map(folder => `${folder}/Dockerfile`) : [file]),
      ...buildContexts.flatMap(entry => localPath(entry.slice(entry.indexOf('=') + 1)))
    ])
  );
  for (const path of paths) {
    // What is not there is told by the build itself.
    const real = await files.realPath(path);
    if (real === undefined || (isInside(real, root) && !isInside(real, secret))) continue;
    throw new ActionError({
      code: 'invalid-input',
      message: `"${path}" is outside of the workspace, which untrusted code may not read (${plan.push.reason})`,
      remedy: 'Keep "context", "build-contexts" and "file" inside the checked-out repository.'
    });
  }
}

export const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Empty for what is no path: a URL, an image, another target. */
function localPath(context: string): readonly string[] {
  if (context.startsWith(LAYOUT)) return [context.slice(LAYOUT.length).replace(/[@:][^/]*$/, '')];
  return /^[a-z][a-z-]*:|^git@/.test(context) ? [] : [context];
}
