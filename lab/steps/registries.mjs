import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {endStrays, runningPid, startDaemon} from '../lib/daemon.mjs';
import {readJson, writeAtomically, writeJson} from '../lib/files.mjs';
import {cacheDir, stateDir} from '../lib/paths.mjs';
import {already, did} from '../lib/report.mjs';
import {run} from '../lib/run.mjs';
import {findCommand} from './packages.mjs';

/** The mirror keeps its images for the next lab of this machine; the other two are thrown away by `down`. */
export const REGISTRIES = ['mirror', 'plain', 'auth'];

const folderOf = name => join(stateDir, name);
const dataOf = name => (name === 'mirror' ? join(cacheDir, 'mirror') : join(folderOf(name), 'data'));
const credentialsFile = join(folderOf('auth'), 'credentials.json');
const htpasswdFile = join(folderOf('auth'), 'htpasswd');

const configOf = (name, port) => `version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage:
  filesystem: {rootdirectory: ${JSON.stringify(dataOf(name))}}
  delete: {enabled: true}
  maintenance: {uploadpurging: {enabled: false}}
http: {addr: "127.0.0.1:${port}"}
${name === 'auth' ? `auth: {htpasswd: {realm: lab, path: ${JSON.stringify(htpasswdFile)}}}\n` : ''}`;

const answers = async (name, port) => {
  const response = await fetch(`http://127.0.0.1:${port}/v2/`, {signal: AbortSignal.timeout(2000)}).catch(
    () => undefined
  );
  return response?.status === (name === 'auth' ? 401 : 200);
};

/** @returns {Promise<{username: string, password: string}>} made once, valid until `down` */
export async function credentials() {
  const found = await readJson(credentialsFile);
  if (found?.password) return found;
  const made = {username: 'lab', password: randomBytes(18).toString('base64url')};
  await writeJson(credentialsFile, made, {mode: 0o600});
  return made;
}

async function writeHtpasswd() {
  const {username, password} = await credentials();
  const htpasswd = (await findCommand('htpasswd')) ?? 'htpasswd';
  await writeAtomically(htpasswdFile, await run([htpasswd, '-n', '-i', '-B', username], {input: password}), {
    mode: 0o600
  });
}

/** @param {string} name @param {number} port */
export async function startRegistry(name, port) {
  const config = join(folderOf(name), 'config.yml');
  if ((await runningPid(name)) !== undefined && (await answers(name, port)))
    return already(`already running on localhost:${port}`);
  await endStrays(folderOf(name));
  await mkdir(dataOf(name), {recursive: true});
  if (name === 'auth') await writeHtpasswd();
  await writeAtomically(config, configOf(name, port));
  const program = (await findCommand('docker-registry')) ?? 'docker-registry';
  await startDaemon(name, {argv: [program, 'serve', config], ready: () => answers(name, port), limit: 20_000});
  return did(`started on localhost:${port}`);
}
