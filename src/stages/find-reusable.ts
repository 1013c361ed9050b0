import pLimit from 'p-limit';
import type {Facts} from '../context/facts.ts';
import {compressedSize, imageDescriptors, type Manifest} from '../oci/descriptor.ts';
import {formatPlatform} from '../oci/platform.ts';
import {withDigest} from '../oci/reference.ts';
import {FINGERPRINT} from '../plan/fingerprint.ts';
import type {BuildTarget, Plan, Publication} from '../plan/plan.ts';
import {isReusedWhole, whyNot} from '../plan/reuse.ts';
import {parseRecord, recordPrefix} from '../plan/tested-record.ts';
import type {Clock} from '../ports/clock.ts';
import type {RecordStore} from '../ports/record-store.ts';
import type {Registry} from '../ports/registry.ts';
import type {Measured} from '../report/result.ts';
import type {TestedBuild} from './compare-tag.ts';
import {differencesOf} from './label-differences.ts';

/** Images of an earlier run that are what this run would build. */
export interface ReusedPublication {
  /** Id of the publication. */
  readonly id: string;
  /** Of the workflow run that tested them. */
  readonly runId: string;
  readonly images: readonly ReusedImage[];
}

export interface ReusedImage extends TestedBuild {
  readonly measured: Measured;
  /** What it says otherwise than a new image would: `key is "a", not "b"`. */
  readonly differences: readonly string[];
}

/** What is built after all; the reason is a clause. */
export interface NotReused {
  readonly id: string;
  readonly reason: string;
}

export interface Reusable {
  readonly reused: readonly ReusedPublication[];
  readonly built: readonly NotReused[];
}

export interface ReusePorts {
  readonly records: RecordStore;
  readonly registry: Pick<Registry, 'find' | 'blob'>;
  readonly clock: Clock;
}

/** Builds wait for the answer. */
const PATIENCE_MS = 15_000;
/** Questions to the record store at one time. */
const AT_ONCE = 16;

/**
 * Publications that are on record, and in the registry with all of their targets. Nothing in a registry is believed but what
 * a record names by its digest. Never throws: what is not found is built.
 */
export async function findReusable(plan: Plan, facts: Facts, {clock, ...ports}: ReusePorts): Promise<Reusable> {
  const over = new AbortController();
  const limit = pLimit(AT_ONCE);
  const found = Promise.all(
    plan.publications.map(publication =>
      limit(() => findPublication(publication, plan, facts, {...ports, signal: over.signal})).catch(
        (error: Error): NotReused => ({id: publication.id, reason: error.message})
      )
    )
  ).then(all => whole(all, plan));
  const late = clock
    .sleep(PATIENCE_MS, over.signal)
    .then(() => noneOf(plan, `the records of earlier runs were not read within ${PATIENCE_MS / 1000} s`));
  const answer = await Promise.race([found, late]);
  over.abort();
  return answer;
}

const noneOf = ({publications}: Plan, reason: string): Reusable => ({
  reused: [],
  built: publications.map(({id}) => ({id, reason}))
});

function whole(all: readonly (ReusedPublication | NotReused)[], plan: Plan): Reusable {
  const built = all.filter(one => 'reason' in one);
  const [first] = built;
  if (isReusedWhole(plan) && first)
    return noneOf(plan, `${first.id} is checked with it in one stack, and ${first.reason}`);
  return {reused: all.filter(one => 'images' in one), built};
}

type Asked = Omit<ReusePorts, 'clock'> & {readonly signal: AbortSignal};

async function findPublication(
  publication: Publication,
  plan: Plan,
  facts: Facts,
  {records, registry, signal}: Asked
): Promise<ReusedPublication | NotReused> {
  const {id, targets: ids} = publication;
  const targets = plan.targets.filter(target => ids.includes(target.id));
  const repository = targets[0]?.repository;
  const prefix = recordPrefix(publication, plan, facts);
  if (repository === undefined || prefix === undefined) {
    const own = targets.find(({fingerprint}) => fingerprint === undefined);
    return {id, reason: whyNot(own, facts.worktree)};
  }
  const name = await records.find(prefix, signal).catch((error: Error) => {
    throw new Error(`the records of earlier runs cannot be read (${error.message})`, {cause: error});
  });
  const record = name === undefined ? undefined : parseRecord(name, prefix);
  if (!record) return {id, reason: 'no run is on record that tested this commit with these inputs'};
  const reference = withDigest(repository, record.digest);
  const top = await registry.find(reference);
  const images =
    top && top !== 'absent' && top.digest === record.digest
      ? await imagesOf(top, targets, registry, signal)
      : undefined;
  if (images && images !== 'of other inputs') return {id, runId: record.runId, images};
  if (images === 'of other inputs')
    return {
      id,
      reason: `${reference}, which is on record as tested by run ${record.runId}, was built from other inputs`
    };
  const why = top === 'absent' ? 'is no longer in the registry' : 'cannot be read here without a builder';
  return {id, reason: `${reference}, which run ${record.runId} tested, ${why}`};
}

/** Undefined unless there is an image of every target, and nothing else. A record alone is not believed: each says its own inputs. */
async function imagesOf(
  top: Manifest,
  targets: readonly BuildTarget[],
  registry: ReusePorts['registry'],
  signal: AbortSignal
): Promise<readonly ReusedImage[] | 'of other inputs' | undefined> {
  const children = top.kind === 'index' ? imageDescriptors(top.manifests) : [];
  if (children.length !== (top.kind === 'index' ? targets.length : 0)) return undefined;
  const images = await Promise.all(
    targets.map(async (target): Promise<ReusedImage | 'of other inputs' | undefined> => {
      const child = children.find(({platform}) => platform && formatPlatform(platform) === target.platform);
      const image = child ? await registry.find(withDigest(target.repository, child.digest)) : onlyImage(top, targets);
      if (image === undefined || image === 'absent' || image.kind !== 'image') return undefined;
      if (child && image.digest !== child.digest) return undefined;
      if (target.fingerprint === undefined || image.annotations?.[FINGERPRINT] !== target.fingerprint)
        return 'of other inputs';
      return {
        target,
        digest: top.digest,
        manifest: image.digest,
        measured: {size: compressedSize(image), layers: image.layers.length},
        differences: await differencesOf(image, target, registry, signal)
      };
    })
  );
  if (images.includes('of other inputs')) return 'of other inputs';
  const found = images.filter(image => typeof image === 'object');
  return found.length === targets.length ? found : undefined;
}

const onlyImage = (top: Manifest, targets: readonly BuildTarget[]): Manifest | undefined =>
  top.kind === 'image' && targets.length === 1 ? top : undefined;
