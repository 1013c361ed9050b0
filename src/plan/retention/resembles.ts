import {isVersionTag} from './version-tag.ts';

/** What is known of a repository besides the tag itself. */
export interface Surroundings {
  /** Tags of the branches that are there, as far as they are known. */
  readonly branchTags: ReadonlySet<string>;
  /** Names of one number that are ranges of version tags which are there, as {@link rangesOf} gives them. */
  readonly ranges: ReadonlySet<string>;
}

/** `branch`: its tag, with the name of what is around it. */
export type Resemblance = {readonly kind: 'version'} | {readonly kind: 'branch'; readonly branch: string};

/**
 * Whether a tag looks like `latest`, a version or the tag of a branch with something around it that no setting explains:
 * a clean-up need not name the variants and flavors of the jobs that publish. What has the mark of one build or pull
 * request around it (`main-3f2c1ab`, `main-42`, `1.2-pr-7`) is none.
 */
export function resemblance(tag: string, {branchTags, ranges}: Surroundings): Resemblance | undefined {
  if (OWN_KINDS.test(tag)) return undefined;
  if (partsOf(tag).some(isVersionPart) || isRange(tag, ranges)) return {kind: 'version'};
  const branch = halvesOf(tag)
    .flatMap(([head, tail]) => [
      ...(branchTags.has(head) && isName(tail) ? [head] : []),
      ...(branchTags.has(tail) && isName(head) && !isNumber(tail) ? [tail] : [])
    ])
    .at(0);
  return branch === undefined ? undefined : {kind: 'branch', branch};
}

/** Caches, pull requests and commits, as this action names them. */
const OWN_KINDS = /^(?:cache|sha)-|^pr-\d/;

interface Part {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** What stands between separators; neither a version nor `latest` has one. */
const partsOf = (tag: string): readonly Part[] =>
  [...tag.matchAll(/[^-_]+/g)]
    .map(({0: text, index}) => ({
      text,
      before: tag.slice(0, Math.max(0, index - 1)),
      after: tag.slice(index + text.length + 1)
    }))
    .filter(({before, after}) => before !== '' || after !== '');

/** The tag taken apart at each of its separators. */
const halvesOf = (tag: string): readonly (readonly [string, string])[] =>
  [...tag.matchAll(/[-_]/g)].map(({index}) => [tag.slice(0, index), tag.slice(index + 1)]);

/** Such as that of a variant. */
const isName = (text: string): boolean => /^[a-z]/i.test(text) && !hasMark(text);

function isVersionPart({text, before, after}: Part): boolean {
  const isFull = FULL.test(text);
  if (!isFull && text !== 'latest' && !DOTTED.test(text)) return false;
  return (text === 'latest' || isVersionTag(text)) && !hasMark(before) && (isFull || !hasMark(after));
}

const FULL = /^v?\d+(?:\.\d+){2,}$/;
const DOTTED = /^v?\d+\.\d+$/;
const NUMBER = /^v?\d{1,5}$/;
const isNumber = (text: string): boolean => NUMBER.test(text);

/** `1-gpu`; not `123-fix-login`, the branch of an issue, and not `feature-7`, unless versions tell that they are. */
const isRange = (tag: string, ranges: ReadonlySet<string>): boolean =>
  (/^v?\d{1,5}[-_][a-z][^-_]*$/i.test(tag) && !hasMark(tag)) || ranges.has(tag);

/** A commit, a day or a run, or a pull request. */
const hasMark = (text: string): boolean =>
  text.split(/[-_]/).some(part => /^(?=\D*\d)[0-9a-f]{7,64}$/.test(part) || /^\d{6,}$/.test(part)) ||
  /(?:^|[-_])pr[-_]\d/.test(text);

/** `1-slim-gpu` and `api-1` of `1.2-slim-gpu` and `api-1.2.3`. */
export const rangesOf = (tags: readonly string[]): ReadonlySet<string> =>
  new Set(
    tags
      .filter(tag => !OWN_KINDS.test(tag))
      .flatMap(tag => partsOf(tag).filter(part => isVersionPart(part) && part.text !== 'latest'))
      .map(({text, before, after}) => {
        const [major = ''] = text.split('.');
        // Separators may be of two kinds; the usual one is enough.
        return [before, major, after].filter(part => part !== '').join('-');
      })
  );
