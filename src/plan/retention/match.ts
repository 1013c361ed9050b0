import {parse} from 'semver';
import type {RetentionRule} from '../../inputs/retention.ts';
import type {PlainTag} from './tag-forms.ts';

/**
 * Whether a rule is for a tag: a pattern matches its whole name, or its name without the variant. Wildcards do not
 * reach what people pull by name: `latest`, versions and the tags of branches.
 * @param branchTags of the branches that are there, as far as they are known
 */
export function matchesTag(
  rule: RetentionRule,
  tag: string,
  {base}: PlainTag,
  branchTags: ReadonlySet<string>
): boolean {
  const isVersion = base === 'latest' || isVersionTag(base);
  return rule.match.some(pattern => {
    if (!hasWildcard(pattern)) return pattern === tag || pattern === base;
    if (branchTags.has(base) || branchTags.has(tag) || (isVersion && !rule.includeVersions)) return false;
    return matchesGlob(pattern, tag) || matchesGlob(pattern, base);
  });
}

export const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern);

/** `*` for any text, `?` for one character; case counts, as it does in tags. */
export function matchesGlob(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.*+?^${}()|[\]\\-]/g, character =>
    character === '*' ? '.*' : character === '?' ? '.' : `\\${character}`
  );
  return new RegExp(`^${source}$`).test(text);
}

/** `1`, `1.2` and full versions; not a date, and not a commit that happens to have digits alone. */
export const isVersionTag = (tag: string): boolean =>
  /^v?\d{1,5}(\.\d{1,5})?$/.test(tag) ||
  (/^v?\d+\.\d+\.\d+/.test(tag) && (parse(tag) !== null || /^v?[\d.]+[-_]/.test(tag)));
