import type {SmokeTest} from '../inputs/check-settings.ts';
import type {GpuAccess} from '../ports/runtime.ts';

export type GpuChoice =
  | {
      readonly run: true;
      readonly smoke: SmokeTest;
      readonly gpus?: GpuAccess;
      /** It was to have GPUs where there are some: with them, other things may fail. */
      readonly lacksGpu?: true;
    }
  /** A clause: "the engine has no GPU". */
  | {readonly run: false; readonly reason: string};

/**
 * With `gpus: auto`, GPUs where there are some; else the fallback without; else the test as it is, if it says what to
 * start or what to look at; and else none, since a program that wants a GPU would fail for no fault of its own.
 */
export function chooseGpu(smoke: SmokeTest, access: GpuAccess | undefined): GpuChoice {
  const {container, withoutGpu, checks} = smoke;
  const {gpus} = container;
  if (gpus === undefined || gpus === 'none') return {run: true, smoke};
  // Some engines have GPUs without telling; whoever demands them hears of it from the engine itself.
  if (access !== undefined || gpus === 'all') return {run: true, smoke, gpus: access ?? 'runtime'};
  if (withoutGpu) {
    const {checks: own = checks, env, ...rest} = withoutGpu;
    return {
      run: true,
      lacksGpu: true,
      smoke: {...smoke, checks: own, container: {...container, ...rest, env: {...container.env, ...env}}}
    };
  }
  const {command, entrypoint, env} = container;
  const isConfigured =
    command !== undefined || entrypoint !== undefined || Object.keys(env).length > 0 || checks.length > 0;
  return isConfigured ? {run: true, lacksGpu: true, smoke} : {run: false, reason: 'no GPU here'};
}
