import type {ErrorDetails} from '../errors.ts';
import type {CheckoutState} from './checkout.ts';
import type {GivenInputs} from './defaults.ts';

/** Most tags are made of a branch or a tag: a push of a bare commit would publish nothing, and seem to have gone well. */
export function refuseDetached(
  {mode, push, tags}: GivenInputs,
  {sha}: Pick<CheckoutState, 'sha'>,
  ref: string
): ErrorDetails | undefined {
  if (mode !== 'run' || push === 'false' || sha === '' || ref !== '' || tags !== undefined) return undefined;
  return {
    code: 'invalid-input',
    message: `--push: ${sha.slice(0, 7)} is checked out without a branch or a tag, of which the tags of its images are made`,
    remedy: 'Name the branch it is on (--ref main), check that out (git checkout main), or say the tags with --tags.'
  };
}
