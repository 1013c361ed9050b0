/** A line of the input `tags` in docker/metadata-action's syntax, read. Attributes may hold expressions (`{{branch}}`). */
export type TagRule<T extends RuleType = RuleType> = {
  readonly [K in T]: RuleBase & {readonly type: K} & RuleAttributes[K];
}[T];

export interface RuleBase {
  /** The line as it stands in the input, for messages and reports. */
  readonly source: string;
  /** Line of the input, or of the file that names it, counted from 1. */
  readonly line: number;
  /** Where it stands when that is not the input `tags`: `.github/multiarch.yml › tags`. */
  readonly input?: string;
  /** A higher one comes first; the first tag of a run is its version. */
  readonly priority: number;
  /** `true`, `false`, or an expression that gives one of them. */
  readonly enable: string;
  /** Absent: the flavor's. */
  readonly prefix?: string;
  readonly suffix?: string;
}

/** What each type of rule has beside {@link RuleBase}. An empty `value` stands for the Git tag. */
export interface RuleAttributes {
  readonly schedule: {readonly pattern: string};
  readonly semver: VersionAttributes;
  readonly pep440: VersionAttributes;
  /** `pattern` is a regular expression, or `/expression/flags`; `group` the number of a group as it is written. */
  readonly match: {readonly pattern: string; readonly group: string; readonly value: string};
  /** '' is the default branch. */
  readonly edge: {readonly branch: string};
  readonly ref: {readonly event: 'branch' | 'tag' | 'pr'};
  readonly raw: {readonly value: string};
  readonly sha: {readonly format: 'short' | 'long'};
}

interface VersionAttributes {
  readonly pattern: string;
  readonly value: string;
  /** Regular expression whose first group is the version; '' takes the whole value. */
  readonly match: string;
}

export type RuleType = keyof RuleAttributes;

/** Priority of a rule that names none. */
export const PRIORITY: Readonly<Record<RuleType, number>> = {
  schedule: 1000,
  semver: 900,
  pep440: 900,
  match: 800,
  edge: 700,
  ref: 600,
  raw: 200,
  sha: 100
};

export const RULE_TYPES = Object.keys(PRIORITY) as readonly RuleType[];

/** What holds for all tags of a run. */
export interface Flavor {
  /** `auto`: as the rule that makes the version says. */
  readonly latest: 'auto' | 'true' | 'false';
  readonly prefix: Affix;
  readonly suffix: Affix;
}

export interface Affix {
  /** May hold expressions. */
  readonly text: string;
  /** `latest` gets it too. */
  readonly onLatest: boolean;
}

export const PLAIN_FLAVOR: Flavor = {
  latest: 'auto',
  prefix: {text: '', onLatest: false},
  suffix: {text: '', onLatest: false}
};

/** `/expression/flags` as it is, anything else as an expression without flags. @throws Error of the expression. */
export function toRegExp(pattern: string): RegExp {
  const [, body, flags] = /^\/(.+)\/(.*)$/s.exec(pattern) ?? [];
  return body === undefined ? new RegExp(pattern) : new RegExp(body, flags);
}
