import {createServer} from 'node:net';
import {join} from 'node:path';
import {readJson, writeJson} from './files.mjs';
import {stateDir} from './paths.mjs';

const file = join(stateDir, 'ports.json');
// Below the range that the kernel hands out for outgoing connections, so that a port stays free while the lab is down.
const LOWEST = 20_000;
const HIGHEST = 32_000;

const canListen = (host, port) =>
  new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'));
    server.listen({host, port, exclusive: true}, () => server.close(() => resolve(true)));
  });

/** localhost may mean either address, so both have to be free. */
const isFree = async port => (await canListen('127.0.0.1', port)) && (await canListen('::1', port));

/**
 * A port per name: the one chosen before while it is in use by us or still free, else a new one.
 * @param {string[]} names @param {(name: string) => Promise<boolean>} isOurs @returns {Promise<Record<string, number>>}
 */
export async function choosePorts(names, isOurs) {
  const before = (await readJson(file)) ?? {};
  /** @type {Record<string, number>} */
  const ports = {};
  for (const name of names) {
    const old = before[name];
    ports[name] = Number.isInteger(old) && ((await isOurs(name)) || (await isFree(old))) ? old : await freePort(ports);
  }
  if (JSON.stringify(ports) !== JSON.stringify(before)) await writeJson(file, ports);
  return ports;
}

async function freePort(taken) {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (!Object.values(taken).includes(port) && (await isFree(port))) return port;
  }
}
