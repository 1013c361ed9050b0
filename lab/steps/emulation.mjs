import {arch} from 'node:os';
import {readIfThere} from '../lib/files.mjs';
import {already, did} from '../lib/report.mjs';
import {runAsRoot} from '../lib/root.mjs';

const BINFMT = '/proc/sys/fs/binfmt_misc';
/** The one of the two platforms that this machine does not run itself. */
export const FOREIGN = arch() === 'arm64' ? 'x86_64' : 'aarch64';
const ENTRY = `${BINFMT}/qemu-${FOREIGN}`;

/** Without the flag F the emulator would be looked up inside each container, where it is not. */
export async function isEmulated() {
  const entry = await readIfThere(ENTRY);
  return entry?.startsWith('enabled') === true && /^flags:.*F/m.test(entry);
}

export async function registerEmulator({log}) {
  if (await isEmulated()) return already('already registered');
  const purpose = `emulating ${FOREIGN}`;
  if ((await readIfThere(`${BINFMT}/register`).catch(() => '')) === undefined) {
    await runAsRoot(['mount', '-t', 'binfmt_misc', 'binfmt_misc', BINFMT], purpose, {log});
    if (await isEmulated()) return did('binfmt_misc mounted');
  }
  const line = await readIfThere(`/usr/lib/binfmt.d/qemu-${FOREIGN}.conf`);
  if (line === undefined)
    throw new Error(`/usr/lib/binfmt.d/qemu-${FOREIGN}.conf is missing; install qemu-user-static`);
  if ((await readIfThere(ENTRY)) !== undefined) await runAsRoot(['tee', ENTRY], purpose, {input: '-1'});
  await runAsRoot(['tee', `${BINFMT}/register`], purpose, {input: line, log});
  if (!(await isEmulated())) throw new Error(`the kernel did not take the emulator: see ${ENTRY}`);
  return did(`${FOREIGN} registered`);
}
