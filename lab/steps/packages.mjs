import {access} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import {addSuite, disableServices, distribution, install} from '../lib/apt.mjs';
import {already, did} from '../lib/report.mjs';
import {ask} from '../lib/run.mjs';
import {FOREIGN, isEmulated} from './emulation.mjs';

const SYSTEM_DIRS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** @returns {Promise<string | undefined>} the path of a command, also where a user's PATH has no sbin */
export async function findCommand(name) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_DIRS]) {
    const path = join(folder, name);
    if (
      await access(path, 1).then(
        () => true,
        () => false
      )
    )
      return path;
  }
  return undefined;
}

const OLDEST_ENGINE = 24;

/** @returns {Promise<boolean>} whether there is a dockerd to start; one that runs and is too old is the user's to replace */
async function hasEngine() {
  const dockerd = await findCommand('dockerd');
  if (!dockerd) return false;
  const version = (await ask([dockerd, '--version']))?.match(/version (\d+)\./)?.[1] ?? '0';
  if (Number(version) >= OLDEST_ENGINE) return true;
  if ((await ask(['docker', 'version'])) === undefined) return false;
  throw new Error(`the engine that runs here is Docker ${version}; the lab needs ${OLDEST_ENGINE} or newer`);
}

const OLDEST_COMPOSE = [2, 20];

/** @returns {Promise<boolean>} whether `docker compose` is there, and new enough for what it is asked */
async function hasCompose() {
  const version = await ask(['docker', 'compose', 'version', '--short']);
  const [major = 0, minor = 0] = (version?.match(/\d+/g) ?? []).map(Number);
  return major > OLDEST_COMPOSE[0] || (major === OLDEST_COMPOSE[0] && minor >= OLDEST_COMPOSE[1]);
}

const isOlderDebian = ({id, codename}) => id === 'debian' && ['buster', 'bullseye', 'bookworm'].includes(codename);

export async function goIsNewEnough() {
  const version = await ask(['go', 'version']);
  const [, major = 0, minor = 0] = version?.match(/go(\d+)\.(\d+)/) ?? [];
  return Number(major) > 1 || Number(minor) >= 21;
}

/** What apt should bring, by what is not there. */
async function missing({id}, suffix) {
  const packages = [];
  const services = [];
  const add = (names, starts = []) => {
    packages.push(...names);
    services.push(...starts);
  };
  if (!(await hasEngine())) add([`docker.io${suffix}`], ['docker.socket', 'docker.service', 'containerd.service']);
  // Debian has the client in a package of its own since trixie; elsewhere docker.io brings it.
  if (id === 'debian' && !(await findCommand('docker'))) add([`docker-cli${suffix}`]);
  // A plugin of the docker command; Ubuntu has version 1 under Debian's name.
  if (!(await hasCompose())) add([id === 'ubuntu' ? 'docker-compose-v2' : `docker-compose${suffix}`]);
  if (!(await findCommand('iptables'))) add(['iptables']);
  if (!(await findCommand('ip'))) add(['iproute2']);
  if (!(await findCommand('docker-registry'))) add(['docker-registry'], ['docker-registry.service']);
  if (!(await findCommand('htpasswd'))) add(['apache2-utils']);
  if (!(await isEmulated()) && !(await findCommand(`qemu-${FOREIGN}-static`))) add(['qemu-user-static']);
  if (!(await findCommand('cosign'))) add([`cosign${suffix}`]);
  if (!(await goIsNewEnough())) add([`golang-go${suffix}`, `golang-src${suffix}`]);
  return {packages, services};
}

/** Everything that Debian or Ubuntu have packaged, in one go. */
export async function installPackages(step) {
  const system = await distribution();
  const newer = isOlderDebian(system);
  const {packages, services} = await missing(system, newer ? '/trixie' : '');
  if (packages.length === 0) return already();
  if (!(await findCommand('apt-get'))) {
    throw new Error(`install these by hand, the lab only knows apt: ${packages.join(', ')}`);
  }
  if (newer) await addSuite(system.codename, 'trixie');
  await install(packages, step);
  await disableServices(services, step);
  return did(`installed ${packages.join(', ')}`);
}
