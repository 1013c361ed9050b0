import type {Facts} from '../../context/facts.ts';
import type {Settings} from '../../inputs/settings.ts';
import {withTag} from '../../oci/reference.ts';
import type {HeldTag, Plan, PlannedTag, Publication, TakenTag} from '../plan.ts';
import {type JudgeContext, judgeTag, type Verdict} from './judge.ts';
import {judgeNamesakes} from './judge-namesakes.ts';

interface Judged {
  readonly publication: Publication;
  readonly taken: readonly TakenTag[];
  /** Of tags that are written all the same. */
  readonly warned: readonly HeldTag[];
}

/** The plan with the tags that may be written by what is known; without such facts, the plan as it is. Pure. */
export function applyGuard(plan: Plan, facts: Facts, settings: Pick<Settings, 'images' | 'names'>): Plan {
  const {event, guard} = facts;
  if (!guard) return plan;
  const {tagsAreDefault} = settings.names;
  const namesakes = judgeNamesakes(plan, settings, facts, guard);
  const judged = plan.publications.map(publication =>
    judgePublication({event, guard, publication, tagsAreDefault}, namesakes)
  );
  const publications = judged.map(one => one.publication);
  const held = publications.flatMap(one => one.held);
  return {
    ...plan,
    publications,
    notes: [...plan.notes, ...guard.notes, ...sayTogether(held, ({isAre}) => `${isAre} held back`)],
    warnings: [
      ...plan.warnings,
      ...sayTogether(
        judged.flatMap(({warned}) => warned),
        ({isAre, them}) => `${isAre} written without comparing ${them} with what is published`
      )
    ],
    taken: [...plan.taken, ...judged.flatMap(({taken}) => taken)]
  };
}

function judgePublication(context: JudgeContext, namesakes: ReadonlyMap<string, Verdict>): Judged {
  const {publication} = context;
  const all = publication.tags.map(tag => ({
    tag,
    verdicts: publication.repositories.map(repository => ({
      reference: withTag(repository, tag.name),
      verdict: judgeName(namesakes.get(withTag(repository, tag.name)), judgeTag(tag, repository, context))
    }))
  }));
  // A tag means the same in every repository: held in one, it is held in all.
  const held = all.flatMap(({tag, verdicts}) => reasons(tag, verdicts, 'hold').slice(0, 1));
  const isHeld = ({name}: PlannedTag): boolean => held.some(one => one.name === name);
  return {
    publication: {...publication, tags: publication.tags.filter(tag => !isHeld(tag)), held},
    taken: all.flatMap(({verdicts}) =>
      verdicts.flatMap(({reference, verdict}) =>
        verdict.kind === 'refuse' ? [{reference, reason: verdict.reason}] : []
      )
    ),
    warned: all.flatMap(({tag, verdicts}) => (isHeld(tag) ? [] : reasons(tag, verdicts, 'write')))
  };
}

/** Who has the name comes first; what is not known of it is said where nothing else is. */
const judgeName = (ofName: Verdict | undefined, ofTag: Verdict): Verdict =>
  ofName && (ofName.kind === 'hold' || (ofTag.kind === 'write' && !ofTag.warning)) ? ofName : ofTag;

const reasons = (
  {name}: PlannedTag,
  verdicts: readonly {readonly verdict: Verdict}[],
  kind: 'hold' | 'write'
): readonly HeldTag[] =>
  verdicts.flatMap(({verdict}) => {
    if (verdict.kind !== kind) return [];
    const reason = verdict.kind === 'hold' ? verdict.reason : verdict.warning;
    return reason === undefined ? [] : [{name, reason}];
  });

interface Words {
  readonly isAre: string;
  readonly them: string;
}

const ONE: Words = {isAre: 'is', them: 'it'};
const SEVERAL: Words = {isAre: 'are', them: 'them'};

/** One sentence for each reason: "latest and 1 are held back: 2.0.0 is higher …". */
function sayTogether(tags: readonly HeldTag[], what: (words: Words) => string): readonly string[] {
  const byReason = new Map<string, Set<string>>();
  for (const {name, reason} of tags) byReason.set(reason, (byReason.get(reason) ?? new Set()).add(name));
  return [...byReason].map(([reason, names]) => {
    const [first, ...rest] = [...names];
    const last = rest.pop();
    const list = last === undefined ? first : `${[first, ...rest].join(', ')} and ${last}`;
    return `${list} ${what(last === undefined ? ONE : SEVERAL)}: ${reason}.`;
  });
}
