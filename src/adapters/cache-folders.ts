import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';

const OWN_FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OWN_FILES = /^(cache\.(tgz|tzst)|manifest\.txt)$/;

/** Removes the folders that @actions/cache leaves in the folder for temporary files that it works in. */
export async function tidily<T>(temp: string, work: () => Promise<T>): Promise<T> {
  const before = new Set(await readdir(temp).catch(() => []));
  try {
    return await work();
  } finally {
    const after = await readdir(temp).catch(() => []);
    for (const name of after.filter(one => !before.has(one) && OWN_FOLDER.test(one))) {
      const files = await readdir(join(temp, name)).catch(() => ['?']);
      if (files.every(file => OWN_FILES.test(file))) await rm(join(temp, name), {recursive: true, force: true});
    }
  }
}
