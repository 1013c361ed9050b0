import type {Labels} from '../oci/annotations.ts';
import type {Platform} from '../oci/platform.ts';
import type {Repository} from '../oci/reference.ts';
import type {CachePath} from './cache-paths.ts';
import type {Budgets, Check, ContainerOptions, Gate, GpuFallback, Restart, StackSettings} from './check-settings.ts';
import type {Webhook} from './notify.ts';
import type {Place} from './problems.ts';
import type {RetentionSettings} from './retention.ts';
import type {Flavor} from './rules/rule.ts';
import type {LeveledAnnotation, TagLine} from './settings.ts';
import type {TagFormats} from './tag-format.ts';

/** What one source (an input, the config file, a variant of it) says; absent keys are left to the sources below it. */
export interface Layer {
  readonly context?: string;
  readonly file?: string;
  readonly target?: string;
  readonly testTarget?: string;
  readonly buildArgs?: readonly string[];
  readonly buildContexts?: readonly string[];
  readonly platforms?: readonly Platform[];
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly smoke?: SmokeLayer;
  readonly budgets?: Partial<Budgets>;
}

export type SmokeLayer = 'auto' | 'off' | SmokePart;

/** The variables of a layer and the keys of `without-gpu` are added to those below it; every other key is replaced. */
export interface SmokePart {
  readonly port?: number;
  readonly timeoutMs?: number;
  readonly container?: Partial<ContainerOptions>;
  readonly withoutGpu?: GpuFallback;
  readonly checks?: readonly Check[];
  readonly compose?: StackSettings;
  readonly restart?: Restart;
  readonly foreignBinaries?: readonly string[];
}

export interface VariantLayer extends Layer {
  readonly name: string;
  readonly isDefault: boolean;
}

export interface ImageLayer extends Layer, TagFormats {
  /** Where the config file describes it. */
  readonly place?: Place;
  readonly name: string;
  readonly repositories: readonly Repository[];
  readonly variants?: readonly VariantLayer[];
}

export interface ConfigLayer {
  readonly images: readonly ImageLayer[];
  readonly tags?: readonly TagLine[];
  readonly flavor?: Flavor;
  readonly labels: Labels;
  readonly annotations: readonly LeveledAnnotation[];
  readonly platforms?: readonly Platform[];
  readonly budgets?: Partial<Budgets>;
  readonly retention?: RetentionSettings;
  readonly gates?: readonly Gate[];
  readonly notify?: readonly Webhook[];
  readonly cachePaths?: readonly CachePath[];
}
