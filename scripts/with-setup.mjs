// Runs a command of the project on a machine that has git and Node alone: installs the dependencies and brings the lab
// up where they are missing. Needs no dependency itself.
import {spawnSync} from 'node:child_process';
import {existsSync, statSync} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, 'node_modules', '.bin');

/** Each is an argv; whatever follows on the command line is added to it. */
const COMMANDS = {
  test: {argv: ['vitest', 'run'], keepLab: false},
  e2e: {argv: ['vitest', 'run', '--project', 'e2e'], keepLab: false},
  demo: {argv: ['node', 'scripts/demo.mjs'], keepLab: true},
  bench: {argv: ['node', 'scripts/bench.mjs'], keepLab: false}
};

const [name, ...more] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  console.error(`usage: node scripts/with-setup.mjs ${Object.keys(COMMANDS).join('|')}`);
  process.exit(2);
}
process.chdir(ROOT);
process.env.PATH = BIN + delimiter + process.env.PATH;

installDependencies();
const {up} = await import('../lab/up.mjs');
const {changed} = await up({quiet: true});
try {
  process.exitCode = run([...command.argv, ...more]);
} finally {
  // What was up before stays up; what the demo published stays to be looked at.
  if (changed && !command.keepLab && !process.env.KEEP_LAB) {
    const {down} = await import('../lab/down.mjs');
    await down({quiet: true});
  }
}

/** npm writes the hidden lockfile at the end of an installation; one older than the lockfile is out of date. */
function installDependencies() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  const wanted = join(ROOT, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log('installing the dependencies');
  const code = run(['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) process.exit(code);
}

function run([tool, ...args]) {
  const {status, error} = spawnSync(tool, args, {stdio: 'inherit'});
  if (error) console.error(`${tool} could not be started: ${error.message}`);
  return status ?? 1;
}
