import type {Facts} from '../context/facts.ts';

const FOLDER = {branch: 'refs/heads/', tag: 'refs/tags/'} as const;

/** The facts of a push of the same commit to another branch, or of a Git tag. */
export function asPush(facts: Facts, kind: 'branch' | 'tag', refName: string): Facts {
  const {guard, event, ...rest} = facts;
  const {pullRequest, action, baseRef, preRelease, ...common} = event;
  return {...rest, event: {...common, name: 'push', ref: `${FOLDER[kind]}${refName}`, kind, refName}};
}
