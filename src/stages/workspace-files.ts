import {powerful} from '../engine/capabilities.ts';
import {ActionError} from '../errors.ts';
import type {SmokeTest} from '../inputs/check-settings.ts';
import {splitEntry} from '../inputs/pairs.ts';
import {parseVolume, type Volume} from '../inputs/volumes.ts';
import type {Plan} from '../plan/plan.ts';
import type {Mount} from '../ports/container.ts';
import type {Files} from '../ports/files.ts';
import type {Workflow} from '../ports/workflow.ts';
import {isInside} from './confine.ts';
import {secretsOfEnvFile} from './known-secrets.ts';

export interface WorkspacePorts {
  readonly files: Files;
  /** Folder of the job's temporary files, credentials of other steps among them. */
  readonly temp: string;
}

/**
 * Looks before anything is built at what the checks take from the runner: files of the workspace, and nothing else.
 * @throws ActionError `invalid-input`
 */
export async function examineWorkspaceFiles(
  plan: Plan,
  ports: WorkspacePorts & {readonly workflow: Pick<Workflow, 'mask'>}
): Promise<void> {
  for (const {smoke} of plan.targets) {
    if (smoke === 'off') continue;
    const {container} = smoke;
    await mountsOf(container.volumes, '', plan.push.trusted, ports);
    const variables = await readEnvFile(container.envFile, ports);
    for (const secret of secretsOfEnvFile(variables ?? '')) ports.workflow.mask(secret);
    const asked = powerful(container.capAdd ?? []);
    if (plan.push.trusted || asked.length === 0) continue;
    throw new ActionError({
      code: 'invalid-input',
      message: `"cap-add: [${asked.join(', ')}]" is more than untrusted code may have (${plan.push.reason})`,
      remedy: 'Leave it out for pull requests of forks, or check such an image after it was merged.'
    });
  }
}

/**
 * The volumes of a check as they are mounted; those with a name belong to the check alone.
 * @param trusted else it may not write to the workspace: what is there was looked at, and other builds and steps read it
 */
export const mountsOf = (
  volumes: SmokeTest['container']['volumes'],
  prefix: string,
  trusted: boolean,
  ports: WorkspacePorts
): Promise<readonly Mount[]> => Promise.all(volumes.map(text => toMount(parseVolume(text), prefix, trusted, ports)));

export const volumeNames = (mounts: readonly Mount[]): readonly string[] =>
  mounts.flatMap(({kind, source}) => (kind === 'volume' && source !== undefined ? [source] : []));

async function toMount(volume: Volume, prefix: string, trusted: boolean, ports: WorkspacePorts): Promise<Mount> {
  const {target, readOnly} = volume;
  switch (volume.kind) {
    case 'anonymous':
      return {kind: 'volume', target, readOnly};
    case 'named':
      return {kind: 'volume', source: `${prefix}-${volume.name}`, target, readOnly};
    case 'bind':
      return {
        kind: 'bind',
        source: await insideWorkspace(volume.path, '"volumes" of "smoke"', ports),
        target,
        readOnly: readOnly || !trusted
      };
  }
}

/**
 * Lines of an env-file, each with a value of its own: for a name alone docker would take the value from the runner.
 * Undefined when there is no such file in the settings.
 */
export async function readEnvFile(path: string | undefined, ports: WorkspacePorts): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const text = (await ports.files.read(await insideWorkspace(path, '"env-file" of "smoke"', ports))) ?? '';
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || /^\s*#/.test(line) || line.includes('=')) continue;
    throw new ActionError({
      code: 'invalid-input',
      message: `"${path}", line ${index + 1}: "${splitEntry(line.trim()).key.slice(0, 60)}" has no value, and a check inherits none from the runner`,
      remedy: 'Write NAME=value, or take the line out.'
    });
  }
  return lines.join('\n');
}

async function insideWorkspace(path: string, what: string, {files, temp}: WorkspacePorts): Promise<string> {
  const real = await files.realPath(path);
  if (real === undefined) {
    throw new ActionError({
      code: 'invalid-input',
      message: `There is no "${path}", which ${what} names`,
      remedy:
        'Check the path from the root of the workspace, and that the job checks the repository out before this step.'
    });
  }
  const root = (await files.realPath('.')) ?? '.';
  const secret = (await files.realPath(temp)) ?? temp;
  if (isInside(real, root) && !isInside(real, secret)) return real;
  throw new ActionError({
    code: 'invalid-input',
    message: `"${path}", which ${what} names, leads out of the workspace`,
    remedy: 'Copy what the check needs into the checked-out repository.'
  });
}
