import type {Facts} from '../../context/facts.ts';
import type {NameSettings} from '../../inputs/settings.ts';
import type {Plan, PlannedTag, Publication} from '../plan.ts';

const REASON = 'the pull request has a newer commit';

/**
 * The plan of a run whose pull request has gone on since: a run that ends last does not take `pr-7` back from a newer one.
 * Where nothing of the preview is there, nothing is taken back, and a newer commit may never be built (`[skip ci]`). Pure.
 */
export const holdForNewerHead = (plan: Plan, isThere: boolean): Plan =>
  isThere
    ? {...plan, publications: plan.publications.map(holdIn), notes: [...plan.notes, say(plan, `held back: ${REASON}.`)]}
    : {...plan, notes: [...plan.notes, say(plan, `written although ${REASON}: nothing of it was there.`)]};

/**
 * Whether that is so, and the plan has such tags.
 * @param head the newest commit of the pull request; '' when unknown
 */
export function isOfOlderHead(plan: Plan, {event}: Facts, head: string, {guard}: NameSettings): boolean {
  const built = event.pullRequest?.headSha ?? '';
  if (guard === 'off' || built === '' || head === '' || head === built) return false;
  return plan.publications.some(({tags}) => tags.some(isOfHead));
}

/** Others belong to one commit, or to a version or a branch that the guard knows better. */
export const isOfHead = ({moving, claim}: PlannedTag): boolean => moving && claim.kind === 'none';

function say({publications}: Plan, what: string): string {
  const names = [...new Set(publications.flatMap(({tags}) => tags.filter(isOfHead).map(({name}) => name)))];
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} ${what}`;
}

const holdIn = (publication: Publication): Publication => ({
  ...publication,
  tags: publication.tags.filter(tag => !isOfHead(tag)),
  held: [...publication.held, ...publication.tags.filter(isOfHead).map(({name}) => ({name, reason: REASON}))]
});
