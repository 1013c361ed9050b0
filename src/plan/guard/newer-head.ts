import type {Facts} from '../../context/facts.ts';
import type {NameSettings} from '../../inputs/settings.ts';
import type {Plan, PlannedTag, Publication} from '../plan.ts';

const REASON = 'a newer commit of the pull request is being built';

/**
 * Without the tags of a pull request that has gone on: an older run that ends last does not take `pr-7` back. Pure.
 * @param head the newest commit of the pull request; '' when unknown
 */
export function holdForNewerHead(plan: Plan, {event}: Facts, head: string, {guard}: NameSettings): Plan {
  const built = event.pullRequest?.headSha ?? '';
  if (guard === 'off' || built === '' || head === '' || head === built) return plan;
  const held = [...new Set(plan.publications.flatMap(({tags}) => tags.filter(isOfHead).map(({name}) => name)))];
  if (held.length === 0) return plan;
  const note = `${held.join(', ')} ${held.length === 1 ? 'is' : 'are'} held back: ${REASON}.`;
  return {...plan, publications: plan.publications.map(holdIn), notes: [...plan.notes, note]};
}

/** Others belong to one commit, or to a version or a branch that the guard knows better. */
const isOfHead = ({moving, claim}: PlannedTag): boolean => moving && claim.kind === 'none';

const holdIn = (publication: Publication): Publication => ({
  ...publication,
  tags: publication.tags.filter(tag => !isOfHead(tag)),
  held: [...publication.held, ...publication.tags.filter(isOfHead).map(({name}) => ({name, reason: REASON}))]
});
