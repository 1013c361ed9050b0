import type {ComposeProject} from '../engine/compose-project.ts';
import type {StackImage} from '../engine/compose-stack.ts';
import type {ImageConfig} from '../ports/runtime.ts';
import {findImage} from './built-image.ts';
import type {Stack} from './read-stack.ts';
import type {OtherImage} from './stacks.ts';
import type {VerifyPorts} from './verify.ts';

/** The image under test, as it lies in the engine. */
export interface Own {
  readonly reference: string;
  readonly config: ImageConfig;
  readonly platform: string;
}

/**
 * Brings every image of a stack into the engine, those of this run by what was pushed. Each that was not there before
 * is remembered, and goes with the run.
 * @returns the images of this run by service @throws ActionError
 */
export async function bringImages(
  {project, images}: Stack,
  own: Own,
  others: Readonly<Record<string, OtherImage>>,
  localName: (target: string) => string,
  ports: VerifyPorts
): Promise<Readonly<Record<string, StackImage>>> {
  const [entries] = await Promise.all([
    Promise.all(
      Object.keys(images).map(async service => {
        const other = others[service];
        const image = other === undefined ? own : await bringOther(other, localName, ports);
        const {reference, platform, config} = image;
        return [service, {reference, platform, hasHealthcheck: config.hasHealthcheck}] as const;
      })
    ),
    bringForeign(project, Object.keys(images), ports)
  ]);
  return Object.fromEntries(entries);
}

async function bringOther(
  {target, built}: OtherImage,
  localName: (target: string) => string,
  ports: VerifyPorts
): Promise<Own> {
  const {platform} = target;
  const {reference} = await findImage(target, built, localName(target.id), ports.registry);
  if (built.pushed) {
    await ports.remember(reference);
    await ports.runtime.pull(reference, platform);
  }
  return {reference, platform, config: await ports.runtime.imageConfig(reference)};
}

/** Databases and the like: pulled here and not by compose, so that a registry's hiccup is tried again. */
async function bringForeign(
  {services}: ComposeProject,
  ours: readonly string[],
  {runtime, remember}: VerifyPorts
): Promise<void> {
  const wanted = new Map(
    Object.entries(services).flatMap(([name, {image, platform, pull_policy}]) =>
      image === undefined || pull_policy === 'never' || ours.includes(name)
        ? []
        : [[`${image} ${platform}`, {image, platform, always: pull_policy === 'always'}] as const]
    )
  );
  await Promise.all(
    [...wanted.values()].map(async ({image, platform, always}) => {
      const config = await runtime.imageConfig(image).catch(() => undefined);
      const isThere = config !== undefined && (platform === undefined || config.platform === platform);
      if (isThere && !always) return;
      if (config === undefined) await remember(image);
      await runtime.pull(image, platform);
    })
  );
}
