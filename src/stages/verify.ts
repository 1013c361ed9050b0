import {compressedSize, type Manifest} from '../oci/descriptor.ts';
import type {Digest} from '../oci/digest.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Process} from '../ports/process.ts';
import type {Registry} from '../ports/registry.ts';
import type {ContainerRuntime, ImageConfig} from '../ports/runtime.ts';
import type {CheckOutcome, Failure, Measured, Notice} from '../report/result.ts';
import {type BuiltImage, findImage} from './built-image.ts';
import {type Inspector, inspectImage} from './inspect-image.ts';
import {judgeConfig, wrongPlatform} from './judge-config.ts';
import {localImageName} from './session.ts';
import type {SmokePorts, VerifyContext} from './smoke-test.ts';
import type {ReadyStack} from './stack-test.ts';
import type {TargetLog} from './target-logs.ts';
import {testImage} from './test-image.ts';

export interface VerifyPorts extends SmokePorts {
  readonly process: Process;
  readonly inspector: Inspector;
  readonly files: Files;
  readonly registry: Registry;
  /** Is told each reference before the engine pulls it, so that it is removed again whatever happens. */
  readonly remember: (reference: string) => Promise<void>;
  /** Where everything about the target is kept. */
  readonly log?: TargetLog;
}

export interface Verified {
  /** The image manifest; absent when the image was only loaded. */
  readonly manifest?: Digest;
  readonly measured: Measured;
  readonly check?: CheckOutcome;
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
}

export type TargetContext = VerifyContext & {readonly stack?: ReadyStack};

/** Runs exactly the bytes that were pushed, and looks until every check has passed or time is up. */
export async function verifyTarget(
  target: BuildTarget,
  image: BuiltImage,
  context: TargetContext,
  ports: VerifyPorts
): Promise<Verified> {
  const localName = localImageName(context.session, target.id);
  const {reference, manifest: child} = await findImage(target, image, localName, ports.registry);
  const found = child ? {manifest: child} : {};
  const none = {failures: [], warnings: []};
  if (target.smoke === 'off') {
    const manifest = child && (await ports.registry.manifest(reference));
    const judged = await judgeConfig(target, reference, manifest, ports);
    const measured = manifest ? sizesOf(manifest) : {};
    return {...found, ...judged, measured, check: {summary: 'off', emulated: context.emulated}};
  }
  if (child) await ports.remember(reference);
  const pulled = child ? ports.runtime.pull(reference, target.platform) : Promise.resolve();
  const {pushed, layering} = image;
  const inspectable = {reference, pushed, layering, session: context.session};
  const [inRegistry, inspected] = await allEnded([
    child ? ports.registry.manifest(reference).then(sizesOf) : {},
    inspectImage(target, target.smoke, inspectable, pulled, ports.inspector, ports),
    pulled
  ]);
  const config = await readConfig(reference, target.platform, child !== undefined, ports.runtime);
  const unpacked: Measured = {layers: config.layers, ...inRegistry, 'unpacked-size': config.size};
  if (config.platform !== target.platform) {
    return {...found, ...none, measured: unpacked, failures: [wrongPlatform(target, config.platform)]};
  }
  const {warnings} = inspected;
  if (inspected.failures.length > 0) {
    return {...found, measured: unpacked, failures: inspected.failures, warnings};
  }
  const [tested, rest] = await allEnded([
    testImage(target, target.smoke, {reference, config, ...context}, ports),
    inspected.rest()
  ]);
  return {
    ...found,
    ...tested,
    measured: {...unpacked, ...tested.measured},
    failures: [...rest, ...tested.failures],
    warnings: [...warnings, ...tested.warnings]
  };
}

/** What one of them leaves to be tidied up is known when the other one fails. */
async function allEnded<T extends readonly unknown[]>(work: readonly [...T]) {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** Another run on this machine may remove the same image between our pull and our look at it: once more, then. */
async function readConfig(
  reference: string,
  platform: string,
  pulled: boolean,
  runtime: ContainerRuntime
): Promise<ImageConfig> {
  try {
    return await runtime.imageConfig(reference);
  } catch (error) {
    if (!pulled) throw error;
    await runtime.pull(reference, platform);
    return runtime.imageConfig(reference);
  }
}

const sizesOf = (manifest: Manifest): Measured =>
  manifest.kind === 'image' ? {size: compressedSize(manifest), layers: manifest.layers.length} : {};
