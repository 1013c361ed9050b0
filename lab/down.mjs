import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {endStrays, runningPid, stopDaemon} from './lib/daemon.mjs';
import {withLock} from './lib/lock.mjs';
import {mountsUnder} from './lib/mounts.mjs';
import {envFile, stateDir} from './lib/paths.mjs';
import {already, createReport, did} from './lib/report.mjs';
import {runAsRoot} from './lib/root.mjs';
import {removeBridges} from './steps/engine.mjs';
import {REGISTRIES} from './steps/registries.mjs';

/** The engines go first: their containers may still talk to the registries. */
const DAEMONS = ['classic', 'engine', ...REGISTRIES];

/** Stops all that `up` started. The machine's own engine, the emulator's registration and the cache stay. */
export async function down({quiet = false} = {}) {
  const report = createReport({quiet});
  try {
    await withLock(report.print, async () => {
      const stopped = [];
      for (const name of DAEMONS) if ((await report.step(name, () => stop(name))).changed) stopped.push(name);
      await report.step('mounts', unmount);
      await report.step('bridges', async () => {
        const removed = await removeBridges(stopped.includes('engine'));
        return removed.length > 0 ? did(`${removed.join(', ')} removed`) : already('none');
      });
      await report.step('data', removeData);
    });
    report.finish('lab is down');
  } catch (error) {
    report.finish();
    throw error;
  }
}

async function stop(name) {
  const pid = await runningPid(name);
  const ran = await stopDaemon(name);
  const strays = await endStrays(join(stateDir, name));
  if (ran) return did(`process ${pid} stopped`);
  return strays > 0 ? did(`${strays} left processes ended`) : already('not running');
}

async function unmount() {
  const mounts = await mountsUnder(stateDir);
  for (const path of mounts) await runAsRoot(['umount', '--lazy', path], 'unmounting what an engine has left');
  return mounts.length > 0 ? did(`${mounts.length} unmounted`) : already('none');
}

/** What the two throw-away registries hold goes; images of the engines stay, for a quick start of the next lab. */
async function removeData() {
  for (const name of ['plain', 'auth']) await rm(join(stateDir, name), {recursive: true, force: true});
  await rm(envFile, {force: true});
  return did('registries emptied');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await down();
  } catch (error) {
    process.stderr.write(`lab: ${error.message}\n`);
    process.exitCode = 1;
  }
}
