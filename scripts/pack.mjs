// Packs the command as a package without dependencies: everything it needs is in the bundle. Prints the file's name.
import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const FILES = ['bin', 'dist', 'schema', 'LICENSE', 'README.md'];

const folder = mkdtempSync(join(tmpdir(), 'multiarch-build-pack-'));
try {
  for (const file of FILES) cpSync(file, join(folder, file), {recursive: true});
  const {name, version, description, license, type, bin, engines} = JSON.parse(readFileSync('package.json', 'utf8'));
  const own = {name, version, description, license, type, bin, files: FILES, engines};
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  const target = process.argv[2] ?? process.cwd();
  process.stdout.write(execFileSync('npm', ['pack', '--silent', '--pack-destination', target], {cwd: folder}));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
