import type {Facts} from '../context/facts.ts';
import type {CacheSettings} from '../inputs/settings.ts';
import {type Platform, platformSlug} from '../oci/platform.ts';
import {toTagName} from './tag-name.ts';

export interface CachePlan {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface CacheKey {
  readonly image: string;
  readonly variant: string;
  readonly platform: Platform;
  /** The image's first repository. */
  readonly repository: string;
}

/**
 * One cache reference per image × variant × platform, since the last writer of a reference wins. A pull request
 * writes one of its own and reads the branch's, so that it can neither poison nor replace it.
 * @param write false for untrusted code and for runs that do not push
 */
export function planCache(settings: CacheSettings, key: CacheKey, {event}: Facts, write: boolean): CachePlan {
  if (settings.backend === 'off') return {from: settings.from, to: write ? settings.to : []};
  const base = `${settings.repository?.name ?? key.repository}:${cacheTag(key)}`;
  const own = event.pullRequest ? `${base}-pr-${event.pullRequest.number}` : base;
  const sources = own === base ? [base] : [own, base];
  const to = settings.to.length > 0 ? settings.to : [`type=registry,ref=${own},${exportOptions(settings.mode)}`];
  return {
    from: [...sources.map(ref => `type=registry,ref=${ref}`), ...settings.from],
    to: write ? to : []
  };
}

/** As an OCI image manifest, which every registry takes; a cache that cannot be written must not fail a build. */
const exportOptions = (mode: CacheSettings['mode']): string =>
  `mode=${mode},image-manifest=true,oci-mediatypes=true,ignore-error=true`;

const PR_SUFFIX_ROOM = 20;

function cacheTag({image, variant, platform}: CacheKey): string {
  const parts = ['cache', image, variant, platformSlug(platform)].filter(part => part !== '');
  return toTagName(parts.join('-'), 128 - PR_SUFFIX_ROOM) ?? 'cache';
}
