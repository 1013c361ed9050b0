import {kindOf} from '../buildx/failures.ts';
import {type ActionError, toActionError} from '../errors.ts';
import type {Digest} from '../oci/digest.ts';
import {withDigest} from '../oci/reference.ts';
import type {Publication} from '../plan/plan.ts';
import type {Registry, TagRequest} from '../ports/registry.ts';
import type {Failure} from '../report/result.ts';

/** The index that the tags of one publication will point at in one repository. No tag does yet. */
export interface UploadedIndex {
  /** Id of the publication. */
  readonly publication: string;
  readonly repository: string;
  readonly digest: Digest;
}

export type Upload =
  | {readonly ok: true; readonly indexes: readonly UploadedIndex[]}
  | {readonly ok: false; readonly failures: readonly Failure[]};

/** What is put into an index: `repo@digest`, and annotations. */
export type Sources = Pick<TagRequest, 'sources' | 'annotations'>;

/** Puts the index of every publication into each of its repositories, by digest alone. */
export async function uploadIndexes(
  publications: readonly Publication[],
  sourcesOf: (publication: Publication) => Sources,
  registry: Registry
): Promise<Upload> {
  const uploaded = await Promise.all(
    publications
      .filter(({tags}) => tags.length > 0)
      .flatMap(publication =>
        publication.repositories.map(async repository => {
          try {
            const digest = await registry.upload(repository, sourcesOf(publication));
            return {publication: publication.id, repository, digest};
          } catch (error) {
            return uploadFailure(publication, repository, error);
          }
        })
      )
  );
  const failures = uploaded.filter(one => 'code' in one);
  if (failures.length > 0) return {ok: false, failures};
  return {ok: true, indexes: uploaded.filter(one => 'digest' in one)};
}

function uploadFailure({id}: Publication, repository: string, error: unknown): Failure {
  const failed = toActionError(error);
  const {message, remedy, details} = failed;
  return {
    code: 'publish-failed',
    target: id,
    title: `the index of ${id} cannot be uploaded to ${repository}: ${message}`,
    ...causeOf(failed),
    remedy: remedy ?? 'No tag was written. Run the job again.',
    ...(details ? {details} : {})
  };
}

/** What the words of the registry mean, where they are known. */
export function causeOf(error: ActionError): Pick<Failure, 'cause'> {
  const {cause: text} = kindOf(error);
  return text === undefined ? {} : {cause: text};
}

export const referenceOf = ({repository, digest}: UploadedIndex): string => withDigest(repository, digest);
