import {type BaseImage, isProvenance, parseBases} from '../oci/bases.ts';
import {type Digest, shortDigest} from '../oci/digest.ts';
import {withDigest} from '../oci/reference.ts';
import type {Clock} from '../ports/clock.ts';
import type {Registry} from '../ports/registry.ts';
import type {ReusedImage, ReusedPublication} from './find-reusable.ts';

export interface BaseCheckPorts {
  readonly registry: Pick<Registry, 'find' | 'blob'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface BaseCheck {
  /** Publications whose base images are what they were. */
  readonly unchanged: readonly ReusedPublication[];
  /** One sentence for each publication. */
  readonly notes: readonly string[];
}

/** Builds wait for the answer. */
const PATIENCE_MS = 20_000;
const MAX_STATEMENT_BYTES = 16_000_000;

/**
 * Compares the base images that the published images were built on, by their provenance, with what the registries have
 * now. What is not known counts as changed. Never throws.
 */
export async function checkBases(published: readonly ReusedPublication[], ports: BaseCheckPorts): Promise<BaseCheck> {
  const over = new AbortController();
  const late = ports.clock.sleep(PATIENCE_MS, over.signal).then(() => 'late' as const);
  const now = createLookUp(ports.registry);
  const verdicts = await Promise.all(
    published.map(async publication => {
      const verdict = await Promise.race([judge(publication, now, ports).catch(() => NO_PROVENANCE), late]);
      return {publication, verdict: verdict === 'late' ? TOO_LATE : verdict};
    })
  );
  over.abort();
  return {
    unchanged: verdicts.filter(({verdict}) => verdict.unchanged).map(({publication}) => publication),
    notes: verdicts.map(({publication: {id}, verdict}) =>
      verdict.unchanged ? `Base images of ${id}: ${verdict.says}.` : `${id} is built: ${verdict.says}.`
    )
  };
}

/** `says` is a clause. */
interface Verdict {
  readonly unchanged: boolean;
  readonly says: string;
}

const NO_PROVENANCE: Verdict = {
  unchanged: false,
  says: 'the provenance of the published image does not tell its base images'
};
const TOO_LATE: Verdict = {unchanged: false, says: 'the registries of its base images did not answer in time'};

async function judge({images}: ReusedPublication, now: LookUp, ports: BaseCheckPorts): Promise<Verdict> {
  const read = await Promise.all(images.map(image => readBases(image, ports)));
  if (read.some(bases => bases === undefined)) return NO_PROVENANCE;
  const bases = [...new Map(read.flatMap(list => list ?? []).map(base => [toText(base), base])).values()];
  if (bases.length === 0) return {unchanged: true, says: 'none, or all named by digest'};
  const seen = await Promise.all(bases.map(async base => ({...base, now: await now(base.reference)})));
  const unknown = seen.filter(one => one.now === undefined);
  const changed = seen.filter(one => one.now !== undefined && one.now !== one.digest);
  if (changed.length > 0) {
    return {
      unchanged: false,
      says: changed
        .map(one => `${one.reference} is ${describe(one.now)} now, and it was built on ${shortDigest(one.digest)}`)
        .join('; ')
    };
  }
  if (unknown.length > 0) {
    return {unchanged: false, says: `what ${unknown.map(one => one.reference).join(', ')} is now cannot be read`};
  }
  return {unchanged: true, says: `${seen.map(one => `${one.reference} is still ${describe(one.now)}`).join(', ')}`};
}

const toText = ({reference, digest}: BaseImage): string => `${reference}@${digest}`;

const describe = (now: Digest | 'absent' | undefined): string =>
  now === undefined || now === 'absent' ? 'gone' : shortDigest(now);

type LookUp = (reference: string) => Promise<Digest | 'absent' | undefined>;

/** Each once, however many images are built on it. */
function createLookUp(registry: Pick<Registry, 'find'>): LookUp {
  const asked = new Map<string, ReturnType<LookUp>>();
  return reference => {
    const answer =
      asked.get(reference) ??
      registry.find(reference).then(found => (found === undefined || found === 'absent' ? found : found.digest));
    asked.set(reference, answer);
    return answer;
  };
}

/** Undefined where the image has no provenance that can be read. */
async function readBases(
  {target: {repository}, digest, manifest}: ReusedImage,
  {registry, signal}: BaseCheckPorts
): Promise<readonly BaseImage[] | undefined> {
  const index = await registry.find(withDigest(repository, digest));
  if (index === undefined || index === 'absent' || index.kind !== 'index') return undefined;
  const attestation = index.manifests.find(
    ({annotations}) => annotations?.['vnd.docker.reference.digest'] === manifest
  )?.digest;
  const statements = attestation && (await registry.find(withDigest(repository, attestation)));
  if (statements === undefined || statements === 'absent' || statements.kind !== 'image') return undefined;
  const layer = statements.layers.find(({annotations}) =>
    isProvenance(annotations?.['in-toto.io/predicate-type'] ?? '')
  );
  if (!layer || layer.size > MAX_STATEMENT_BYTES) return undefined;
  const blob = await registry.blob(withDigest(repository, layer.digest), signal);
  if (!blob) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob) chunks.push(chunk);
  return parseBases(Buffer.concat(chunks).toString('utf8'));
}
