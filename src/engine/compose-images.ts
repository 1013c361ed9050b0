import {resolve} from 'node:path';
import type {StackSettings} from '../inputs/check-settings.ts';
import type {ComposeProject, ComposeService} from './compose-project.ts';

/** An image that this run builds. */
export interface RunImage {
  /** Of its build target. */
  readonly id: string;
  readonly image: string;
  readonly variant: string;
  readonly isDefault: boolean;
  readonly platform: string;
  readonly source: ImageSource;
}

/** Where it is built from; absolute paths. */
export interface ImageSource {
  readonly context: string;
  readonly dockerfile: string;
  readonly stage?: string;
}

/** What `only` and `skip` make of the images. */
export interface ImageSelection {
  /** By this run. */
  readonly built: readonly RunImage[];
  readonly leftOut: readonly LeftOutImage[];
  /** Patterns. */
  readonly only: readonly string[];
}

export interface LeftOutImage extends RunImage {
  readonly by: 'only' | 'skip';
}

export type ImageChoice =
  /** Service → image, the one under test among them. */
  | {readonly ok: true; readonly images: Readonly<Record<string, RunImage>>}
  | {readonly ok: false; readonly problem: string; readonly remedy: string};

/** @param folder root of the workspace, absolute */
export const imageSource = (
  folder: string,
  {context, file, target}: {readonly context: string; readonly file?: string; readonly target?: string}
): ImageSource => ({
  context: resolve(folder, context),
  dockerfile: resolve(folder, file ?? `${context}/Dockerfile`),
  ...(target === undefined ? {} : {stage: target})
});

/**
 * Which services of a stack are images of this run: the one under test, those that `images` names, and those that the
 * file builds from the source of one. Nothing else may be built: it would be checked, and never published.
 */
export function chooseImages(
  {services}: ComposeProject,
  settings: StackSettings,
  subject: RunImage,
  selection: ImageSelection
): ImageChoice {
  const {built: all, leftOut} = selection;
  const named = [settings.service, ...Object.keys(settings.images), ...(settings.wait ?? [])];
  const unknown = named.find(name => !Object.hasOwn(services, name));
  if (unknown !== undefined) {
    return {
      ok: false,
      problem: `${settings.file} has no service "${unknown}"`,
      remedy: `Name one of ${Object.keys(services).join(', ') || 'its services (it has none)'}. Services of profiles count where COMPOSE_PROFILES names the profile.`
    };
  }
  const images: Record<string, RunImage> = {[settings.service]: subject};
  for (const [name, service] of Object.entries(services)) {
    if (name === settings.service) continue;
    const asked = settings.images[name];
    if (asked === undefined && !service.build) continue;
    const candidatesOf = <T extends RunImage>(some: readonly T[]): readonly T[] =>
      asked === undefined
        ? builtFrom(service, some)
        : some.filter(({image, variant}) => isNamed(asked, image, variant));
    const candidates = candidatesOf(all);
    const names = namesOf(candidates);
    const chosen = names.length === 1 ? chooseVariant(candidates, subject) : undefined;
    if (chosen !== undefined) {
      images[name] = chosen;
      continue;
    }
    const possible = candidatesOf(leftOut);
    const missing = names.length < 2 && namesOf(possible).length === 1 ? chooseVariant(possible, subject) : undefined;
    if (missing) return deselected(name, missing, settings, selection);
    if (names.length === 1) return otherPlatform(name, names[0] ?? '', subject.platform);
    return asked === undefined ? built(name, names, settings) : notInRun(name, asked, all);
  }
  return {ok: true, images};
}

/** `backend`, or `worker/gpu` for one variant of it. */
const isNamed = (asked: string, image: string, variant: string): boolean =>
  asked === image || asked === `${image}/${variant}`;

function builtFrom<T extends RunImage>({build}: ComposeService, all: readonly T[]): readonly T[] {
  if (!build?.context) return [];
  const {context, dockerfile, target} = build;
  const wanted = imageSource(context, {context: '.', ...(dockerfile === undefined ? {} : {file: dockerfile})});
  return all.filter(
    ({source}) =>
      source.context === wanted.context &&
      source.dockerfile === wanted.dockerfile &&
      (target === undefined || source.stage === target)
  );
}

const namesOf = (images: readonly RunImage[]): readonly string[] => [...new Set(images.map(({image}) => image))];

/** The same variant and platform as the image under test; else the default variant. */
export function chooseVariant<T extends RunImage>(
  candidates: readonly T[],
  {variant, platform}: RunImage
): T | undefined {
  const there = candidates.filter(one => one.platform === platform);
  return there.find(one => one.variant === variant) ?? there.find(({isDefault}) => isDefault) ?? there[0];
}

const built = (service: string, names: readonly string[], {file}: StackSettings): ImageChoice => ({
  ok: false,
  problem:
    names.length === 0
      ? `service "${service}" of ${file} is built by it, from the source of no image of this run`
      : `service "${service}" of ${file} is built from the source of several images of this run: ${names.join(', ')}`,
  remedy: `Name its image in "compose": images: {${service}: ${names[0] ?? 'IMAGE'}}${names.length === 0 ? ', or give the service an "image" instead of "build", in a file for the check if need be' : ''}.`
});

/** A stack takes the images of its own run. */
function deselected(
  service: string,
  {id, image, variant, platform, by}: LeftOutImage,
  {file}: StackSettings,
  {only}: ImageSelection
): ImageChoice {
  const own = variant === '' ? image : `${image}/${variant}`;
  const wanted = [...only, only.some(pattern => pattern.includes(platform)) ? id : own];
  return {
    ok: false,
    problem: `service "${service}" of ${file} needs image ${own}, which "${by}" leaves out`,
    remedy:
      by === 'only'
        ? `Add it: "only: ${wanted.join(', ')}" (of the command: --only ${wanted.join(',')}).`
        : 'Take it out of "skip", or skip the image with this check too.'
  };
}

const notInRun = (service: string, asked: string, all: readonly RunImage[]): ImageChoice => ({
  ok: false,
  problem: `"compose" puts image "${asked}" in for service "${service}", which this run does not build`,
  remedy: `It builds ${namesOf(all).join(', ')}.`
});

const otherPlatform = (service: string, image: string, platform: string): ImageChoice => ({
  ok: false,
  problem: `service "${service}" needs image ${image} for ${platform}, which this run does not build`,
  remedy: `Build ${image} for ${platform} too, or give this image other checks ("smoke") that need no stack.`
});
