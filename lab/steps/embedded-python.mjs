import {mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {run} from '../lib/run.mjs';
import {ARCHES} from './rootfs.mjs';

/** A Go module that embeds CPython, relocatable, for each platform: Debian bookworm has 3.11 alone. */
const MODULE = 'github.com/kluctl/go-embed-python@v0.0.0-3.12.3-20240415-2';

/** @typedef {{name: string, perm: number, size: number, symlink?: string, compressed?: boolean}} Packed perm: Go's FileMode */

const IS_FOLDER = 0x80000000;
const PERMISSIONS = 0o777;

/** CPython of both platforms and pip, as they would lie in /usr/local, for a build context `tree`. */
export async function pythonTree({log}, work) {
  const env = {GOTOOLCHAIN: 'auto', GOFLAGS: ''};
  const {Dir: module} = JSON.parse(await run(['go', 'mod', 'download', '-json', MODULE], {log, env}));
  const tree = join(work, 'tree');
  for (const arch of ARCHES) {
    await unpack(join(module, 'python/internal/data', `linux-${arch}`), join(tree, arch));
    await unpack(join(module, 'pip/internal/data'), join(tree, arch, 'lib/python3.12/site-packages'));
  }
  return ['--build-context', `tree=${tree}`];
}

/** Files as `go:embed` took them: the larger ones compressed, links by their names in a list. */
async function unpack(from, to) {
  /** @type {{files: Packed[]}} */
  const {files} = JSON.parse(await readFile(join(from, 'files.json'), 'utf8'));
  for (const {name, perm, symlink: target, compressed} of files) {
    const path = join(to, name);
    if (perm & IS_FOLDER) {
      await mkdir(path, {recursive: true});
      continue;
    }
    await mkdir(dirname(path), {recursive: true});
    if (target) await symlink(target, path);
    else if (compressed)
      await writeFile(path, gunzipSync(await readFile(join(from, `${name}.gz`))), {mode: perm & PERMISSIONS});
    else await writeFile(path, await readFile(join(from, name)), {mode: perm & PERMISSIONS});
  }
}
