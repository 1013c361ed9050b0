#!/usr/bin/env node
// The command: the bundle of the action, which takes arguments for a command line.
const OLDEST = 22;
if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(`✖ multiarch-build needs Node ${OLDEST} or newer; this is ${process.version}.`);
  process.exit(2);
}
if (process.argv.length === 2) process.argv.push('--help');
await import('../dist/index.js');
