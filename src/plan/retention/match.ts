import type {RetentionRule} from '../../inputs/retention.ts';
import {type Affixes, withoutAffixes} from './affixes.ts';
import {type Resemblance, resemblance, type Surroundings} from './resembles.ts';
import type {PlainTag} from './tag-forms.ts';
import {isVersionTag} from './version-tag.ts';

export interface MatchContext extends Surroundings {
  /** What flavor and rules put around the tags of versions and branches. */
  readonly affixes: readonly Affixes[];
}

/**
 * Whether a rule is for a tag: a pattern matches its whole name, or its name without the variant. Wildcards do not
 * reach what people pull by name: `latest`, versions and the tags of branches, nor what looks like one of them.
 */
export function matchesTag(rule: RetentionRule, tag: string, plain: PlainTag, context: MatchContext): boolean {
  const {base} = plain;
  if (rule.match.some(pattern => !hasWildcard(pattern) && (pattern === tag || pattern === base))) return true;
  const patterns = wildcardsFor(rule, tag, plain);
  if (patterns.length === 0 || isNamed(rule, tag, plain, context)) return false;
  const like = resemblances(tag, plain, context);
  return patterns.some(pattern => like.every(one => isMeant(one, pattern, rule)));
}

/** Whether a rule's wildcards match the tag, and leave it for what it looks like alone. */
export const isSpared = (rule: RetentionRule, tag: string, plain: PlainTag, context: MatchContext): boolean =>
  wildcardsFor(rule, tag, plain).length > 0 &&
  !isNamed(rule, tag, plain, context) &&
  !matchesTag(rule, tag, plain, context);

const wildcardsFor = ({match}: RetentionRule, tag: string, {base}: PlainTag): readonly string[] =>
  match.filter(pattern => hasWildcard(pattern) && (matchesGlob(pattern, tag) || matchesGlob(pattern, base)));

/** `latest`, a version or the tag of a branch, by all that the settings say. */
function isNamed({includeVersions}: RetentionRule, tag: string, {base}: PlainTag, context: MatchContext): boolean {
  const bare = [tag, base].flatMap(text => [text, ...withoutAffixes(text, context.affixes)]);
  return bare.some(
    text => context.branchTags.has(text) || (!includeVersions && (text === 'latest' || isVersionTag(text)))
  );
}

const resemblances = (tag: string, {base}: PlainTag, context: MatchContext): readonly Resemblance[] =>
  [...new Set([tag, base])].flatMap(text => resemblance(text, context) ?? []);

/** `main-build-*` says itself that it is for more than the branch. */
const isMeant = (like: Resemblance, pattern: string, {includeVersions}: RetentionRule): boolean =>
  like.kind === 'version' ? includeVersions : new RegExp(`^${escapeText(like.branch)}[-_][^*?]`).test(pattern);

export const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern);

/** `*` for any text, `?` for one character; case counts, as it does in tags. */
export function matchesGlob(pattern: string, text: string): boolean {
  const source = escapeText(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.');
  return new RegExp(`^${source}$`).test(text);
}

const escapeText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
