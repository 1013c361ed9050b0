import type {BudgetLimit, Measure} from '../inputs/check-settings.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Measured} from '../report/result.ts';
import {testImage} from './test-image.ts';
import type {TargetContext, VerifyPorts} from './verify.ts';

/** What the registry tells of an image, without a look at it. */
const OF_MANIFEST: readonly Measure[] = ['size', 'layers'];

/** Whether a growth limit asks for a figure that only a look at the published image gives. */
export const needsPublishedImage = (limits: readonly BudgetLimit[]): boolean =>
  limits.some(({limit, measure}) => limit.kind === 'growth' && !OF_MANIFEST.includes(measure));

export const needsStart = (limits: readonly BudgetLimit[]): boolean =>
  limits.some(({limit, measure}) => limit.kind === 'growth' && !['unpacked-size', ...OF_MANIFEST].includes(measure));

/** With containers of their own names: those of the new image may still be there. */
export const twinOf = (target: BuildTarget): BuildTarget => ({...target, id: `${target.id}/published`});

export interface Remeasured {
  readonly measured: Measured;
  /** Why figures are missing, as a clause. */
  readonly problem?: string;
}

/** Checks the published image on this machine as the new one was, so that their figures can be compared. */
export async function measurePublished(
  target: BuildTarget,
  image: string,
  context: TargetContext,
  ports: VerifyPorts
): Promise<Remeasured> {
  const {runtime, signal} = ports;
  try {
    await ports.remember(image);
    await runtime.pull(image, target.platform);
    const config = await runtime.imageConfig(image);
    const unpacked: Measured = {'unpacked-size': config.size};
    if (target.smoke === 'off' || !needsStart(target.budgets.limits)) return {measured: unpacked};
    const {measured, failures} = await testImage(
      twinOf(target),
      target.smoke,
      {reference: image, config, ...context},
      ports
    );
    const [failure] = failures;
    if (failure) return {measured: unpacked, problem: `its check failed on this machine (${failure.title})`};
    return {measured: {...unpacked, ...measured}};
  } catch (error) {
    signal.throwIfAborted();
    return {measured: {}, problem: `it cannot be checked here (${error instanceof Error ? error.message : error})`};
  }
}
