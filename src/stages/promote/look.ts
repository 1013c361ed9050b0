import type {Relation} from '../../context/facts.ts';
import type {NameSettings} from '../../inputs/settings.ts';
import type {Digest} from '../../oci/digest.ts';
import {withTag} from '../../oci/reference.ts';
import {isRevision, isSameCommit} from '../../plan/guard/revisions.ts';
import type {Promotion} from '../../plan/promotion.ts';
import {judgePromotion, type KnownImage, type PromotionVerdict} from '../../plan/promotion-guard.ts';
import type {GitHub} from '../../ports/github.ts';
import type {Registry} from '../../ports/registry.ts';
import type {Failure} from '../../report/result.ts';
import {createVersionNames, type VersionNames} from './version-names.ts';

export interface LookPorts {
  readonly registry: Pick<Registry, 'find' | 'target' | 'tags'>;
  readonly github: Pick<GitHub, 'relation'>;
}

/** A promotion with everything that decides it. */
export interface LookedAt {
  readonly promotion: Promotion;
  /** Absent: it is not there, or cannot be read. */
  readonly from?: KnownImage;
  readonly tags: readonly JudgedTag[];
  readonly failures: readonly Failure[];
}

export interface JudgedTag {
  readonly name: string;
  readonly there: KnownImage | 'absent' | undefined;
  readonly verdict: PromotionVerdict;
}

/** Reads the source and every tag of all promotions; nothing is written. */
export async function lookAt(
  promotions: readonly Promotion[],
  names: Pick<NameSettings, 'guard' | 'overwriteVersionTags'>,
  ports: LookPorts
): Promise<readonly LookedAt[]> {
  const versions = createVersionNames(ports.registry);
  return Promise.all(promotions.map(promotion => lookAtOne(promotion, names, versions, ports)));
}

async function lookAtOne(
  promotion: Promotion,
  names: Pick<NameSettings, 'guard' | 'overwriteVersionTags'>,
  versions: VersionNames,
  {registry, github}: LookPorts
): Promise<LookedAt> {
  const {source, repository} = promotion;
  const found = await registry.find(source);
  if (found === undefined || found === 'absent') {
    return {promotion, tags: [], failures: [notThere(promotion, found)]};
  }
  const known = (digest: Digest, reference: string) => know(digest, reference, promotion, versions, registry);
  const from = await known(found.digest, source);
  const tags = await Promise.all(
    promotion.tags.map(async (name): Promise<JudgedTag> => {
      const reference = withTag(repository, name);
      const manifest = await registry.find(reference);
      const there =
        manifest === undefined || manifest === 'absent' ? manifest : await known(manifest.digest, reference);
      const relation = await relate(there, from, github);
      return {name, there, verdict: judgePromotion({name, forms: promotion.forms, from, there, relation}, names)};
    })
  );
  return {promotion, from, tags, failures: tags.flatMap(tag => refused(tag, promotion))};
}

async function know(
  digest: Digest,
  reference: string,
  promotion: Promotion,
  versions: VersionNames,
  registry: LookPorts['registry']
): Promise<KnownImage> {
  const target = await registry.target(reference);
  const {revision, version: label} = target.state === 'found' ? target : {};
  const version = await versions.of(digest, reference, label, promotion);
  return {digest, ...(version === undefined ? {} : {version}), ...(revision === undefined ? {} : {revision})};
}

/** `unknown` costs no question where there is nothing to compare. */
async function relate(
  there: KnownImage | 'absent' | undefined,
  from: KnownImage,
  github: LookPorts['github']
): Promise<Relation> {
  const old = there === 'absent' ? undefined : there?.revision;
  const next = from.revision;
  if (old === undefined || next === undefined || !isRevision(old) || !isRevision(next)) return 'unknown';
  if (isSameCommit(old, next)) return 'unknown';
  const answer = await github.relation(old, next);
  return answer.known ? answer.value : 'unknown';
}

const notThere = ({id, source}: Promotion, found: 'absent' | undefined): Failure => ({
  code: 'publish-failed',
  target: id,
  title: found === 'absent' ? `${source} is not there` : `${source} cannot be read`,
  cause:
    found === 'absent'
      ? 'Nothing was written: what is promoted must be in every repository that gets it.'
      : 'The registry gives no answer to the logins of this run. Nothing was written.',
  remedy:
    found === 'absent'
      ? 'Name a tag or digest that is published there (without its variant, which is added), or leave this image out with "skip".'
      : 'Check "registry-auths" and the network of the runner, then run the job again.'
});

function refused({name, verdict}: JudgedTag, {id, repository}: Promotion): readonly Failure[] {
  if (verdict.kind !== 'refuse') return [];
  const {reason} = verdict;
  return [
    {
      code: 'version-taken',
      target: id,
      title: `${withTag(repository, name)} is taken`,
      cause: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Such a tag belongs to one image for ever.`,
      remedy: 'Promote to another tag, or set "overwrite-version-tags: true" to move it all the same.'
    }
  ];
}
