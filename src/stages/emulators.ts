import {errorLine} from '../buildx/failures.ts';
import {
  BINFMT_FOLDER,
  handlerOf,
  installEmulatorsCommand,
  isUsableHandler,
  missingEmulators
} from '../engine/emulation.ts';
import {ActionError} from '../errors.ts';
import {type Platform, parsePlatform} from '../oci/platform.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {ProvisionPorts} from './provision.ts';
import {retryingCommand} from './retrying.ts';

/** Architectures that images are started on, that the host cannot run, and that nothing emulates yet. */
export async function emulatorsToRegister(host: Platform, plan: Plan, files: Files): Promise<readonly string[]> {
  const started = startedPlatforms(plan);
  const foreign = missingEmulators(host, started, []);
  return foreign.length === 0 ? [] : missingEmulators(host, started, await usableHandlers(foreign, files));
}

const startedPlatforms = ({targets}: Plan): readonly Platform[] =>
  targets.filter(({smoke}) => smoke !== 'off').map(({platform}) => parsePlatform(platform));

/** Only for platforms that images are started on, that the host cannot run, and that nothing emulates yet. */
export async function registerEmulators(
  host: Platform,
  plan: Plan,
  image: string,
  ports: ProvisionPorts
): Promise<void> {
  const missing = await emulatorsToRegister(host, plan, ports.files);
  if (missing.length === 0) return;
  ports.workflow.info(`Registering emulators for ${missing.join(', ')} by ${image}.`);
  const {exitCode, stderr} = await retryingCommand(
    () => ports.process.run(installEmulatorsCommand(image, missing)),
    ports.retries.policy('emulation', image)
  );
  ports.signal.throwIfAborted();
  if (exitCode === 0 && (await areThere(host, plan, ports.files))) return;
  throw new ActionError({
    code: 'no-emulation',
    message: `Emulators for ${missing.join(', ')} could not be registered: ${errorLine(stderr) || 'the kernel has none after it'}`,
    remedy:
      'The image of "binfmt-image" must be reachable and may run with --privileged. Or register them in a step before, or set smoke: off for these platforms.',
    details: stderr
  });
}

/** The installer ends well even when it registered nothing. Where the kernel's list cannot be read, it is believed. */
async function areThere(host: Platform, plan: Plan, files: Files): Promise<boolean> {
  if (!(await files.exists(`${BINFMT_FOLDER}/register`))) return true;
  return (await emulatorsToRegister(host, plan, files)).length === 0;
}

/** Empty for an engine that is not of this machine: then the installer, which is idempotent, decides. */
async function usableHandlers(architectures: readonly string[], files: Files): Promise<readonly string[]> {
  const names = architectures.map(handlerOf).filter(name => name !== undefined);
  const texts = await Promise.all(
    names.map(async name => ({name, text: (await files.read(`${BINFMT_FOLDER}/${name}`)) ?? ''}))
  );
  return texts.filter(({text}) => isUsableHandler(text)).map(({name}) => name);
}
