import {dirname} from 'node:path';
import type {Files} from '../ports/files.ts';

/** Whether the workspace is a checkout, or a folder of one. */
export async function hasCheckout(files: Pick<Files, 'exists' | 'realPath'>): Promise<boolean> {
  const root = await files.realPath('.');
  for (let folder = root; folder !== undefined; folder = dirname(folder) === folder ? undefined : dirname(folder)) {
    if (await files.exists(`${folder}/.git`)) return true;
  }
  return false;
}
