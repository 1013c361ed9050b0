import {type RetentionRule, UNTAGGED} from '../../inputs/retention.ts';
import {type StoredManifest, type StoredTag, subjectOfTag} from '../../oci/inventory.ts';
import {isSpared, type MatchContext, matchesTag} from './match.ts';
import {type TagForm, takeApart} from './tag-forms.ts';

/** What the rules say of one tag or manifest; what no rule matches has no verdict. */
export interface Verdict<T> {
  readonly item: T;
  readonly keep: boolean;
  /** A clause: "older than 14 days". */
  readonly reason: string;
}

export interface JudgeContext extends MatchContext {
  /** ISO 8601. */
  readonly now: string;
  readonly forms: readonly TagForm[];
}

/** The rule that decides over a tag: the first that matches. Tags of signatures follow what they are about. */
export function ruleOf(tag: string, rules: readonly RetentionRule[], context: JudgeContext): RetentionRule | undefined {
  if (subjectOfTag(tag) !== undefined) return undefined;
  const plain = takeApart(tag, context.forms);
  return rules.find(rule => matchesTag(rule, tag, plain, context));
}

/** Whether no rule is for a tag only because it looks like a version or the tag of a branch. */
export const isSparedByLook = (tag: string, rules: readonly RetentionRule[], context: JudgeContext): boolean =>
  subjectOfTag(tag) === undefined &&
  ruleOf(tag, rules, context) === undefined &&
  rules.some(rule => isSpared(rule, tag, takeApart(tag, context.forms), context));

export function judgeTags(
  tags: readonly StoredTag[],
  rules: readonly RetentionRule[],
  context: JudgeContext
): readonly Verdict<StoredTag>[] {
  const matched = tags.flatMap(tag => {
    const rule = ruleOf(tag.name, rules, context);
    return rule ? [{tag, rule, variant: takeApart(tag.name, context.forms).variant}] : [];
  });
  return rules.flatMap(rule => {
    const own = matched.filter(one => one.rule === rule);
    const variants = [...new Set(own.map(({variant}) => variant))];
    return variants.flatMap(variant =>
      judge(
        own.filter(one => one.variant === variant).map(({tag}) => tag),
        rule,
        context.now
      )
    );
  });
}

/** @param untagged manifests that no tag needs */
export function judgeUntagged(
  untagged: readonly StoredManifest[],
  rules: readonly RetentionRule[],
  now: string
): readonly Verdict<StoredManifest>[] {
  const rule = untaggedRule(rules);
  return rule ? judge(untagged, rule, now) : [];
}

export const untaggedRule = (rules: readonly RetentionRule[]): RetentionRule | undefined =>
  rules.find(({match}) => match.includes(UNTAGGED));

function judge<T extends StoredManifest>(items: readonly T[], rule: RetentionRule, now: string): readonly Verdict<T>[] {
  // What may be of any time has no place in the order, and takes none from the others.
  const [dated, undated] = [items.filter(hasTime), items.filter(item => !hasTime(item))];
  const ranked = dated.toSorted(newestFirst).map((item, rank) => ({item, rank}));
  return [...undated.map(item => ({item, rank: undefined})), ...ranked].map(({item, rank}) => {
    const kept = reasonToKeep(item, rank, rule, now);
    return {item, keep: kept !== undefined, reason: kept ?? reasonToRemove(rule)};
  });
}

const hasTime = ({createdAt, sourceTime}: StoredManifest): boolean => (createdAt ?? sourceTime) !== undefined;

/** Begins the reason of what `keep-days` cannot be asked of. */
export const COMMIT_TIME_ONLY = 'only the time of its commit is known';

const DAY_MS = 86_400_000;

/** @param rank among the newest; undefined where it cannot be known */
function reasonToKeep(
  {createdAt, sourceTime}: StoredManifest,
  rank: number | undefined,
  {keepDays = 0, keepLast = 0}: RetentionRule,
  now: string
): string | undefined {
  // Everything is older than no days at all.
  if (keepDays === 0 && keepLast === 0) return undefined;
  if (rank === undefined) return 'its age is not known';
  if (rank < keepLast) return `among the newest ${keepLast}`;
  if (keepDays === 0) return undefined;
  // An old commit may have been built today.
  if (createdAt === undefined) return `${COMMIT_TIME_ONLY} (${(sourceTime ?? '').slice(0, 10)})`;
  return Date.parse(now) - Date.parse(createdAt) < keepDays * DAY_MS ? `younger than ${days(keepDays)}` : undefined;
}

function reasonToRemove({keepDays, keepLast}: RetentionRule): string {
  const parts = [
    ...(keepDays === undefined || keepDays === 0 ? [] : [`older than ${days(keepDays)}`]),
    ...(keepLast === undefined || keepLast === 0 ? [] : [`not among the newest ${keepLast}`])
  ];
  return parts.join(', ') || 'the rule keeps none';
}

const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;

/** `pr-10` is newer than `pr-9` of the same time. */
function newestFirst(a: StoredManifest & {name?: string}, b: StoredManifest & {name?: string}): number {
  const [first, second] = [timeOf(a), timeOf(b)];
  if (first !== second) return second > first ? 1 : -1;
  return (b.name ?? b.digest).localeCompare(a.name ?? a.digest, 'en', {numeric: true});
}

const timeOf = ({createdAt, sourceTime}: StoredManifest): number => Date.parse(createdAt ?? sourceTime ?? '');
