import type {Facts} from '../context/facts.ts';
import {digestOf} from '../oci/descriptor.ts';
import {type Digest, encodedPart, parseDigest} from '../oci/digest.ts';
import type {Plan, Publication} from './plan.ts';

/** An index whose images passed every check, gates among them, before a tag pointed at it. */
export interface TestedRecord {
  readonly digest: Digest;
  /** Of the workflow run that built and tested them. */
  readonly runId: string;
}

/**
 * What the records of a publication begin with: the same for the same commit of the same GitHub repository with the same
 * inputs and the same first repository, and for nothing else. Undefined where more than these decides one of its images.
 */
export function recordPrefix(
  {targets: ids}: Publication,
  {targets, revision}: Plan,
  {repository}: Facts
): string | undefined {
  const own = targets.filter(({id}) => ids.includes(id));
  const [first] = own;
  if (first === undefined || own.some(({fingerprint}) => fingerprint === undefined)) return undefined;
  const key = {
    repository: repository.fullName,
    // The images of a record are looked for there.
    images: first.repository,
    revision,
    targets: own.map(({id, fingerprint}) => ({id, fingerprint}))
  };
  return `multiarch-build-tested-${encodedPart(digestOf(JSON.stringify(key)))}-`;
}

export const formatRecord = (prefix: string, {digest, runId}: TestedRecord): string =>
  `${prefix}${encodedPart(digest)}-${runId}`;

/** Undefined for what is no record of these images. */
export function parseRecord(name: string, prefix: string): TestedRecord | undefined {
  const [, hex, runId] = (name.startsWith(prefix) && /^([0-9a-f]{64})-(\d+)$/.exec(name.slice(prefix.length))) || [];
  return hex && runId ? {digest: parseDigest(`sha256:${hex}`), runId} : undefined;
}
