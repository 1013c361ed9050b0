import {ask, run} from './run.mjs';

const isRoot = process.getuid?.() === 0;
let sudo;

/** The same argv, run as root. Throws with what it was wanted for, when there is no way to become root. */
export async function asRoot(argv, purpose) {
  if (isRoot) return argv;
  sudo ??= ask(['sudo', '-n', 'true']);
  if ((await sudo) === undefined) {
    throw new Error(
      `${purpose} needs root, and "sudo -n" does not give it. Run the lab as root, or do this part by hand.`
    );
  }
  return ['sudo', '-n', ...argv];
}

/** Runs a tool as root; the environment goes by `env`, since sudo drops it. */
export async function runAsRoot(argv, purpose, {env = {}, ...options} = {}) {
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return run(await asRoot(pairs.length > 0 ? ['env', ...pairs, ...argv] : argv, purpose), options);
}
