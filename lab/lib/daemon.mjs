import {spawn} from 'node:child_process';
import {mkdir, open, rm} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {readIfThere, readJson, writeJson} from './files.mjs';
import {logDir, pidDir} from './paths.mjs';
import {argvOf, childrenOf, identify, isAlive, isSame, processesIn} from './proc.mjs';
import {asRoot, runAsRoot} from './root.mjs';
import {ToolError, tail} from './run.mjs';

const recordOf = name => join(pidDir, `${name}.json`);
export const logOf = name => join(logDir, `${name}.log`);

/** @returns {Promise<number | undefined>} the pid of the daemon that an earlier run started, if it is still that process */
export async function runningPid(name) {
  const record = await readJson(recordOf(name));
  return record && isSame(record) ? record.pid : undefined;
}

/**
 * Starts a program that outlives this one, in a session of its own, and waits until it is of use.
 * @param {string} name
 * @param {{argv: string[], root?: boolean, pidFile?: string, ready: () => Promise<boolean>, limit?: number}} options
 */
export async function startDaemon(name, {argv, root = false, pidFile, ready, limit = 60_000}) {
  await mkdir(logDir, {recursive: true});
  const log = await open(logOf(name), 'w');
  const command = root ? await asRoot(argv, `starting ${basename(argv[0])}`) : argv;
  const child = spawn(command[0], command.slice(1), {cwd: '/', detached: true, stdio: ['ignore', log.fd, log.fd]});
  let failure;
  child.on('error', error => (failure = error.message));
  child.on('exit', (code, signal) => (failure = `ended with ${signal ?? `exit code ${code}`} while starting`));
  await log.close();
  // Recorded before it is ready: a run that is interrupted now must not lose it.
  if (child.pid) await writeJson(recordOf(name), {...identify(child.pid), argv});

  const until = Date.now() + limit;
  while (failure === undefined && !(await ready())) {
    if (Date.now() > until) failure = `did not answer within ${limit / 1000} s`;
    else await sleep(100);
  }
  if (failure !== undefined) {
    const output = (await readIfThere(logOf(name))) ?? '';
    throw new ToolError([argv[0]], failure, {output: tail(output), log: logOf(name)});
  }
  const real = pidFile && Number(await readIfThere(pidFile));
  if (real && real !== child.pid) await writeJson(recordOf(name), {...identify(real), argv});
  child.unref();
}

const SEND = 'process.kill(Number(process.argv[1]), process.argv[2])';

/** A process that is gone already is fine. */
export async function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    // By Node, since small systems have no kill command.
    const argv = [process.execPath, '-e', SEND, String(pid), name];
    if (error.code === 'EPERM' && isAlive(pid)) {
      await runAsRoot(argv, 'a signal to a process of the lab', {evenIfStopped: true}).catch(cause => {
        if (isAlive(pid)) throw cause;
      });
    }
  }
}

async function waitGone(pid, limit) {
  for (const until = Date.now() + limit; isAlive(pid); await sleep(50)) if (Date.now() > until) return false;
  return true;
}

export async function endProcess(pid, limit = 15_000) {
  await signal(pid, 'SIGTERM');
  if (await waitGone(pid, limit)) return;
  await signal(pid, 'SIGKILL');
  if (!(await waitGone(pid, 10_000))) throw new Error(`process ${pid} (${argvOf(pid)[0]}) does not end`);
}

/** @returns {Promise<boolean>} whether it ran */
export async function stopDaemon(name) {
  const pid = await runningPid(name);
  if (pid !== undefined) await endProcess(pid);
  await rm(recordOf(name), {force: true});
  return pid !== undefined;
}

const PROGRAMS = new Set(['dockerd', 'containerd', 'containerd-shim-runc-v2', 'docker-registry']);

/**
 * Ends what is left of a daemon that has no valid record: a killed engine's containerd and shims with their containers, or
 * one whose record was deleted. They are ours because their arguments name a path in the daemon's own state folder.
 * @param {string} folder
 */
export async function endStrays(folder) {
  const strays = processesIn(folder).filter(pid => PROGRAMS.has(basename(argvOf(pid)[0] ?? '')));
  for (const pid of strays) {
    const isShim = basename(argvOf(pid)[0] ?? '').startsWith('containerd-shim');
    for (const container of isShim ? childrenOf(pid) : []) await signal(container, 'SIGKILL');
    // A shim does not listen to SIGTERM.
    await endProcess(pid, isShim ? 0 : 5000);
  }
  return strays.length;
}
