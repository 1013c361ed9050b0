import type {Facts} from '../context/facts.ts';
import type {GitHub} from '../ports/github.ts';
import type {Notice} from '../report/result.ts';

/**
 * Asked right before the tags of a preview are written: whoever closed the pull request while it was built has had them
 * removed, and nobody would remove them again. Undefined while it is open, and where GitHub does not tell.
 */
export async function closedMeanwhile(
  {event: {pullRequest}}: Facts,
  github: Pick<GitHub, 'pullRequest'>
): Promise<Notice | undefined> {
  if (!pullRequest) return undefined;
  const {number} = pullRequest;
  const state = await github.pullRequest(number);
  if (!state.known || state.value === 'open') return undefined;
  return {message: `Pull request ${number} was closed while this run was going: none of its tags is written.`};
}
