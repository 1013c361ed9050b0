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
  const parts = partsOf(tag);
  if (parts.some(part => isVersionPart(part)) || isRange(tag, ranges)) return {kind: 'version'};
  const branch = parts.flatMap(({before, after, text}) => [
    ...(before === '' && /^[a-z]/i.test(after) && !hasMark(after) ? [text] : []),
    ...(after === '' && /^[a-z]/i.test(before) && !hasMark(before) && !isNumber(text) ? [text] : [])
  ]);
  const found = branch.find(text => branchTags.has(text));
  return found === undefined ? undefined : {kind: 'branch', branch: found};
}

/** Caches, pull requests and commits, as this action names them. */
const OWN_KINDS = /^(?:cache|sha)-|^pr-\d/;

interface Part {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** Every part that stands between two separators, or between one and an end. */
function partsOf(tag: string): readonly Part[] {
  const cuts = [...tag.matchAll(/[-_]/g)].map(({index}) => index);
  const starts = [0, ...cuts.map(at => at + 1)];
  const ends = [...cuts, tag.length];
  return starts.flatMap((start, first) =>
    ends
      .slice(first)
      .filter(end => end > start && end - start < tag.length)
      .map(end => ({
        text: tag.slice(start, end),
        before: start === 0 ? '' : tag.slice(0, start - 1),
        after: tag.slice(end + 1)
      }))
  );
}

const isVersionPart = ({text, before, after}: Part): boolean =>
  !hasMark(before) &&
  ((FULL.test(text) && isVersionTag(text)) ||
    (!hasMark(after) && (text === 'latest' || (DOTTED.test(text) && isVersionTag(text)))));

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
