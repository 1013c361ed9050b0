import type {GuardFacts, Relation} from '../../context/facts.ts';

/** A commit as Git names it. Labels are anybody's text, and this one goes to git and into addresses. */
export const isRevision = (text: string): boolean => /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/.test(text);

/** Whether a revision names the commit; it may be shortened. */
export const isSameCommit = (revision: string, sha: string): boolean =>
  sha === revision || (isRevision(revision) && sha.startsWith(revision));

export const relationOf = (revision: string, {relations}: GuardFacts): Relation => relations[revision] ?? 'unknown';

export const shortRevision = (revision: string): string =>
  isRevision(revision) ? revision.slice(0, 7) : JSON.stringify(revision.slice(0, 40));
