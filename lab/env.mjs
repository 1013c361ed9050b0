import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {readIfThere, writeAtomically} from './lib/files.mjs';
import {envFile, stateDir} from './lib/paths.mjs';

/**
 * @typedef {object} LabEnv
 * @property {string} LAB_REGISTRY host:port of a registry without login
 * @property {string} LAB_AUTH_REGISTRY host:port of a registry with login
 * @property {string} LAB_USERNAME
 * @property {string} LAB_PASSWORD
 * @property {string} LAB_MIRROR host:port of the mirror of docker.io
 * @property {string} LAB_BUILDKITD_CONFIG path of a buildkitd.toml that knows the three
 * @property {string} LAB_DRIVER_OPTS options of the docker-container driver
 * @property {string} LAB_DOCKER_HOST the main engine
 * @property {string} LAB_DOCKER_HOST_CLASSIC an engine with the classic image store
 * @property {string} LAB_BIN folder with more tools, for PATH
 */

/** @returns {Promise<LabEnv>} what `up` wrote; an Error that says how to start the lab if it did not */
export async function readLabEnv() {
  const text = await readIfThere(envFile);
  if (text === undefined) throw new Error('the lab is not up; start it with: npm run lab');
  const pairs = text.split('\n').filter(line => /^[A-Z]/.test(line));
  return Object.fromEntries(pairs.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** @param {LabEnv} env */
export async function writeLabEnv(env) {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  const text = lines.join('');
  if ((await readIfThere(envFile)) !== text) await writeAtomically(envFile, text, {mode: 0o600});
}

export const buildkitdConfigFile = join(stateDir, 'buildkitd.toml');

/** @param {Record<'mirror' | 'plain' | 'auth', number>} ports */
export async function writeBuildkitdConfig(ports) {
  const plainHttp = Object.values(ports).map(port => `[registry."localhost:${port}"]\n  http = true\n`);
  const text = `[registry."docker.io"]\n  mirrors = ["localhost:${ports.mirror}"]\n${plainHttp.join('')}`;
  if ((await readIfThere(buildkitdConfigFile)) !== text) await writeAtomically(buildkitdConfigFile, text);
}

const quoted = value => `'${value.replaceAll("'", "'\\''")}'`;

// Run by hand: lines for a shell, `eval "$(node lab/env.mjs)"`.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    for (const [name, value] of Object.entries(await readLabEnv())) console.log(`export ${name}=${quoted(value)}`);
  } catch (error) {
    process.stderr.write(`lab: ${error.message}\n`);
    process.exitCode = 1;
  }
}
