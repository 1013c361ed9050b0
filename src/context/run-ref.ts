import {type Payload, textAt} from './payload.ts';

/** What the name is that GitHub calls the branch of a workflow run: it may be that of a Git tag. The reason is a clause. */
export type RunRef = {readonly kind: 'heads' | 'tags'} | {readonly kind: 'unknown'; readonly reason: string};

interface RunRefSources {
  readonly payload: Payload;
  /** That point at the run's commit. */
  readonly refs: readonly string[];
}

export const runBranch = (payload: Payload): string => textAt(payload, 'workflow_run', 'head_branch') ?? '';

/** As far as the event and the checkout tell; a tag comes before a branch of the same name and commit. */
export function knownRunRef({payload, refs}: RunRefSources): RunRef | undefined {
  const name = runBranch(payload);
  const event = textAt(payload, 'workflow_run', 'event');
  const isAt = (...all: string[]): boolean => all.some(ref => refs.includes(ref));
  if (event === 'release' || isAt(`refs/tags/${name}`)) return {kind: 'tags'};
  const isBranch = event === 'merge_group' || name === textAt(payload, 'repository', 'default_branch');
  return isBranch || isAt(`refs/heads/${name}`, `refs/remotes/origin/${name}`) ? {kind: 'heads'} : undefined;
}
