import type {Settings} from '../inputs/settings.ts';
import type {CheckoutState} from './checkout.ts';
import type {GivenInputs} from './defaults.ts';
import type {Invocation} from './parse-arguments.ts';
import type {Workspace} from './workspace.ts';

/**
 * Repository of an image that nobody names: that of the checkout on ghcr.io (undefined), as in a workflow, where the
 * workspace is the root of a GitHub repository. Any other one is called after its folder as long as it stays on this
 * machine; to be published, it needs a name ('').
 */
export function defaultImage(
  {command, rehearse, registry}: Invocation,
  {push}: GivenInputs,
  {remote}: Pick<CheckoutState, 'remote'>,
  {folder, root}: Workspace
): string | undefined {
  if (remote?.apiUrl && root === undefined) return undefined;
  const isLocal = (command === 'run' && push === 'false') || (command === 'plan' && push !== 'true');
  if (!isLocal && !rehearse && registry === undefined) return '';
  return `localhost/${repositoryName(root === undefined ? (remote?.path ?? folder) : folder)}`;
}

/** The last part of a path, as a registry takes it. */
export const repositoryName = (path: string): string =>
  (path.split(/[/\\]/).filter(Boolean).at(-1) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'image';

/** No registry says what is there of an image that has only that name. */
export function withoutGuard(
  settings: Settings,
  image: string | undefined,
  {inputs, rehearse, registry}: Invocation
): Settings {
  const goesElsewhere =
    rehearse ||
    registry !== undefined ||
    settings.images.some(({repositories}) => repositories.some(({name}) => name !== image));
  if (!image || goesElsewhere || inputs.guard !== undefined) return settings;
  return {...settings, names: {...settings.names, guard: 'off'}};
}
