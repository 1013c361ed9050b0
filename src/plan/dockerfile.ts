import {isAddress} from '../inputs/contexts.ts';
import type {BuildTarget} from './plan.ts';

/** Path of the Dockerfile in the workspace; undefined when the context is a Git URL or an archive. */
export function dockerfilePath({file, context}: Pick<BuildTarget, 'file' | 'context'>): string | undefined {
  if (isAddress(context)) return undefined;
  const folder = context.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  return (file ?? (folder === '' || folder === '.' ? 'Dockerfile' : `${folder}/Dockerfile`)).replace(/^(\.\/)+/, '');
}
