import {formatAnnotation} from '../buildx/build-command.ts';
import {ActionError, toActionError} from '../errors.ts';
import {withDigest, withTag} from '../oci/reference.ts';
import type {PlannedTag, Publication} from '../plan/plan.ts';
import type {Registry} from '../ports.ts';
import type {Failure, Notice, PublicationResult, PublishedRepository} from '../report/result.ts';
import {type ComparedTag, compareTag, findImages, type HeldImages, type TestedBuild} from './compare-tag.ts';
import {notPublished} from './not-published.ts';
import {referenceOf, type Sources, type UploadedIndex, uploadIndexes} from './upload.ts';

export interface PublishPorts {
  readonly registry: Registry;
}

export interface Published {
  readonly publications: readonly PublicationResult[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
}

export interface PublishRequest {
  readonly publications: readonly Publication[];
  readonly builds: readonly TestedBuild[];
  /** Version tags (`repo:tag`) that exist already, of the same commit. */
  readonly existing: readonly string[];
  /** Is shown every index (`repo@digest`) that a tag will point at before the first tag is written; a failure keeps all. */
  readonly approve?: (references: readonly string[]) => Promise<readonly Failure[]>;
}

/** Version tags (`repo:tag`) that hold the tested images already. */
type Complete = ReadonlyMap<string, HeldImages>;

/**
 * Points the tags at the tested digests: the tags that never move in every publication first, then the moving ones,
 * so that whoever sees `latest` move finds its version there. A version tag that holds them already stays as it is, and
 * the other tags follow it. Then reads every tag back.
 */
export async function publish(request: PublishRequest, ports: PublishPorts): Promise<Published> {
  const {publications, builds, existing} = request;
  const complete = await findComplete(request, ports.registry);
  const uploaded = request.approve ? await approveIndexes(request, request.approve, complete, ports) : NOT_UPLOADED;
  if (!uploaded.ok) {
    return {publications: publications.map(notPublished), failures: uploaded.failures, warnings: []};
  }
  const failures: Failure[] = [];
  for (const moving of [false, true]) {
    const written = await Promise.all(
      publications.map(publication =>
        writeTags(
          publication,
          publication.tags.filter(tag => tag.moving === moving),
          {...request, complete, uploaded: uploaded.indexes},
          ports
        )
      )
    );
    failures.push(...written.filter(failure => failure !== undefined));
    if (failures.length > 0) break;
  }
  const read = await Promise.all(
    publications.map(publication => readBack(publication, {builds, complete, mayBeMissing: failures.length > 0}, ports))
  );
  return {
    publications: read.map(({result}) => result),
    failures: [...failures, ...read.flatMap(({problems}) => problems)],
    warnings: [
      ...existing.filter(reference => !complete.has(reference)).map(otherContent),
      ...read.flatMap(({warnings}) => warnings)
    ]
  };
}

const TWIN = ' was written again by another run of the same commit, with images of its own.';

const otherContent = (reference: string): Notice => ({
  message: `${reference} was there already, of the same commit but with other content, and is written over. "source-date-epoch: commit" and pinned base images make a build repeatable.`
});

async function findComplete({publications, builds, existing}: PublishRequest, registry: Registry): Promise<Complete> {
  const found = await Promise.all(
    publications.flatMap(publication =>
      references(publication, publication.tags)
        .filter(reference => existing.includes(reference))
        .map(async reference => ({
          reference,
          held: await findImages(reference, buildsOf(publication, builds), registry)
        }))
    )
  );
  return new Map(found.flatMap(({reference, held}) => (held ? [[reference, held] as const] : [])));
}

const references = ({repositories}: Publication, tags: readonly PlannedTag[]): readonly string[] =>
  repositories.flatMap(repository => tags.map(({name}) => withTag(repository, name)));

/** Without an approval, tags are written from the builds at once. */
const NOT_UPLOADED = {ok: true, indexes: []} as const;

async function approveIndexes(
  {publications, builds}: PublishRequest,
  approve: NonNullable<PublishRequest['approve']>,
  complete: Complete,
  {registry}: PublishPorts
) {
  const uploaded = await uploadIndexes(publications, one => sourcesOf(one, builds, complete), registry);
  if (!uploaded.ok) return uploaded;
  const kept = publications.flatMap(({repositories, tags}) =>
    repositories.flatMap(repository => tags.flatMap(({name}) => heldReference(repository, name, complete)))
  );
  const failures = await approve([...new Set([...uploaded.indexes.map(referenceOf), ...kept])]);
  return failures.length > 0 ? {ok: false as const, failures} : uploaded;
}

/** A version tag that stays as it is may point at an index of its own. */
function heldReference(repository: string, tag: string, complete: Complete): readonly string[] {
  const held = complete.get(withTag(repository, tag));
  return held ? [withDigest(repository, held.manifest.digest)] : [];
}

/** The index of a complete version tag, so that a repeat ends as the first run would have; else the tested builds. */
function sourcesOf(publication: Publication, builds: readonly TestedBuild[], complete: Complete): Sources {
  for (const repository of publication.repositories) {
    for (const {name} of publication.tags) {
      const held = complete.get(withTag(repository, name));
      if (held?.exactly) return {sources: [withDigest(repository, held.manifest.digest)], annotations: []};
    }
  }
  return {
    sources: buildsOf(publication, builds).map(({target, digest}) => withDigest(target.repository, digest)),
    annotations: publication.annotations.map(formatAnnotation)
  };
}

interface ToWrite extends PublishRequest {
  readonly complete: Complete;
  readonly uploaded: readonly UploadedIndex[];
}

/** From the index that was approved in each repository, byte for byte; else from the builds. */
async function writeTags(
  publication: Publication,
  tags: readonly PlannedTag[],
  {builds, complete, uploaded}: ToWrite,
  {registry}: PublishPorts
): Promise<Failure | undefined> {
  const missing = references(publication, tags).filter(reference => !complete.has(reference));
  if (missing.length === 0) return undefined;
  const own = uploaded.filter(one => one.publication === publication.id);
  const requests =
    own.length === 0
      ? [{tags: missing, ...sourcesOf(publication, builds, complete)}]
      : own.map(one => ({
          tags: tags.map(({name}) => withTag(one.repository, name)).filter(reference => missing.includes(reference)),
          sources: [referenceOf(one)],
          annotations: []
        }));
  const written = await Promise.all(
    requests
      .filter(request => request.tags.length > 0)
      .map(request => registry.tag(request).catch((error: unknown) => toActionError(error)))
  );
  const failed = written.find(one => one instanceof ActionError);
  if (!failed) return undefined;
  const {message, remedy, details} = failed;
  return {
    code: 'publish-failed',
    target: publication.id,
    title: message,
    remedy: remedy ?? 'Run the job again: it writes the tags that are missing.',
    ...(details ? {details} : {})
  };
}

const buildsOf = ({targets}: Publication, builds: readonly TestedBuild[]): readonly TestedBuild[] =>
  targets.flatMap(id => builds.filter(({target}) => target.id === id));

interface ToReadBack {
  readonly builds: readonly TestedBuild[];
  readonly complete: Complete;
  /** Something could not be written, and that is told already. */
  readonly mayBeMissing: boolean;
}

interface ReadBack {
  readonly result: PublicationResult;
  readonly problems: readonly Failure[];
  readonly warnings: readonly Notice[];
}

/**
 * A tag counts as written only when the registry answers with the tested manifests for the planned platforms. Those of
 * another run of the same commit will do: it tested them just as well, and came a moment later.
 */
async function readBack(
  publication: Publication,
  {builds, complete, mayBeMissing}: ToReadBack,
  {registry}: PublishPorts
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
  const problems = mayBeMissing
    ? []
    : read.flatMap(({seen}) => seen.flatMap(({problem}) => (problem ? [problem] : [])));
  const missing = repositories.flatMap(repository => repository.missing).length;
  const written = repositories.flatMap(repository => repository.tags).length;
  const status = missing === 0 ? 'published' : written === 0 ? 'not-published' : 'partial';
  return {result: {id, image, variant, status, repositories}, problems, warnings};
}
