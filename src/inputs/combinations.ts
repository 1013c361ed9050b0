import type {ConfigLayer} from './layers.ts';
import {describeOtherPlatforms} from './platforms.ts';
import {type Place, type Problem, placeAt} from './problems.ts';
import type {ImageSettings} from './settings.ts';

interface Merged {
  readonly images: readonly ImageSettings[];
  readonly config: ConfigLayer | undefined;
  /** Label of the config file. */
  readonly label: string;
  readonly imagesGiven: boolean;
}

/**
 * Reports what is wrong only in combination: images without a repository, two that would write the same tags, or platforms
 * that leave nothing.
 */
export function reportCombinations({images, config, label, imagesGiven}: Merged, problems: Problem[]): void {
  const count = config?.images.length ?? 0;
  if (imagesGiven && count > 1) {
    placeAt(problems, 'images').problem(
      `names the repository of one image, and ${label} describes ${count}`,
      `Remove it, and give each image its "repositories" in ${label}.`
    );
    return;
  }
  reportPlatforms(images, problems);
  const placeOf = ({name}: ImageSettings): Place =>
    config?.images.find(image => image.name === name)?.place?.child('repositories') ?? placeAt(problems, 'images');
  for (const image of images.filter(({repositories}) => repositories.length === 0)) {
    const place = placeOf(image);
    const isReported = problems.some(({input}) => input.startsWith(place.name));
    if (!isReported) place.problem('no repository to publish to', 'Name at least one, such as ghcr.io/acme/app.');
  }
  for (const [first, second, repository] of sharing(images)) {
    placeOf(second).problem(
      `${repository} is also a repository of the image "${first.name}", and both would write the same tags`,
      'Give each image its own repository, or make them variants of one image.'
    );
  }
}

function reportPlatforms(images: readonly ImageSettings[], problems: Problem[]): void {
  const variants = images.flatMap(image => image.variants.map(variant => ({image: image.name, ...variant})));
  const first = variants[0];
  if (!first?.otherPlatforms || variants.some(({platforms}) => platforms.length > 0)) return;
  const name = first.name === '' ? first.image : `${first.image}/${first.name}`;
  placeAt(problems, 'platforms').problem(
    `leaves nothing to build: ${name} is not built, since ${describeOtherPlatforms(first.otherPlatforms)}`,
    'Ask for a platform that an image names in the config file, or name it there.'
  );
}

function* sharing(images: readonly ImageSettings[]): Generator<readonly [ImageSettings, ImageSettings, string]> {
  for (const [index, second] of images.entries()) {
    for (const first of images.slice(0, index)) {
      const shared = second.repositories.find(({name}) => first.repositories.some(other => other.name === name));
      if (shared && tagForms(first).some(form => tagForms(second).includes(form))) yield [first, second, shared.name];
    }
  }
}

/** The forms of the tags that an image writes: `{tag}`, `{tag}-gpu`. */
const tagForms = ({variants, tagFormat, latestFormats = []}: ImageSettings): readonly string[] =>
  variants.flatMap(({name, isDefault}) => [
    ...(isDefault ? ['{tag}'] : []),
    ...(name === '' ? [] : [tagFormat, ...latestFormats].map(format => format.replace('{variant}', name)))
  ]);
