import type {Facts} from '../../context/facts.ts';
import type {ImageSettings, Settings} from '../../inputs/settings.ts';
import {isVersionTag} from '../retention/version-tag.ts';
import {ownReferences, references, type TagReference, toText} from './references.ts';

/** A commit, a day, a variant and a platform that no pull request has: where they stand in a name, anything of their kind may. */
const COMMIT = 'f0e1d2c3b4a5968778695a4b3c2d1e0f';
const DAY = '2001-02-03T04:05:06Z';
const VARIANT = 'zz0variant0zz';
const ARCHITECTURE = 'zz0architecture0zz';

/** Facts of the same pull request, whatever its commit. */
function ofAnyCommit(facts: Facts): Facts {
  const {guard, event, ...rest} = facts;
  const sha = COMMIT.repeat(2).slice(0, Math.max(40, event.sha.length));
  const {pullRequest} = event;
  return {
    ...rest,
    now: DAY,
    ...('commitTime' in rest ? {commitTime: DAY} : {}),
    event: {...event, sha, ...(pullRequest ? {pullRequest: {...pullRequest, headSha: sha}} : {})}
  };
}

/**
 * `repository:tag` of a preview, the same for every commit of the pull request: what tells two uses of the action apart,
 * which no two of them can share. Where nothing has the pull request's number, all of its tags; '' without any.
 */
export function previewNames(settings: Settings, facts: Facts, number: number): readonly string[] {
  const any = ofAnyCommit(facts);
  const {images} = ownReferences(settings, any, number);
  const found = (images.length > 0 ? images : references(settings, any, number).images).map(toText);
  const plain = settings.images.flatMap(({repositories}) => repositories.map(({name}) => `${name}:`));
  return [...new Set(found.length > 0 ? found : plain)].sort();
}

/** What tags of a pull request's earlier commits look like: it may have had other variants and platforms then. */
export interface PreviewForm {
  /** Exactly a tag or cache of this pull request. */
  readonly isOwn: (reference: TagReference) => boolean;
  /** What may be one, by its looks. */
  readonly isLikely: (reference: TagReference) => boolean;
}

export function previewForm(settings: Settings, facts: Facts, number: number): PreviewForm {
  const any = ofAnyCommit(facts);
  const images = settings.images.map(withAnyVariant);
  const found = ownReferences({...settings, images, only: [], skip: []}, any, number);
  // A bare number is that of a version, too, and so is what a variant makes of it.
  const tags = found.images.filter(({tag}) => /[a-z]/i.test(tag.replace(VARIANT, '')) && !isVersionTag(tag));
  const own = [...tags, ...found.caches].map(({repository, tag}) => ({
    repository,
    pattern: patternOf(tag, any.event.sha, settings.names.shortShaLength)
  }));
  const beginnings = tags
    .filter(({tag}) => !tag.includes(VARIANT))
    .map(({repository, tag}) => ({repository, text: `${tag}-`}));
  const isOwn: PreviewForm['isOwn'] = ({repository, tag}) =>
    own.some(one => one.repository === repository && one.pattern.test(tag));
  return {
    isOwn,
    isLikely: reference =>
      isOwn(reference) ||
      beginnings.some(({repository, text}) => repository === reference.repository && reference.tag.startsWith(text))
  };
}

function withAnyVariant(image: ImageSettings): ImageSettings {
  const [first] = image.variants;
  if (!first) return image;
  const platforms = [{os: 'linux', architecture: ARCHITECTURE}];
  return {...image, variants: [...image.variants, {...first, name: VARIANT, isDefault: false, platforms}]};
}

function patternOf(tag: string, sha: string, shortLength: number): RegExp {
  const hex = (length: number): string => `[0-9a-f]{${length}}`;
  const source = tag
    .replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')
    // A cache may be of an image without variants.
    .replace(`${VARIANT}\\-linux\\-${ARCHITECTURE}`, '[\\w.-]+')
    .replaceAll(VARIANT, '\\w[\\w.-]*')
    .replaceAll(sha, hex(sha.length))
    .replaceAll(sha.slice(0, shortLength), hex(shortLength));
  return new RegExp(`^${source}$`);
}
