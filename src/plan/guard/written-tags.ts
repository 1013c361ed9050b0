import type {Facts} from '../../context/facts.ts';
import type {Settings} from '../../inputs/settings.ts';
import {withTag} from '../../oci/reference.ts';
import {asPush} from '../as-push.ts';
import {computeTags} from '../tags.ts';
import {variantTags} from '../variant-tags.ts';

/** A tag that the push of some ref would write. */
export interface WrittenTag {
  readonly repository: string;
  readonly name: string;
  /** `repo:tag`. */
  readonly reference: string;
  readonly image: string;
  readonly variant: string;
  /** Without any variant in its name. */
  readonly bare: boolean;
}

/** By the settings alone; none where the rules cannot be worked out without the real event. */
export function tagsOfPush(
  kind: 'branch' | 'tag',
  refName: string,
  settings: Pick<Settings, 'images' | 'names'>,
  facts: Facts
): readonly WrittenTag[] {
  try {
    const {tags} = computeTags(asPush(facts, kind, refName), settings.names);
    const bare = new Set(tags.map(({name}) => name));
    return settings.images.flatMap(image =>
      image.variants.flatMap(variant =>
        variantTags(image, variant, tags).flatMap(({name}) =>
          image.repositories.map(({name: repository}) => ({
            repository,
            name,
            reference: withTag(repository, name),
            image: image.name,
            variant: variant.name,
            bare: bare.has(name) && (variant.name === '' || variant.isDefault)
          }))
        )
      )
    );
  } catch {
    return [];
  }
}
