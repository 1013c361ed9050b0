import type {Facts} from '../context/facts.ts';
import {ActionError, messageOf} from '../errors.ts';
import type {TagRule} from '../inputs/rules/rule.ts';
import type {NameSettings, TagLine, TagStrategy} from '../inputs/settings.ts';
import {sourceOf} from '../inputs/tags.ts';
import {isTag} from '../oci/reference.ts';
import type {PlannedTag} from './plan.ts';
import {applyRule} from './rules/apply-rule.ts';
import {latestClaim} from './rules/claims.ts';
import {type LatestTag, type RuleRun, startRules} from './rules/rule-run.ts';
import {applyStrategy, STRATEGY_PRIORITY} from './strategies.ts';
import {replaceInvalid, toTagName} from './tag-name.ts';

/** Tags of an event before the variant is joined to them, in order of their lines' priority, `latest` last. */
export interface EventTags {
  readonly version: string;
  readonly tags: readonly PlannedTag[];
  readonly notes: readonly string[];
  /** Nobody who publishes expects this. */
  readonly warnings: readonly string[];
}

/** What one line makes. */
interface Made {
  readonly tags: readonly PlannedTag[];
  readonly notes: readonly string[];
  /** What `latest=auto` makes of it; absent for strategies, which have a `latest` of their own. */
  readonly latest?: LatestTag;
  /** Why the line cannot be followed. */
  readonly error?: string;
}

const NOTHING: Made = {tags: [], notes: []};

/**
 * Computes the tags of an event.
 * @throws ActionError `invalid-input` with every rule whose expressions cannot be worked out.
 */
export function computeTags(facts: Facts, names: NameSettings): EventTags {
  const run = startRules(facts, names);
  const made = byPriority(names.tags).map(line => makeTags(line, run, names));
  refuseWrong(made);
  const first = made.find(({latest}) => latest !== undefined);
  const all = [...made, flavorLatest(first?.latest, made, run, names)];
  const tags = unique(all.flatMap(one => one.tags));
  return {
    version: tags[0]?.name ?? '',
    tags,
    notes: all.flatMap(({notes}) => notes),
    warnings: noTagsWarning(facts, tags)
  };
}

/** Stable: lines of one priority keep their order. */
const byPriority = (lines: readonly TagLine[]): readonly TagLine[] =>
  lines.toSorted((a, b) => Number(priorityOf(a) < priorityOf(b)) - Number(priorityOf(a) > priorityOf(b)));

const priorityOf = (line: TagLine): number => ('strategy' in line ? STRATEGY_PRIORITY[line.strategy] : line.priority);

function makeTags(line: TagLine, run: RuleRun, names: NameSettings): Made {
  try {
    return 'strategy' in line ? makeStrategyTags(line, run, names) : makeRuleTag(line, run, names);
  } catch (error) {
    const why = messageOf(error);
    return {...NOTHING, error: `${lineOf(line)}${sourceOf(line)}: ${why}`};
  }
}

function lineOf(line: TagLine): string {
  if ('strategy' in line) return '';
  return `${line.input === undefined ? '' : `${line.input}, `}line ${line.line}, `;
}

function makeStrategyTags(line: TagStrategy, run: RuleRun, names: NameSettings): Made {
  const {facts, shortSha} = run;
  const isLatest = line.strategy === 'latest';
  if (isLatest && names.flavor.latest === 'false') return NOTHING;
  const strategyRun = {facts, shortSha, lines: names.tags, latestOfBranch: names.tagsAreDefault};
  return merged(
    applyStrategy(line, strategyRun).map(({value, ...tag}) =>
      toTag(affixed(value, isLatest ? latestAffixes(names) : runAffixes(names), run), sourceOf(line), tag)
    )
  );
}

function makeRuleTag(line: TagRule, run: RuleRun, names: NameSettings): Made {
  const found = applyRule(line, run);
  if (!found) return NOTHING;
  if ('note' in found) return {...NOTHING, notes: [`${line.source} gives no tag: ${found.note}.`]};
  const {value, claim, moving, latest} = found;
  const {prefix, suffix} = runAffixes(names);
  const text = affixed(value, {prefix: line.prefix ?? prefix, suffix: line.suffix ?? suffix}, run);
  // An empty value with a suffix would be a tag that nobody means: "-alpine".
  if (text === '' || (value === '' && !isTag(replaceInvalid(text)))) return NOTHING;
  const made = toTag(text, line.source, {claim, moving});
  return made.tags.length === 0 ? made : {...made, latest: latest ?? {wanted: false, claim: latestClaim(run)}};
}

interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

const runAffixes = ({flavor: {prefix, suffix}}: NameSettings): Affixes => ({prefix: prefix.text, suffix: suffix.text});

const latestAffixes = ({flavor: {prefix, suffix}}: NameSettings): Affixes => ({
  prefix: prefix.onLatest ? prefix.text : '',
  suffix: suffix.onLatest ? suffix.text : ''
});

const affixed = (value: string, {prefix, suffix}: Affixes, {expand}: RuleRun): string =>
  `${expand(prefix)}${value}${expand(suffix)}`;

/** `latest` as the flavor wants it; with `auto`, as the rule does that made the first tag. */
function flavorLatest(first: Made['latest'], made: readonly Made[], run: RuleRun, names: NameSettings): Made {
  const {latest} = names.flavor;
  const wanted = latest === 'auto' ? first?.wanted : latest === 'true' && made.some(({tags}) => tags.length > 0);
  if (!wanted) return NOTHING;
  const claim = first?.claim ?? latestClaim(run);
  return toTag(affixed('latest', latestAffixes(names), run), `latest=${latest}`, {claim, moving: true});
}

/** The tag of a text, and a note when a registry would not take the text as it is. */
function toTag(text: string, source: string, tag: Pick<PlannedTag, 'claim' | 'moving'>): Made {
  const name = toTagName(text);
  if (name === undefined)
    return {...NOTHING, notes: [`${source} gives no tag: nothing of "${text}" can stand in one.`]};
  const isAsAsked = name === replaceInvalid(text);
  const notes = isAsAsked ? [] : [`${source}: registries refuse the tag "${shortened(text)}", so it is "${name}".`];
  return {tags: [{name, moving: tag.moving, source, claim: tag.claim}], notes};
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)}…`);

const merged = (made: readonly Made[]): Made => ({
  tags: made.flatMap(({tags}) => tags),
  notes: made.flatMap(({notes}) => notes)
});

/** Each name once, in its first place, with the first claim that says something. */
function unique(tags: readonly PlannedTag[]): readonly PlannedTag[] {
  const names = new Map<string, PlannedTag>();
  for (const tag of tags) {
    const known = names.get(tag.name);
    if (!known) names.set(tag.name, tag);
    else if (known.claim.kind === 'none') names.set(tag.name, {...known, claim: tag.claim, moving: tag.moving});
  }
  return [...names.values()];
}

function refuseWrong(made: readonly Made[]): void {
  const errors = made.flatMap(({error}) => error ?? []);
  if (errors.length === 0) return;
  throw new ActionError({
    code: 'invalid-input',
    message: `tags: ${errors.join('; ')}`,
    remedy: 'Correct the expressions of "tags" (and "flavor").'
  });
}

function noTagsWarning({event}: Facts, tags: readonly PlannedTag[]): readonly string[] {
  if (tags.length > 0) return [];
  const where = event.ref ? `${event.name || 'the event'} of ${event.ref}` : event.name || 'the event';
  return [`No line of "tags" names a tag for ${where}: images are built and checked, and no tag is written.`];
}
