import type {Digest} from '../oci/digest.ts';
import {withTag} from '../oci/reference.ts';
import type {Publication} from '../plan/plan.ts';
import type {Registry} from '../ports/registry.ts';
import type {Failure, Notice, PublicationResult, PublishedRepository} from '../report/result.ts';
import {buildsOf, type ComparedTag, compareTag, type HeldImages, type TestedBuild} from './compare-tag.ts';

/** Version tags (`repo:tag`) that hold the tested images already. */
export type Complete = ReadonlyMap<string, HeldImages>;

const TWIN = ' was written again by another run of the same commit, with images of its own.';

interface ToReadBack {
  readonly builds: readonly TestedBuild[];
  readonly complete: Complete;
  /** Something could not be written, and that is told already. */
  readonly mayBeMissing: boolean;
  /** Tags (`repo:tag`) that the registry was asked to write. */
  readonly sent: readonly string[];
}

export interface ReadBack {
  readonly result: PublicationResult;
  /** What tags of the first repository point at, where that is this run's own images alone. */
  readonly index?: Digest;
  readonly problems: readonly Failure[];
  readonly warnings: readonly Notice[];
  /** What became of the tags, a line or more for each repository. */
  readonly told: readonly string[];
}

/**
 * A tag counts as written only when the registry answers with the tested manifests for the planned platforms. Those of
 * another run of the same commit will do: it tested them just as well, and came a moment later.
 */
export async function readBack(
  publication: Publication,
  {builds, complete, mayBeMissing, sent}: ToReadBack,
  {registry}: {readonly registry: Registry}
): Promise<ReadBack> {
  const {id, image, variant, tags} = publication;
  const expected = buildsOf(publication, builds);
  const read = await Promise.all(
    publication.repositories.map(async repository => {
      const seen = await Promise.all(
        tags.map(async ({name}) => {
          const reference = withTag(repository, name);
          const held = complete.get(reference);
          const compared: ComparedTag =
            held ?? (await compareTag(repository, name, {expected, mayBeMissing}, registry));
          return {name, fate: fateOf(compared, sent.includes(reference)), ...compared};
        })
      );
      return {repository, seen};
    })
  );
  const repositories: PublishedRepository[] = read.map(({repository, seen}) => {
    const right = ofFate(seen, 'written');
    const unconfirmed = namesOf(ofFate(seen, 'unconfirmed'));
    const digest = (right.find(({ofTwin}) => !ofTwin) ?? right[0])?.manifest?.digest;
    return {
      repository,
      ...(digest ? {digest} : {}),
      platforms: right.length > 0 ? expected.map(({target}) => target.platform) : [],
      tags: namesOf(right),
      missing: namesOf(ofFate(seen, 'missing')),
      ...(unconfirmed.length > 0 ? {unconfirmed} : {})
    };
  });
  const warnings = read.flatMap(({repository, seen}) =>
    seen.filter(({ofTwin}) => ofTwin).map(({name}) => ({target: id, message: `${withTag(repository, name)}${TWIN}`}))
  );
  const index = read[0]?.seen.find(({exactly}) => exactly)?.manifest?.digest;
  const problems = mayBeMissing
    ? []
    : read.flatMap(({seen}) => seen.flatMap(({problem}) => (problem ? [problem] : [])));
  const fates = new Set(read.flatMap(({seen}) => seen.map(({fate}) => fate)));
  const status =
    fates.has('unconfirmed') || fates.size > 1 ? 'partial' : fates.has('missing') ? 'not-published' : 'published';
  return {
    result: {id, image, variant, status, repositories},
    ...(index ? {index} : {}),
    problems,
    warnings,
    told: read.flatMap(one => tellTags(one.repository, one.seen))
  };
}

type Fate = 'written' | 'missing' | 'unconfirmed';

interface SeenTag extends ComparedTag {
  readonly name: string;
  readonly fate: Fate;
}

function fateOf({problem, silence}: ComparedTag, isSent: boolean): Fate {
  if (problem === undefined) return 'written';
  return silence !== undefined && isSent ? 'unconfirmed' : 'missing';
}

const ofFate = (seen: readonly SeenTag[], fate: Fate): readonly SeenTag[] => seen.filter(one => one.fate === fate);

const namesOf = (seen: readonly SeenTag[]): readonly string[] => seen.map(({name}) => name);

/** `ghcr.io/acme/app: written: 1.2.3, 1.2; not written: latest`. */
function tellTags(repository: string, seen: readonly SeenTag[]): readonly string[] {
  const list = (fate: Fate): string => namesOf(ofFate(seen, fate)).join(', ') || 'none';
  const silence = ofFate(seen, 'unconfirmed')[0]?.silence;
  return [
    `${repository}: written: ${list('written')}; not written: ${list('missing')}`,
    ...(silence === undefined ? [] : [`${repository}: not known: ${list('unconfirmed')} (${silence})`])
  ];
}
