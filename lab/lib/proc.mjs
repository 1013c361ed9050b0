import {readdirSync, readFileSync, readlinkSync, statSync} from 'node:fs';

/** What tells one process from a later one with the same pid: its start time, within one boot of the machine. */
const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {state: fields[0], parent: Number(fields[1]), start: fields[19]};
  } catch {
    return undefined;
  }
}

/** @returns {string[]} argv, empty when there is no such process */
export function argvOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

export const isAlive = pid => {
  const found = stat(pid);
  return found !== undefined && found.state !== 'Z';
};

/** @returns {{pid: number, start: string, boot: string} | undefined} */
export function identify(pid) {
  const found = stat(pid);
  return found && {pid, start: found.start, boot: bootId()};
}

export const isSame = identity => {
  const now = isAlive(identity.pid) ? identify(identity.pid) : undefined;
  return now !== undefined && now.start === identity.start && now.boot === identity.boot;
};

const allPids = () =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number);

/** Processes that pass the test, never this one. */
export const findProcesses = test =>
  allPids().filter(pid => pid !== process.pid && isAlive(pid) && test(argvOf(pid), pid));

/** Processes whose arguments name something in `folder`, or that have it as their root: those in a chroot. */
export const processesIn = folder =>
  findProcesses((argv, pid) => {
    const inside = text => text.includes(`${folder}/`);
    const root = rootOf(pid);
    return inside(root) ? isSameFolder(pid, '', root) : argv.some(inside) && isSameFolder(pid, folder, folder);
  });

function rootOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/root`);
  } catch {
    return '';
  }
}

/** A container may have a folder of the same name, and its processes are none of ours. */
function isSameFolder(pid, theirs, ours) {
  try {
    const [there, here] = [statSync(`/proc/${pid}/root${theirs}`), statSync(ours)];
    return there.ino === here.ino && there.dev === here.dev;
  } catch (error) {
    // Only root may look into processes of root.
    return error.code === 'EACCES';
  }
}

export const childrenOf = parent => allPids().filter(pid => stat(pid)?.parent === parent);
