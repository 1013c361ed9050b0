import {ActionError} from '../errors.ts';
import type {Settings} from '../inputs/settings.ts';
import {isLoopback} from '../oci/loopback.ts';
import {count} from '../report/format.ts';
import type {CheckoutState} from './checkout.ts';

/**
 * Images that are published say which commit they are of, and bear its version: what is in no commit goes to registries
 * of this machine alone.
 * @throws ActionError `invalid-input`
 */
export function refuseUncommitted({changed, sha}: Pick<CheckoutState, 'changed' | 'sha'>, settings: Settings): void {
  const {mode, push, images} = settings;
  if (changed === 0 || mode !== 'run' || push === 'false') return;
  const names = images.flatMap(({repositories}) => repositories.filter(({registry}) => !isLoopback(registry)));
  const [first] = names;
  if (first === undefined) return;
  const files = count(changed, 'file');
  throw new ActionError({
    code: 'invalid-input',
    message:
      sha === ''
        ? `--push: ${files} in the folder and no commit, which images in ${first.name} would have to be of`
        : `--push: ${files} changed since ${sha.slice(0, 7)}, and images in ${first.name} would pass for that commit`,
    remedy:
      'Commit the changes, put them away (git stash --include-untracked), or have files that do not belong to the project ignored by .gitignore. --rehearse, and --registry localhost:5000/, take the folder as it is.'
  });
}
