import {mkdir} from 'node:fs/promises';
import {request} from 'node:http';
import {networkInterfaces} from 'node:os';
import {basename, join} from 'node:path';
import {endStrays, runningPid, signal, startDaemon} from '../lib/daemon.mjs';
import {readIfThere, writeJson} from '../lib/files.mjs';
import {stateDir} from '../lib/paths.mjs';
import {findProcesses} from '../lib/proc.mjs';
import {already, did} from '../lib/report.mjs';
import {runAsRoot} from '../lib/root.mjs';
import {ask, run} from '../lib/run.mjs';
import {findCommand} from './packages.mjs';

const DEFAULT_SOCKET = '/var/run/docker.sock';
export const CLASSIC_SOCKET = join(stateDir, 'classic', 'docker.sock');
const CLASSIC_BRIDGE = 'mabl-classic';

const answers = socketPath =>
  new Promise(resolve => {
    const ping = request({socketPath, path: '/_ping', timeout: 3000}, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });

/** @param {number} mirror port of the lab's mirror of docker.io */
const configOf = (name, mirror, own) => ({
  'data-root': join(stateDir, name, 'data'),
  'exec-root': join(stateDir, name, 'run'),
  pidfile: join(stateDir, name, 'dockerd.pid'),
  // A user who runs the lab by sudo has to reach the socket.
  ...(process.getuid?.() === 0 ? {} : {group: String(process.getgid?.())}),
  'registry-mirrors': [`http://localhost:${mirror}`],
  'log-level': 'warn',
  ...own
});

async function startEngine(name, socket, config) {
  const folder = join(stateDir, name);
  const file = join(folder, 'daemon.json');
  await mkdir(folder, {recursive: true});
  await writeJson(file, config);
  // Pid files of before a crash may name a process that now is someone else's, or a dead one that nobody has waited for:
  // dockerd would refuse to start, or wait ten seconds for its containerd to end.
  const stale = [config.pidfile, socket, join(config['exec-root'], 'containerd', 'containerd.pid')];
  await runAsRoot(['rm', '-f', ...stale], 'starting an engine');
  const program = (await findCommand('dockerd')) ?? 'dockerd';
  await startDaemon(name, {
    argv: [program, '--config-file', file],
    root: true,
    pidFile: config.pidfile,
    ready: () => answers(socket)
  });
}

/** An engine whose mirror has moved reads its configuration again. */
async function followMirror(name, pid, config) {
  const file = join(stateDir, name, 'daemon.json');
  if ((await readIfThere(file)) === `${JSON.stringify(config, null, 2)}\n`) return false;
  await writeJson(file, config);
  await signal(pid, 'SIGHUP');
  return true;
}

/** @returns the result of the step, with the `host` to reach the engine by */
export async function mainEngine(mirror) {
  const config = configOf('engine', mirror, {
    hosts: [`unix://${DEFAULT_SOCKET}`],
    features: {'containerd-snapshotter': true}
  });
  const own = {host: `unix://${DEFAULT_SOCKET}`};
  const pid = await runningPid('engine');
  if (pid !== undefined && (await answers(DEFAULT_SOCKET))) {
    const moved = await followMirror('engine', pid, config);
    return {...(moved ? did('reloaded for its mirror') : already('already running')), ...own};
  }
  await endStrays(join(stateDir, 'engine'));
  const version = (await ask(['docker', 'version', '--format', '{{.Server.Version}}']))?.trim();
  if (version) {
    const host = (await ask(['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']))?.trim();
    return {...already(`the machine's own, ${version}`), host: process.env.DOCKER_HOST || host || own.host};
  }
  await startEngine('engine', DEFAULT_SOCKET, config);
  return {...did(`started, ${await versionOf(own.host)}`), ...own};
}

const versionOf = async host =>
  (await ask(['docker', '--host', host, 'version', '--format', '{{.Server.Version}}']))?.trim();

/** A second engine with the classic image store, as GitHub's ubuntu-24.04 runners have. */
export async function classicEngine(mirror, {log}) {
  const config = configOf('classic', mirror, {
    hosts: [`unix://${CLASSIC_SOCKET}`],
    bridge: CLASSIC_BRIDGE,
    features: {'containerd-snapshotter': false},
    // Where the machine runs a containerd of its own, dockerd uses that one: its containers must not mix with another engine's.
    'containerd-namespace': 'multiarch-build-lab',
    'containerd-plugins-namespace': 'multiarch-build-lab-plugins'
  });
  const pid = await runningPid('classic');
  if (pid !== undefined && (await answers(CLASSIC_SOCKET))) {
    return (await followMirror('classic', pid, config)) ? did('reloaded for its mirror') : already('already running');
  }
  await endStrays(join(stateDir, 'classic'));
  await addBridge(log);
  await startEngine('classic', CLASSIC_SOCKET, config);
  return did(`started, ${await versionOf(`unix://${CLASSIC_SOCKET}`)}`);
}

async function addBridge(log) {
  const purpose = 'a bridge for the second engine';
  if (networkInterfaces()[CLASSIC_BRIDGE]?.some(({family}) => family === 'IPv4')) return;
  const there = await ask(['ip', 'link', 'show', CLASSIC_BRIDGE]);
  if (there === undefined) await runAsRoot(['ip', 'link', 'add', CLASSIC_BRIDGE, 'type', 'bridge'], purpose, {log});
  const address = await freeSubnet();
  await runAsRoot(['ip', 'address', 'replace', address, 'dev', CLASSIC_BRIDGE], purpose, {log});
  await runAsRoot(['ip', 'link', 'set', CLASSIC_BRIDGE, 'up'], purpose, {log});
}

const toNumber = address => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** @returns {Promise<string>} an address in a subnet that no route of this machine touches */
async function freeSubnet() {
  const routes = await run(['ip', '-4', 'route']);
  const taken = [...routes.matchAll(/^(\d+\.\d+\.\d+\.\d+)\/(\d+)/gm)].map(([, address, bits]) => {
    const from = toNumber(address);
    return {from, to: from + 2 ** (32 - Number(bits))};
  });
  const isFree = subnet => taken.every(({from, to}) => toNumber(subnet) + 256 <= from || toNumber(subnet) >= to);
  const found = ['10.213.77.0', '172.31.213.0', '192.168.213.0', '100.127.213.0'].find(isFree);
  if (!found) throw new Error(`no free subnet for ${CLASSIC_BRIDGE}; routes are:\n${routes}`);
  return `${found.slice(0, -1)}1/24`;
}

/**
 * Removes the bridges of the engines that the lab has run.
 * @param {boolean} main whether the main engine was one of them @returns {Promise<string[]>} those that were there
 */
export async function removeBridges(main) {
  const others = findProcesses(argv => basename(argv[0] ?? '') === 'dockerd');
  const removed = [];
  for (const name of main && others.length === 0 ? [CLASSIC_BRIDGE, 'docker0'] : [CLASSIC_BRIDGE]) {
    if ((await ask(['ip', 'link', 'show', name])) === undefined) continue;
    await runAsRoot(['ip', 'link', 'delete', name], 'removing a bridge');
    removed.push(name);
  }
  return removed;
}
