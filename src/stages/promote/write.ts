import {kindOf} from '../../buildx/failures.ts';
import {toActionError} from '../../errors.ts';
import type {Digest} from '../../oci/digest.ts';
import {parseReference, parseRepository, withDigest, withTag} from '../../oci/reference.ts';
import {isLasting} from '../../plan/promotion-guard.ts';
import {takeApart} from '../../plan/retention/tag-forms.ts';
import type {Registry} from '../../ports/registry.ts';
import type {Failure} from '../../report/result.ts';
import {sendTags} from '../send-tags.ts';
import {causeOf} from '../upload.ts';
import type {LookedAt} from './look.ts';

export interface Written {
  /** `repo:tag` that point at the promoted image now. */
  readonly tags: ReadonlySet<string>;
  /** `repo:tag` that were sent to the registry, which does not tell what became of them. */
  readonly unconfirmed: ReadonlySet<string>;
  readonly failures: readonly Failure[];
}

export interface ToWrite {
  readonly id: string;
  readonly repository: string;
  /** `repo@digest`. */
  readonly source: string;
  readonly digest: Digest;
  readonly name: string;
  readonly lasting: boolean;
}

/**
 * Copies what is not in its repository yet, then writes the tags that never move, then the others, then reads each back.
 * The digest stays what it is.
 */
export async function writeTags(looked: readonly LookedAt[], registry: Registry): Promise<Written> {
  const {copies, inTurn} = planWrites(looked);
  const copied = await Promise.all(copies.map(one => copy(one, registry)));
  const refused = copied.flat();
  if (refused.length > 0) return {tags: new Set(), unconfirmed: new Set(), failures: refused};
  const writes = inTurn.flat();
  const failures: Failure[] = [];
  const sent: string[] = [];
  for (const turn of inTurn) {
    const written = await Promise.all(turn.map(async one => ({one, ...(await sendTags(tagRequest(one), registry))})));
    sent.push(...written.flatMap(one => one.sent));
    failures.push(
      ...written.flatMap(({one, error}) =>
        error ? [failed(one.id, `${withTag(one.repository, one.name)} cannot be written`, error)] : []
      )
    );
    if (failures.length > 0) break;
  }
  const read = await Promise.all(writes.map(one => readBack(one, failures.length > 0, registry)));
  return {
    tags: new Set(read.flatMap(({reference, problem}) => (problem ? [] : [reference]))),
    unconfirmed: new Set(
      read.flatMap(({reference, isSilent}) => (isSilent && sent.includes(reference) ? [reference] : []))
    ),
    // What could not be written is told already.
    failures: failures.length > 0 ? failures : read.flatMap(({problem}) => problem ?? [])
  };
}

/** What is copied first, and the tags that are written, those that never move before the others. */
export function planWrites(looked: readonly LookedAt[]) {
  const writes = looked.flatMap(toWrites);
  return {
    copies: uniqueCopies(writes),
    inTurn: [true, false].map(lasting => writes.filter(one => one.lasting === lasting))
  };
}

function toWrites({promotion, from, tags}: LookedAt): readonly ToWrite[] {
  const {id, repository, forms} = promotion;
  if (!from) return [];
  const {registry, path} = parseReference(promotion.source);
  const source = withDigest(parseRepository(`${registry}/${path}`).name, from.digest);
  return tags
    .filter(({verdict}) => verdict.kind === 'write' && verdict.move !== 'unchanged')
    .map(({name}) => ({
      ...{id, repository, source, name},
      digest: from.digest,
      lasting: isLasting(takeApart(name, forms).base)
    }));
}

/** Once for each repository, and only from another one. */
const uniqueCopies = (writes: readonly ToWrite[]): readonly ToWrite[] => [
  ...new Map(
    writes
      .filter(({source, repository, digest}) => source !== withDigest(repository, digest))
      .map(one => [withDigest(one.repository, one.digest), one] as const)
  ).values()
];

export const copyRequest = (source: string) => ({sources: [source], annotations: [], exact: true}) as const;

async function copy({id, repository, source, digest}: ToWrite, registry: Registry): Promise<readonly Failure[]> {
  try {
    const copied = await registry.upload(repository, copyRequest(source));
    if (copied === digest) return [];
    return [failed(id, `${source} became ${copied} in ${repository}`, new Error('The copy is not the same image.'))];
  } catch (error) {
    return [failed(id, `${source} cannot be copied to ${repository}`, error)];
  }
}

/** By then it is in the repository. */
export const tagRequest = ({repository, digest, name}: ToWrite) => ({
  tags: [withTag(repository, name)],
  ...copyRequest(withDigest(repository, digest))
});

async function readBack({id, repository, digest, name}: ToWrite, mayBeMissing: boolean, registry: Registry) {
  const reference = withTag(repository, name);
  try {
    const there = await registry.manifest(reference, !mayBeMissing);
    if (there.digest === digest) return {reference};
    const cause = new Error(`It points at ${there.digest}. Another run may have written it at the same time.`);
    return {reference, problem: failed(id, `${reference} does not point at ${digest}`, cause)};
  } catch (error) {
    const isSilent = !kindOf(toActionError(error)).absent;
    return {reference, isSilent, problem: failed(id, `${reference} cannot be read back`, error)};
  }
}

function failed(target: string, title: string, error: unknown): Failure {
  const thrown = toActionError(error);
  const {message, remedy, details, code} = thrown;
  return {
    code: 'publish-failed',
    target,
    title,
    cause: code === 'internal' ? message.replace(/^Unexpected error: /, '') : message,
    ...causeOf(thrown),
    remedy: code === 'internal' || !remedy ? 'Run the job again: it writes the tags that are missing.' : remedy,
    ...(details && code !== 'internal' ? {details} : {})
  };
}
