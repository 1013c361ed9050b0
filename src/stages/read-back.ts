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
  {builds, complete, mayBeMissing}: ToReadBack,
  {registry}: {readonly registry: Registry}
): Promise<ReadBack> {
  const {id, image, variant, tags} = publication;
  const expected = buildsOf(publication, builds);
  const read = await Promise.all(
    publication.repositories.map(async repository => {
      const seen = await Promise.all(
        tags.map(async ({name}) => {
          const held = complete.get(withTag(repository, name));
          const compared: ComparedTag =
            held ?? (await compareTag(repository, name, {expected, mayBeMissing}, registry));
          return {name, ...compared};
        })
      );
      return {repository, seen};
    })
  );
  const repositories: PublishedRepository[] = read.map(({repository, seen}) => {
    const right = seen.filter(({problem}) => problem === undefined);
    const digest = (right.find(({ofTwin}) => !ofTwin) ?? right[0])?.manifest?.digest;
    return {
      repository,
      ...(digest ? {digest} : {}),
      platforms: right.length > 0 ? expected.map(({target}) => target.platform) : [],
      tags: right.map(({name}) => name),
      missing: seen.filter(({problem}) => problem !== undefined).map(({name}) => name)
    };
  });
  const warnings = read.flatMap(({repository, seen}) =>
    seen.filter(({ofTwin}) => ofTwin).map(({name}) => ({target: id, message: `${withTag(repository, name)}${TWIN}`}))
  );
  const index = read[0]?.seen.find(({exactly}) => exactly)?.manifest?.digest;
  const problems = mayBeMissing
    ? []
    : read.flatMap(({seen}) => seen.flatMap(({problem}) => (problem ? [problem] : [])));
  const missing = repositories.flatMap(repository => repository.missing).length;
  const written = repositories.flatMap(repository => repository.tags).length;
  const status = missing === 0 ? 'published' : written === 0 ? 'not-published' : 'partial';
  return {
    result: {id, image, variant, status, repositories},
    ...(index ? {index} : {}),
    problems,
    warnings,
    told: read.flatMap(one => tellTags(one.repository, one.seen))
  };
}

interface SeenTag extends ComparedTag {
  readonly name: string;
}

/** `ghcr.io/acme/app: written: 1.2.3, 1.2; not written: latest`. */
function tellTags(repository: string, seen: readonly SeenTag[]): readonly string[] {
  const names = (isSo: (tag: SeenTag) => boolean) =>
    seen
      .filter(isSo)
      .map(({name}) => name)
      .join(', ') || 'none';
  const silent = seen.find(({silence}) => silence !== undefined)?.silence;
  return [
    `${repository}: written: ${names(({problem}) => !problem)}; not written: ${names(({problem, silence}) => problem !== undefined && silence === undefined)}`,
    ...(silent === undefined
      ? []
      : [`${repository}: not known: ${names(({silence}) => silence !== undefined)} (${silent})`])
  ];
}
