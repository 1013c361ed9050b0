import type {Relation} from '../context/facts.ts';
import {numberAt, textAt} from '../context/payload.ts';
import type {CommitOrigin} from '../context/subject.ts';
import {type Ask, askPage, isLimited, statusOf} from './github-client.ts';

const RELATIONS = {ahead: 'ancestor', behind: 'descendant', diverged: 'diverged'} as const;

/** `ahead` says of the head that it has the base in its history. A commit that GitHub does not know gives 404 or 422. */
export async function compare(ask: Ask, range: string): Promise<Relation> {
  try {
    const {data} = await ask(`/compare/${range}?per_page=1`);
    const {status} = data as {status?: string};
    // Two names of one commit.
    if (status === 'identical') return 'ancestor';
    return RELATIONS[status as keyof typeof RELATIONS] ?? 'unknown';
  } catch (error) {
    if ([404, 422].includes(statusOf(error) ?? 0)) return 'unknown';
    throw error;
  }
}

/** The first that has it: the history of `own`, the tip of a branch, a pull request. */
export async function readOrigin(
  ask: Ask,
  sha: string,
  own: readonly string[],
  repository: string
): Promise<CommitOrigin> {
  for (const ref of own) {
    if ((await compare(ask, `${sha}...${encodeURIComponent(ref)}`)) === 'ancestor') return {kind: 'own'};
  }
  const branches = await listFor(ask, `/commits/${sha}/branches-where-head`);
  if (branches.length > 0) return {kind: 'own'};
  const pulls = (await listFor(ask, `/commits/${sha}/pulls`)).map(pull => ({
    number: numberAt(pull, 'number') ?? 0,
    repository: textAt(pull, 'head', 'repo', 'full_name') ?? ''
  }));
  if (pulls.some(pull => pull.repository.toLowerCase() === repository.toLowerCase())) return {kind: 'own'};
  const [first] = pulls;
  return first ? {kind: 'pull-request', ...first} : {kind: 'unknown'};
}

/** Empty for a commit that GitHub does not know, and where the token may not read it. */
async function listFor(ask: Ask, path: string): Promise<readonly Record<string, unknown>[]> {
  try {
    return (await askPage(ask, path)).items;
  } catch (error) {
    if ([403, 404, 422].includes(statusOf(error) ?? 0) && !isLimited(error)) return [];
    throw error;
  }
}
