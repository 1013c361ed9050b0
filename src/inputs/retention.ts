/** Which tags and manifests `mode: cleanup` removes from the repositories of the images. */
export interface RetentionSettings {
  /** True: nothing is removed, only listed. */
  readonly dryRun: boolean;
  /** The first that matches decides. */
  readonly rules: readonly RetentionRule[];
}

/** What a rule matches stays while either limit holds. */
export interface RetentionRule {
  /** Tag names with `*` and `?`, and `untagged`. */
  readonly match: readonly string[];
  readonly keepDays?: number;
  readonly keepLast?: number;
  /** Whether patterns with wildcards reach `latest` and versions. */
  readonly includeVersions: boolean;
}

/** Matches manifests that no tag needs. */
export const UNTAGGED = 'untagged';

/** @throws Error for a pattern that no tag can match. */
export function parsePattern(text: string): string {
  const pattern = text.trim();
  if (/^[\w.*?-]+$/.test(pattern)) return pattern;
  throw new Error(
    `"${text}" can match no tag (want letters, digits, _ . - and the wildcards * and ?, such as pr-*; or ${UNTAGGED})`
  );
}
