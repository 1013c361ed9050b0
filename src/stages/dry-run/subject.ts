import {allChecks} from '../../inputs/all-checks.ts';
import type {SmokeTest} from '../../inputs/check-settings.ts';
import type {BuildTarget} from '../../plan/plan.ts';
import type {Command} from '../../ports/process.ts';
import type {GpuAccess, ImageConfig} from '../../ports/runtime.ts';
import type {DryCommand} from './step.ts';

/** What a test of one image starts. */
export interface DryTest {
  readonly commands: readonly DryCommand[];
  readonly looks: readonly Command[];
}

export interface DrySubject {
  readonly target: BuildTarget;
  readonly smoke: SmokeTest;
  readonly gpus?: GpuAccess;
  /** As the engine is told it. */
  readonly reference: string;
  /** What is known of an image that is not built yet. */
  readonly config: ImageConfig;
}

/** Stands for the only port that an image exposes. */
export const UNKNOWN_PORT = 0;

/** What an image says of itself is known when it is built, but for what its checks need of it. */
export const configOf = ({platform}: BuildTarget, smoke: SmokeTest): ImageConfig => ({
  platform,
  hasHealthcheck: allChecks(smoke).some(({kind}) => kind === 'healthcheck'),
  exposedPorts: [UNKNOWN_PORT],
  size: 0,
  layers: 0,
  user: '',
  entrypoint: [],
  command: [],
  env: [],
  workdir: ''
});
