import type {InputName} from '../inputs/definitions.ts';
import type {Files} from '../ports/files.ts';
import type {CheckoutState} from './checkout.ts';
import type {Invocation} from './parse-arguments.ts';

const CONFIG_FILES = ['.github/multiarch.yml', '.github/multiarch.yaml', 'multiarch.yml', 'multiarch.yaml'];

export type GivenInputs = Readonly<Partial<Record<InputName, string>>>;

/**
 * The inputs with what the command adds: nothing is pushed unasked, the usual config file is taken, and an image of a
 * repository that is not of GitHub has the name of its folder while it stays on this machine.
 */
export async function completeInputs(
  {command, inputs, rehearse, registry}: Invocation,
  {remote}: CheckoutState,
  folder: string,
  files: Pick<Files, 'exists'>
): Promise<GivenInputs> {
  const config = inputs.config ?? (inputs.images === undefined ? await findConfig(files) : undefined);
  const writes = command === 'run' || command === 'promote';
  const push = rehearse ? 'true' : (inputs.push ?? (writes ? 'false' : 'auto'));
  const staysHere = push === 'false' || command === 'plan' || rehearse || registry !== undefined;
  const unnamed = inputs.images === undefined && config === undefined && !remote?.apiUrl && staysHere;
  return {
    ...inputs,
    mode: command,
    push,
    comment: 'off',
    ...(config === undefined ? {} : {config}),
    ...(unnamed ? {images: `localhost/${repositoryName(remote?.path ?? folder)}`} : {}),
    // No registry says what is there.
    ...(unnamed && !rehearse && registry === undefined ? {guard: inputs.guard ?? 'off'} : {}),
    // The login belongs to where the images go.
    ...(registry === undefined || (inputs.username ?? inputs.password) === undefined
      ? {}
      : {registry: registry.replace(/^https?:\/\//, '').replace(/\/.*$/, '')})
  };
}

async function findConfig(files: Pick<Files, 'exists'>): Promise<string | undefined> {
  const found = await Promise.all(CONFIG_FILES.map(async file => ((await files.exists(file)) ? [file] : [])));
  return found.flat()[0];
}

/** The last part of a path, as a registry takes it. */
export const repositoryName = (path: string): string =>
  (path.split(/[/\\]/).filter(Boolean).at(-1) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'image';
