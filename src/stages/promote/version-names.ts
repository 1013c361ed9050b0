import type {Digest} from '../../oci/digest.ts';
import {withTag} from '../../oci/reference.ts';
import {compareVersions, stableSemver} from '../../plan/guard/versions.ts';
import type {Promotion} from '../../plan/promotion.ts';
import {isNamingVersion, isVersion} from '../../plan/promotion-guard.ts';
import {takeApart} from '../../plan/retention/tag-forms.ts';
import type {Registry} from '../../ports/registry.ts';

/** What an image is called by: its label may be of the branch that it was built on first. */
export interface VersionNames {
  /** `1.2.0`, by its tag or its label; undefined where neither says one: a label may be the name of a branch. */
  of(digest: Digest, reference: string, label: string | undefined, promotion: Promotion): Promise<string | undefined>;
}

/** Each is a question to the registry; an image that so many releases have followed is told by its commit. */
const MAX_TAGS = 24;

export function createVersionNames(registry: Pick<Registry, 'find' | 'tags'>): VersionNames {
  const digests = new Map<string, Promise<Digest | undefined>>();
  const digestOf = (reference: string): Promise<Digest | undefined> => {
    const asked =
      digests.get(reference) ??
      registry.find(reference).then(found => (found === undefined || found === 'absent' ? undefined : found.digest));
    digests.set(reference, asked);
    return asked;
  };
  return {
    async of(digest, reference, label, {repository, variant, forms}) {
      const own = versionIn(reference.slice(reference.lastIndexOf(':') + 1), variant, forms);
      if (own !== undefined) return own;
      const tags = (await registry.tags(repository)) ?? [];
      const named = tags
        .flatMap(tag => ({tag, version: versionIn(tag, variant, forms)}))
        .flatMap(({tag, version}) => {
          const parsed = version === undefined ? undefined : stableSemver(version);
          return parsed ? [{tag, parsed}] : [];
        })
        .toSorted((a, b) => compareVersions(b.parsed, a.parsed))
        .slice(0, MAX_TAGS);
      const found = await Promise.all(named.map(({tag}) => digestOf(withTag(repository, tag))));
      const at = found.indexOf(digest);
      return named[at]?.parsed.text ?? (label !== undefined && isVersion(label) ? label : undefined);
    }
  };
}

function versionIn(tag: string, variant: string, forms: Promotion['forms']): string | undefined {
  const plain = takeApart(tag, forms);
  return plain.variant === variant && isNamingVersion(plain.base) ? plain.base.replace(/^v/, '') : undefined;
}
