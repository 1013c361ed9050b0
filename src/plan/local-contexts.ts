import {isAddress} from '../inputs/contexts.ts';
import {splitEntry} from '../inputs/pairs.ts';
import {dockerfilePath} from './dockerfile.ts';
import type {BuildTarget} from './plan.ts';

/** A folder of the workspace that a build may copy anything of. */
export interface LocalContext {
  /** `.` for the workspace itself. */
  readonly folder: string;
  /** Its own ignore file comes before that of the folder; absent for a context with a name. */
  readonly dockerfile?: string;
}

type Reads = Pick<BuildTarget, 'context' | 'file' | 'buildContexts'>;

export function localContexts({context, file, buildContexts}: Reads): readonly LocalContext[] {
  const dockerfile = dockerfilePath({context, ...(file === undefined ? {} : {file})});
  const named = buildContexts.map(entry => splitEntry(entry).value ?? '').filter(isFolder);
  return [
    ...(isFolder(context) ? [{folder: normal(context), ...(dockerfile === undefined ? {} : {dockerfile})}] : []),
    ...named.map(path => ({folder: normal(path)}))
  ];
}

/** The same for the same folder by the same ignore file. */
export const contextKey = ({folder, dockerfile = ''}: LocalContext): string => `${folder}:${dockerfile}`;

const isFolder = (path: string): boolean => path !== '' && !path.startsWith('target:') && !isAddress(path);

const normal = (path: string): string =>
  path
    .split('/')
    .filter((part, at) => part !== '.' && (part !== '' || at === 0))
    .join('/') || '.';
