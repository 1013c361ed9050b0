import {formatAnnotation} from '../buildx/build-command.ts';
import {ActionError, toActionError} from '../errors.ts';
import {OCI} from '../oci/annotations.ts';
import {imageDescriptors, type Manifest} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import {formatPlatform} from '../oci/platform.ts';
import {withDigest, withTag} from '../oci/reference.ts';
import type {BuildTarget, PlannedTag, Publication} from '../plan/plan.ts';
import type {Registry} from '../ports.ts';
import type {Failure, Notice, PublicationResult, PublishedRepository} from '../report/result.ts';

/** A build target that passed every check. */
export interface TestedBuild {
  readonly target: BuildTarget;
  /** What was pushed: the index with attestations, or the image manifest. */
  readonly digest: Digest;
  /** The image manifest that was run. */
  readonly manifest: Digest;
}

export interface PublishPorts {
  readonly registry: Registry;
}

export interface Published {
  readonly publications: readonly PublicationResult[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
}

/**
 * Points the tags at the tested digests: the tags that never move in every publication first, then the moving ones,
 * so that whoever sees `latest` move finds its version there. Then reads every tag back.
 */
export async function publish(
  publications: readonly Publication[],
  builds: readonly TestedBuild[],
  ports: PublishPorts
): Promise<Published> {
  const failures: Failure[] = [];
  for (const moving of [false, true]) {
    const written = await Promise.all(
      publications.map(publication =>
        writeTags(
          publication,
          publication.tags.filter(tag => tag.moving === moving),
          builds,
          ports
        )
      )
    );
    failures.push(...written.filter(failure => failure !== undefined));
    if (failures.length > 0) break;
  }
  const read = await Promise.all(
    publications.map(publication => readBack(publication, builds, failures.length > 0, ports))
  );
  return {
    publications: read.map(({result}) => result),
    failures: [...failures, ...read.flatMap(({problems}) => problems)],
    warnings: read.flatMap(({warnings}) => warnings)
  };
}

async function writeTags(
  publication: Publication,
  tags: readonly PlannedTag[],
  builds: readonly TestedBuild[],
  {registry}: PublishPorts
): Promise<Failure | undefined> {
  if (tags.length === 0) return undefined;
  const request = {
    tags: publication.repositories.flatMap(repository => tags.map(({name}) => withTag(repository, name))),
    sources: buildsOf(publication, builds).map(({target, digest}) => withDigest(target.repository, digest)),
    annotations: publication.annotations.map(formatAnnotation)
  };
  const written = await registry.tag(request).then(
    () => undefined,
    (error: unknown) => toActionError(error)
  );
  if (!written) return undefined;
  const {message, remedy, details} = written;
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
  builds: readonly TestedBuild[],
  mayBeMissing: boolean,
  {registry}: PublishPorts
): Promise<ReadBack> {
  const {id, image, variant, tags} = publication;
  const expected = buildsOf(publication, builds);
  const read = await Promise.all(
    publication.repositories.map(async repository => {
      const seen = await Promise.all(
        tags.map(async ({name}) => ({name, ...(await compareTag(repository, name, expected, registry))}))
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
    seen
      .filter(({ofTwin}) => ofTwin)
      .map(({name}) => ({
        target: id,
        message: `${withTag(repository, name)} was written again by another run of the same commit, with images of its own.`
      }))
  );
  const problems = mayBeMissing
    ? []
    : read.flatMap(({seen}) => seen.flatMap(({problem}) => (problem ? [problem] : [])));
  const missing = repositories.flatMap(repository => repository.missing).length;
  const written = repositories.flatMap(repository => repository.tags).length;
  const status = missing === 0 ? 'published' : written === 0 ? 'not-published' : 'partial';
  return {result: {id, image, variant, status, repositories}, problems, warnings};
}

interface ComparedTag {
  readonly manifest?: Manifest;
  /** It is what another run of the same commit built. */
  readonly ofTwin?: boolean;
  readonly problem?: Failure;
}

async function compareTag(
  repository: string,
  tag: string,
  expected: readonly TestedBuild[],
  registry: Registry
): Promise<ComparedTag> {
  const reference = withTag(repository, tag);
  const answer = await registry.manifest(reference).catch((error: unknown) => toActionError(error));
  if (answer instanceof ActionError) {
    return {problem: {code: 'publish-failed', title: `${reference} cannot be read back`, cause: answer.message}};
  }
  const found = imagesOf(answer);
  const wanted = expected.map(({manifest}) => manifest);
  if (wanted.length === found.length && wanted.every(digest => found.some(one => one.digest === digest)))
    return {manifest: answer};
  if (await isOfTwin(repository, found, expected, registry)) return {manifest: answer, ofTwin: true};
  return {
    problem: {
      code: 'publish-failed',
      title: `${reference} does not point at the tested images`,
      cause: `It holds ${found.map(describe).join(', ')}; tested were ${expected.map(({target, manifest}) => `${target.platform} ${manifest}`).join(', ')}. Another run may have written it at the same time.`,
      remedy: 'Give the workflow a "concurrency" group, and run the job again.'
    }
  };
}

/** What two runs of one workflow for one commit say alike. */
const TWIN_KEYS = [OCI.revision, OCI.version, OCI.title];

/** Builds of one commit differ by their times alone: same platforms, same revision. */
async function isOfTwin(
  repository: string,
  found: readonly FoundImage[],
  expected: readonly TestedBuild[],
  registry: Registry
): Promise<boolean> {
  if (found.length !== expected.length) return false;
  const compared = await Promise.all(
    expected.map(async ({target}) => {
      const twin = found.find(({platform}) => platform === '' || platform === target.platform);
      if (!twin || !target.labels[OCI.revision]) return false;
      const image = await registry.manifest(withDigest(repository, twin.digest)).catch(() => undefined);
      return image?.kind === 'image' && TWIN_KEYS.every(key => image.annotations?.[key] === target.labels[key]);
    })
  );
  return compared.every(Boolean);
}

interface FoundImage {
  readonly digest: Digest;
  readonly platform: string;
}

const imagesOf = (manifest: Manifest): readonly FoundImage[] =>
  manifest.kind === 'image'
    ? [{digest: manifest.digest, platform: ''}]
    : imageDescriptors(manifest.manifests).map(({digest, platform}) => ({
        digest,
        platform: platform ? formatPlatform(platform) : '?'
      }));

const describe = ({platform, digest}: FoundImage): string => `${platform} ${digest}`.trim();
