import {formatAnnotation} from '../buildx/build-command.ts';
import type {ActionError} from '../errors.ts';
import type {Digest} from '../oci/digest.ts';
import {withDigest, withTag} from '../oci/reference.ts';
import type {PlannedTag, Publication} from '../plan/plan.ts';
import type {Registry} from '../ports/registry.ts';
import type {Failure, Notice, PublicationResult} from '../report/result.ts';
import {buildsOf, findImages, type TestedBuild} from './compare-tag.ts';
import {notPublished} from './not-published.ts';
import {type Complete, type ReadBack, readBack} from './read-back.ts';
import {sendTags} from './send-tags.ts';
import {causeOf, referenceOf, type Sources, type UploadedIndex, uploadIndexes} from './upload.ts';

export interface PublishPorts {
  readonly registry: Registry;
}

/** In the first repository of a publication. */
export interface PublishedIndex {
  /** Of the publication. */
  readonly id: string;
  readonly digest: Digest;
}

export interface Published {
  readonly publications: readonly PublicationResult[];
  /** What tags point at now, where that is the tested images alone. */
  readonly indexes: readonly PublishedIndex[];
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

/**
 * Points the tags at the tested digests. Where there is more than one index to tag, of several variants or in several
 * repositories, all are uploaded before the first tag: one that cannot be written keeps all. Then the tags that never move in every
 * publication, then the moving ones, so that whoever sees `latest` move finds its version there. A version tag that
 * holds the images already stays as it is, and the other tags follow it. Then reads every tag back.
 */
export async function publish(request: PublishRequest, ports: PublishPorts): Promise<Published> {
  const {publications, builds, existing} = request;
  const complete = await findComplete(request, ports.registry);
  const uploaded = isUploadedFirst(request) ? await uploadAndApprove(request, complete, ports) : NOT_UPLOADED;
  if (!uploaded.ok) {
    return {publications: publications.map(notPublished), indexes: [], failures: uploaded.failures, warnings: []};
  }
  const unwritten: Unwritten[] = [];
  const sent: string[] = [];
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
    unwritten.push(...written.flatMap(one => one.unwritten));
    sent.push(...written.flatMap(one => one.sent));
    if (unwritten.length > 0) break;
  }
  const read = await Promise.all(
    publications.map(publication =>
      readBack(publication, {builds, complete, mayBeMissing: unwritten.length > 0, sent}, ports)
    )
  );
  return {
    publications: read.map(({result}) => result),
    indexes: read.flatMap(({result, index}) => (index ? [{id: result.id, digest: index}] : [])),
    failures: [...unwritten.map(one => tellUnwritten(one, read)), ...read.flatMap(({problems}) => problems)],
    warnings: [
      ...existing.filter(reference => !complete.has(reference)).map(otherContent),
      ...read.flatMap(({warnings}) => warnings)
    ]
  };
}

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

/** Tags of the one index of the run are written from the builds at once. */
const NOT_UPLOADED = {ok: true, indexes: []} as const;

/** @param approve undefined where nothing has to be shown the indexes first */
export const isUploadedFirst = ({publications, approve}: Pick<PublishRequest, 'publications' | 'approve'>): boolean =>
  approve !== undefined ||
  publications.flatMap(({repositories, tags}) => (tags.length > 0 ? repositories : [])).length > 1;

async function uploadAndApprove(
  {publications, builds, approve}: PublishRequest,
  complete: Complete,
  {registry}: PublishPorts
) {
  const uploaded = await uploadIndexes(publications, one => sourcesOf(one, builds, complete), registry);
  if (!uploaded.ok || !approve) return uploaded;
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
    // Images of an earlier run are all of one index.
    sources: [
      ...new Set(buildsOf(publication, builds).map(({target, digest}) => withDigest(target.repository, digest)))
    ],
    annotations: publication.annotations.map(formatAnnotation)
  };
}

interface ToWrite extends PublishRequest {
  readonly complete: Complete;
  readonly uploaded: readonly UploadedIndex[];
}

interface Written {
  readonly unwritten: readonly Unwritten[];
  /** Tags (`repo:tag`) that a registry was asked to write. */
  readonly sent: readonly string[];
}

/** Tags of one publication that could not all be written, and why. */
interface Unwritten {
  readonly publication: string;
  readonly error: ActionError;
}

/** From the index that was uploaded to each repository, byte for byte; else from the builds. */
async function writeTags(
  publication: Publication,
  tags: readonly PlannedTag[],
  {builds, complete, uploaded}: ToWrite,
  {registry}: PublishPorts
): Promise<Written> {
  const missing = references(publication, tags).filter(reference => !complete.has(reference));
  if (missing.length === 0) return {unwritten: [], sent: []};
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
    requests.filter(request => request.tags.length > 0).map(request => sendTags(request, registry))
  );
  return {
    unwritten: written.flatMap(({error}) => (error ? [{publication: publication.id, error}] : [])),
    sent: written.flatMap(({sent}) => sent)
  };
}

/** With what became of every tag of the publication, as the registries tell it. */
function tellUnwritten({publication, error}: Unwritten, read: readonly ReadBack[]): Failure {
  const own = read.filter(({result}) => result.id === publication);
  return {
    code: 'publish-failed',
    target: publication,
    title: error.message,
    ...causeOf(error),
    remedy: error.remedy ?? 'Run the job again: it writes the tags that are missing.',
    details: [...(error.details ? [error.details.trimEnd()] : []), ...own.flatMap(({told}) => told)].join('\n')
  };
}
