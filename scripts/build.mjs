// Bundles src/main.ts into dist/, with the licences of everything in it. A build that fails leaves dist/ as it was.
import {spawnSync} from 'node:child_process';
import {renameSync, rmSync} from 'node:fs';

const fresh = 'dist.new';
rmSync(fresh, {recursive: true, force: true});
const {status} = spawnSync('ncc', ['build', 'src/main.ts', '--out', fresh, '--minify', '--license', 'licenses.txt'], {
  stdio: 'inherit'
});
if (status === 0) {
  rmSync('dist', {recursive: true, force: true});
  renameSync(fresh, 'dist');
} else {
  rmSync(fresh, {recursive: true, force: true});
  process.exitCode = 1;
}
