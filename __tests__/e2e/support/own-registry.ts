import {type ChildProcess, spawn} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll} from 'vitest';
import {temporaryFolder} from './folders.ts';
import {freePort} from './free-port.ts';

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill();
});

/** A registry of the test's own that does not delete, as distribution is without further settings. Gives host:port. */
export const registryWithoutDelete = (): Promise<string> => startRegistry('');

export interface Listening {
  readonly address?: string;
  /** Paths. */
  readonly tls?: {readonly certificate: string; readonly key: string};
  /** Distribution deletes nothing unless it is told to. */
  readonly deletes?: boolean;
}

/** @param more lines of distribution's configuration */
export async function startRegistry(more: string, listening: Listening = {}): Promise<string> {
  // Somebody else may take the port first.
  for (let tries = 0; tries < 5; tries++) {
    const host = await startAt(await freePort(listening.address), more, listening);
    if (host !== undefined) return host;
  }
  throw new Error('docker-registry ends at once, on whatever port');
}

/** Undefined where the registry has ended. */
async function startAt(port: number, more: string, {address = LOOPBACK, tls, deletes = false}: Listening) {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  mkdirSync(data);
  const config = join(folder, 'config.yml');
  writeFileSync(
    config,
    `version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: ${JSON.stringify(data)}}}
http: {addr: "${address}:${port}"${tls ? `, tls: ${JSON.stringify(tls)}` : ''}}
${more}`
  );
  const env = {...process.env, ...(deletes ? {REGISTRY_STORAGE_DELETE_ENABLED: 'true'} : {})};
  const child = spawn('docker-registry', ['serve', config], {stdio: 'ignore', env});
  started.push(child);
  const host = `${address === LOOPBACK ? 'localhost' : address}:${port}`;
  const answers = (): Promise<boolean> =>
    fetch(`http://${host}/v2/`).then(
      ({status}) => [200, 401].includes(status) || (tls !== undefined && status === 400),
      () => false
    );
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) return undefined;
    if (await answers()) return host;
    await sleep(100);
  }
  throw new Error(`the registry at ${host} did not come up`);
}

const LOOPBACK = '127.0.0.1';
