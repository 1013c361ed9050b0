import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** One lab per machine: everything but `lab/.env` lives here, so that a second clone finds and shares it. */
export const cacheDir = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'multiarch-build-lab');

/** Downloads and built binaries; `down` leaves them. */
export const binDir = join(cacheDir, 'bin');
export const stampDir = join(cacheDir, 'stamps');
export const imageDir = join(cacheDir, 'images');

/** What runs now: pids, sockets, logs, ports, registry data. */
export const stateDir = join(cacheDir, 'state');
export const pidDir = join(stateDir, 'pids');
export const logDir = join(stateDir, 'logs');
export const lockFile = join(cacheDir, 'lock');

export const envFile = join(dirname(dirname(fileURLToPath(import.meta.url))), '.env');
