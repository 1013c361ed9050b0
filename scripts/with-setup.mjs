// Runs a command of the project on a machine that has git and Node alone: installs the dependencies, and brings the lab
// up for what needs it. Needs no dependency itself.
import {spawnSync} from 'node:child_process';
import {existsSync, statSync} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Not among the project's own dependencies, which whoever runs it as a command from its repository would install, too. */
const NODE = join(ROOT, 'lab', 'node');

/** Each is an argv; whatever follows on the command line is added to it. */
const COMMANDS = {
  test: {argv: ['vitest', 'run'], lab: 'while it runs'},
  e2e: {argv: ['vitest', 'run', '--project', 'e2e'], lab: 'while it runs'},
  // What it published stays to be looked at.
  demo: {argv: ['node', 'scripts/demo.mjs'], lab: 'from then on'},
  bench: {argv: ['node', 'scripts/bench.mjs'], lab: 'while it runs'},
  unit: {argv: ['vitest', 'run', '--project', 'unit']},
  bundle: {argv: ['node', 'scripts/build.mjs']},
  generate: {argv: ['node', 'scripts/generate.ts']}
};

const [name, ...more] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  console.error(`usage: node scripts/with-setup.mjs ${Object.keys(COMMANDS).join('|')}`);
  process.exit(2);
}
process.chdir(ROOT);
const bins = [ROOT, NODE].map(folder => join(folder, 'node_modules', '.bin'));
process.env.PATH = [...bins, process.env.PATH].join(delimiter);

installDependencies(ROOT);
installDependencies(NODE);
const {changed = false} = command.lab ? await (await import('../lab/up.mjs')).up({quiet: true}) : {};
try {
  process.exitCode = run([...command.argv, ...more]);
} finally {
  // What was up before stays up.
  if (changed && command.lab === 'while it runs' && !process.env.KEEP_LAB) {
    const {down} = await import('../lab/down.mjs');
    await down({quiet: true});
  }
}

/** npm writes the hidden lockfile at the end of an installation; one older than the lockfile is out of date. */
function installDependencies(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  const wanted = join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log(`installing the dependencies${folder === NODE ? ' of the lab: Node' : ''}`);
  const code = run(['npm', 'ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) process.exit(code);
}

function run([tool, ...args]) {
  const {status, error} = spawnSync(tool, args, {stdio: 'inherit'});
  if (error) console.error(`${tool} could not be started: ${error.message}`);
  return status ?? 1;
}
