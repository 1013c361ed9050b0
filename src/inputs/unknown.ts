import {INPUT_NAMES} from './definitions.ts';
import {type Problem, placeAt} from './problems.ts';
import {nearest} from './suggest.ts';

/** Inputs of the actions that this one replaces, and what takes their place here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  attests: 'Use "provenance" and "sbom".',
  'buildkitd-config': 'Use "buildkitd-config-inline" with the text of the file.',
  'config-inline': 'Use "buildkitd-config-inline".',
  image:
    'Use "images" for the image to publish, "binfmt-image" for that of QEMU, "buildkit-image" for that of BuildKit.',
  load: 'Leave it out: every image is loaded and tested before it is published.',
  name: 'Use "images" for the name of the image, "builder" for that of a builder.',
  outputs: 'Leave it out: images are pushed by digest and tagged when they have passed.',
  'registry-auth': 'Use "registry-auths".',
  repository: 'Use "images".',
  version: 'Use "buildx-version" for the version of buildx; that of the image comes from the Git tag.'
};

/** Inputs of the actions that this one replaces which may stay in a pasted block: nothing is missing without them. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  'bake-target': 'Remove it: no bake file is written.'
};

const hasNoEffect = (name: string): boolean => Object.hasOwn(WITHOUT_EFFECT, name);

export const withoutEffectWarnings = (names: readonly string[]): readonly Problem[] =>
  names.filter(hasNoEffect).map(input => ({input, message: 'has no effect here', remedy: `${WITHOUT_EFFECT[input]}`}));

/** Reports inputs that the action does not have, each with the one that was probably meant. */
export function reportUnknown(names: readonly string[], problems: Problem[]): void {
  for (const name of names.filter(one => !hasNoEffect(one))) {
    const near = nearest(name, INPUT_NAMES);
    const instead = Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : near && `Did you mean "${near}"?`;
    placeAt(problems, name).problem(
      'is not an input of this action',
      instead ?? `Remove it. An environment variable of the job must not be called INPUT_${name.toUpperCase()}.`
    );
  }
}
