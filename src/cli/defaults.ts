import type {InputName} from '../inputs/definitions.ts';
import type {Invocation} from './parse-arguments.ts';
import type {Workspace} from './workspace.ts';

export type GivenInputs = Readonly<Partial<Record<InputName, string>>>;

/** The inputs with what the command adds: nothing is pushed unasked, and the usual config file is taken. */
export function completeInputs(
  {command, inputs, rehearse, registry}: Invocation,
  {config}: Pick<Workspace, 'config'>
): GivenInputs {
  const writes = command === 'run' || command === 'promote';
  return {
    ...inputs,
    mode: command,
    push: rehearse ? 'true' : (inputs.push ?? (writes ? 'false' : 'auto')),
    comment: 'off',
    ...(config === undefined ? {} : {config}),
    // The login belongs to where the images go.
    ...(registry === undefined || (inputs.username ?? inputs.password) === undefined
      ? {}
      : {registry: registry.replace(/^https?:\/\//, '').replace(/\/.*$/, '')})
  };
}
