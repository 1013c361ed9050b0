// Bundles src/main.ts into dist/, with the licences of everything in it. A build that fails leaves dist/ as it was.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const fresh = 'dist.new';
rmSync(fresh, {recursive: true, force: true});
const {status} = spawnSync('ncc', ['build', 'src/main.ts', '--out', fresh, '--minify', '--license', 'licenses.txt'], {
  stdio: 'inherit'
});
if (status === 0) {
  writeDigest();
  rmSync('dist', {recursive: true, force: true});
  renameSync(fresh, 'dist');
} else {
  rmSync(fresh, {recursive: true, force: true});
  process.exitCode = 1;
}

/** What was built and tested by another bundle is not reused: each knows its own code. */
function writeDigest() {
  const hash = createHash('sha256');
  for (const name of readdirSync(fresh).sort()) hash.update(name).update(readFileSync(join(fresh, name)));
  const index = join(fresh, 'index.js');
  const [before, after, ...more] = readFileSync(index, 'utf8').split('{bundle}');
  if (after === undefined || more.length > 0)
    throw new Error('src/main/ports.ts has no place for the digest of the bundle');
  writeFileSync(index, [before, hash.digest('hex'), after].join(''));
}
