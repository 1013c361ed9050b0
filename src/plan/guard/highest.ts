import type {GuardFacts} from '../../context/facts.ts';
import type {Publication, TagClaim} from '../plan.ts';
import {replaceInvalid} from '../tag-name.ts';
import {compareVersions, isInRange, readerOf, type StableVersion, versionAfter} from './versions.ts';

/** A version that others may be higher than, and where it was seen. */
export interface SeenVersion extends StableVersion {
  /** "Git tag v2.0.0". */
  readonly place: string;
}

type HighestClaim = TagClaim & {readonly kind: 'highest'};

/** The highest stable version of the claim's range that is higher than the claim's own; undefined when there is none. */
export function higherVersion(
  claim: HighestClaim,
  publication: Publication,
  facts: GuardFacts,
  prefix: string
): SeenVersion | undefined {
  const own = readerOf(claim)(claim.version);
  if (!own) return undefined;
  const marked = new Set(facts.preReleases?.map(tag => versionAfter(tag, prefix)));
  return [...gitVersions(claim, facts, prefix), ...registryVersions(claim, publication, facts)]
    .filter(({text}) => !marked.has(text))
    .filter(version => isYear(own) || !isYear(version))
    .filter(version => isInRange(version, claim.range) && compareVersions(version, own) > 0)
    .reduce<SeenVersion | undefined>(
      (highest, version) => (highest && compareVersions(highest, version) >= 0 ? highest : version),
      undefined
    );
}

export const isStable = (claim: HighestClaim): boolean => readerOf(claim)(claim.version) !== undefined;

function gitVersions(claim: HighestClaim, {gitTags = []}: GuardFacts, prefix: string): readonly SeenVersion[] {
  const read = readerOf(claim);
  return gitTags.flatMap(tag => {
    const found = read(versionAfter(tag, prefix) ?? '');
    return found ? [{...found, place: `Git tag ${tag}`}] : [];
  });
}

/** Major versions from here on are years: `2026.11.21` of a nightly image, or of days gone by, is not above 1.4.1. */
const FIRST_YEAR = 1970;

/** Tags of the registry that have the form of the publication's own version tag: `1.2.3-gpu` of a variant. */
function registryVersions(
  own: HighestClaim,
  {tags, repositories}: Publication,
  {registryTags}: GuardFacts
): readonly SeenVersion[] {
  const read = readerOf(own);
  const forms = tags.flatMap(({name, claim}) => {
    const text = claim.kind === 'version' ? tagText(claim.version) : '';
    const at = text === '' ? -1 : name.indexOf(text);
    return at < 0 ? [] : [{before: name.slice(0, at), after: name.slice(at + text.length)}];
  });
  return repositories.flatMap(repository =>
    (registryTags[repository] ?? []).flatMap(tag =>
      forms.flatMap(({before, after}) => {
        if (!tag.startsWith(before) || !tag.endsWith(after)) return [];
        const found = read(tag.slice(before.length, tag.length - after.length));
        return found ? [{...found, place: `image tag ${repository}:${tag}`}] : [];
      })
    )
  );
}

const isYear = ({parts}: StableVersion): boolean => (parts[1] ?? 0) >= FIRST_YEAR;

/** A version as it stands in a tag, which may hold neither `+` nor `!`. */
const tagText = replaceInvalid;
