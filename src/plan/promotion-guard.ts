import {prerelease, valid} from 'semver';
import type {Relation} from '../context/facts.ts';
import type {NameSettings} from '../inputs/settings.ts';
import {type Digest, shortDigest} from '../oci/digest.ts';
import {shortRevision} from './guard/revisions.ts';
import {compareVersions, stableSemver} from './guard/versions.ts';
import {type TagForm, takeApart} from './retention/tag-forms.ts';

/** An image as far as it is known. */
export interface KnownImage {
  readonly digest: Digest;
  /** `1.2.0`, by its version tag or its label. */
  readonly version?: string;
  readonly revision?: string;
}

export type Move = 'new' | 'unchanged' | 'forward' | 'back' | 'sideways' | 'blind';

/** What is to become of a tag. Sentences go without a full stop. */
export type PromotionVerdict =
  | {readonly kind: 'write'; readonly move: Move; readonly says?: string; readonly loud?: true}
  | {readonly kind: 'refuse'; readonly reason: string};

export interface Movement {
  readonly name: string;
  readonly forms: readonly TagForm[];
  readonly from: KnownImage;
  /** Undefined: the registry does not tell. */
  readonly there: KnownImage | 'absent' | undefined;
  /** How the commit of the image that is there stands to that of the promoted one. */
  readonly relation: Relation;
}

/** Decides one tag of one repository. Going back is what a rollback is for: it is allowed, and said loudly. Pure. */
export function judgePromotion(
  {name, forms, from, there, relation}: Movement,
  {guard, overwriteVersionTags}: Pick<NameSettings, 'guard' | 'overwriteVersionTags'>
): PromotionVerdict {
  if (there === 'absent') return {kind: 'write', move: 'new'};
  if (there?.digest === from.digest) return {kind: 'write', move: 'unchanged'};
  const mayMove = guard === 'off' || overwriteVersionTags || !isLasting(takeApart(name, forms).base);
  if (!there) {
    if (!mayMove) return {kind: 'refuse', reason: 'the registry does not say what it points at'};
    return {kind: 'write', move: 'blind', loud: true, says: `${name} is written, and what it points at is not known`};
  }
  const [now, next] = [describeImage(there), describeImage(from)];
  if (!mayMove) return {kind: 'refuse', reason: `it points at ${now}, not at ${next}`};
  const move = moveOf(there, from, relation);
  const loud = isLasting(takeApart(name, forms).base) || move !== 'forward' ? {loud: true as const} : {};
  return {kind: 'write', move, ...loud, says: SAYS[move](name, now, next)};
}

const SAYS = {
  forward: (name, now, next) => `${name} moves from ${now} to ${next}`,
  back: (name, now, next) => `${name} moves from ${now} back to ${next}`,
  sideways: (name, now, next) => `${name} moves from ${now} to ${next}; which of the two is newer is not known`
} satisfies Record<string, (name: string, now: string, next: string) => string>;

/** Versions decide, else the history of the commits. */
function moveOf(there: KnownImage, from: KnownImage, relation: Relation): keyof typeof SAYS {
  const [old, next] = [stableSemver(there.version ?? ''), stableSemver(from.version ?? '')];
  const order = old && next ? compareVersions(next, old) : 0;
  if (order !== 0) return order > 0 ? 'forward' : 'back';
  return relation === 'ancestor' ? 'forward' : relation === 'descendant' ? 'back' : 'sideways';
}

/** Versions and tags of a commit belong to one image for ever. */
export const isLasting = (tag: string): boolean => /^sha-[0-9a-f]{7,40}$/.test(tag) || isVersion(tag);

export const isVersion = (tag: string): boolean => /^v?\d+\.\d+\.\d+/.test(tag) && valid(tag) !== null;

/** A version that an image may be called by. */
export const isNamingVersion = (tag: string): boolean => isVersion(tag) && prerelease(tag) === null;

const describeImage = ({version, revision, digest}: KnownImage): string =>
  version ?? (revision === undefined ? shortDigest(digest) : `commit ${shortRevision(revision)}`);
