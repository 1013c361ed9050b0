import type {Labels} from '../oci/annotations.ts';
import type {Platform} from '../oci/platform.ts';
import type {Repository} from '../oci/reference.ts';
import type {CachePath} from './cache-paths.ts';
import type {Budgets, Gate, SmokeSettings} from './check-settings.ts';
import type {Webhook} from './notify.ts';
import type {PromotionSettings} from './promotion.ts';
import type {RetentionSettings} from './retention.ts';
import type {Flavor, TagRule} from './rules/rule.ts';
import type {TemplateEngine} from './templates/engine.ts';

/** Everything the user asked for, parsed and merged: inputs over config file over defaults. */
export interface Settings {
  readonly mode: Mode;
  readonly images: readonly ImageSettings[];
  /** Patterns of build targets to keep and to leave out; see plan/select.ts. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Build targets that build at one time. */
  readonly parallel: number;
  /** Further tries of a step after a temporary failure. */
  readonly retries: number;
  /** Folder of the workspace for the log of each build target; absent: none is kept. */
  readonly logDir?: string;
  readonly names: NameSettings;
  readonly push: 'auto' | 'true' | 'false';
  /** Whether tested images of the same commit are tagged instead of built again. */
  readonly reuse: Reuse;
  /** Of a rehearsal: each repository that it publishes to, with those that a real run would. */
  readonly rehearsed?: Readonly<Record<string, readonly string[]>>;
  /** Whether a scheduled run builds only what stands on other base images than before. */
  readonly baseCheck: 'on' | 'off';
  readonly comment: CommentSetting;
  readonly logins: LoginSettings;
  readonly cache: CacheSettings;
  /** Absent: nothing is carried. */
  readonly cachePaths?: readonly CachePath[];
  readonly build: BuildSettings;
  readonly gates: readonly Gate[];
  readonly notify: readonly Webhook[];
  readonly metrics: 'on' | 'off';
  readonly tools: ToolSettings;
  /** Absent: nothing is removed but what belongs to a closed pull request. */
  readonly retention?: RetentionSettings;
  /** With `mode: promote`, and only there. */
  readonly promotion?: PromotionSettings;
}

export const REUSES = ['auto', 'never'] as const;
export type Reuse = (typeof REUSES)[number];
export type CommentSetting = 'auto' | 'on' | 'off';

export const MODES = ['run', 'plan', 'promote', 'cleanup'] as const;
export type Mode = (typeof MODES)[number];

/** One published product, in one or more repositories (the first is where builds are pushed by digest). */
export interface ImageSettings {
  readonly name: string;
  readonly repositories: readonly Repository[];
  /** No tag is written: every repository has `enable=false`. */
  readonly disabled?: true;
  /** `{variant}-{tag}` or `{tag}-{variant}`. */
  readonly tagFormat: string;
  /** `{variant}`: further names of the variant's `latest`. */
  readonly latestFormats?: readonly string[];
  /** At least one. An image without variants has a single one whose name is ''. */
  readonly variants: readonly VariantSettings[];
}

export interface VariantSettings {
  /** '' for an image without variants. */
  readonly name: string;
  /** The default variant is also published under the bare tags. True for the variant ''. */
  readonly isDefault: boolean;
  readonly context: string;
  /** Path of the Dockerfile; absent: `{context}/Dockerfile`. */
  readonly file?: string;
  /** Dockerfile stage. */
  readonly target?: string;
  /** Stage with the tests, built before the image. */
  readonly testTarget?: string;
  /** `KEY=VALUE`, or `KEY` for the value of the environment. */
  readonly buildArgs: readonly string[];
  /** `name=value` of `docker buildx build --build-context`. */
  readonly buildContexts: readonly string[];
  readonly platforms: readonly Platform[];
  /** Why there are no platforms; absent while there are some. */
  readonly otherPlatforms?: {readonly named: readonly Platform[]; readonly asked: readonly Platform[]};
  /** Labels and annotations of this image or variant, over the run's. */
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly smoke: SmokeSettings;
  readonly budgets: Budgets;
}

export interface NameSettings {
  readonly tags: readonly TagLine[];
  /** True while the user wrote no `tags`. */
  readonly tagsAreDefault: boolean;
  readonly flavor: Flavor;
  /** Values of labels and annotations may hold expressions (`{{branch}}`). */
  readonly labels: Labels;
  readonly annotations: readonly LeveledAnnotation[];
  /** Levels of the standard annotations, and of those that name none. */
  readonly annotationLevels: readonly string[];
  /** Characters of a commit in tags. */
  readonly shortShaLength: number;
  readonly separators: Separators;
  /** Whether tags are kept from going backwards. */
  readonly guard: 'on' | 'off';
  readonly overwriteVersionTags: boolean;
  /** Works the expressions out; absent while there are none. */
  readonly templates?: TemplateEngine;
}

/** What stands between the entries of the outputs of these names. */
export interface Separators {
  readonly tags: string;
  readonly labels: string;
  readonly annotations: string;
}

/** A line of the input `tags`. */
export type TagLine = TagStrategy | TagRule;

export const STRATEGIES = ['latest', 'branch', 'sha', 'semver', 'pr', 'edge', 'nightly'] as const;
export type StrategyName = (typeof STRATEGIES)[number];

export interface TagStrategy {
  readonly strategy: StrategyName;
  /** `latest=branch`: latest also from the default branch when a semver line is there; `edge=BRANCH`: that branch. */
  readonly value?: string;
}

export interface LeveledAnnotation {
  /** `manifest`, `index`, `manifest-descriptor`, `index-descriptor`, optionally with `[platform]`. */
  readonly level: string;
  readonly key: string;
  readonly value: string;
}

export interface LoginSettings {
  readonly logins: readonly RegistryLogin[];
  /** '' when there is none. */
  readonly githubToken: string;
}

export interface RegistryLogin {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

export interface CacheSettings {
  readonly backend: 'registry' | 'off';
  /** Absent: each image's first repository. */
  readonly repository?: Repository;
  readonly mode: 'min' | 'max';
  /** Further `--cache-from` entries. */
  readonly from: readonly string[];
  /** `--cache-to` entries instead of the registry cache's. */
  readonly to: readonly string[];
}

/** Options of every build of the run, in `docker buildx build`'s own syntax. */
export interface BuildSettings {
  /** `id=value`. The values never reach argv or a file on disk. */
  readonly secrets: readonly string[];
  /** `id=ENV_NAME`. */
  readonly secretEnvs: readonly string[];
  /** `id=path`. */
  readonly secretFiles: readonly string[];
  readonly ssh: readonly string[];
  readonly network?: string;
  readonly addHosts: readonly string[];
  readonly allow: readonly string[];
  readonly shmSize?: string;
  readonly ulimits: readonly string[];
  readonly noCache: boolean;
  readonly noCacheFilters: readonly string[];
  readonly pull: boolean;
  /** Value of `--provenance`; absent: buildx's default. */
  readonly provenance?: string;
  readonly sbom?: string;
  /** Seconds since 1970, 'commit' or 'off'; absent: the job's SOURCE_DATE_EPOCH, else the commit's time. */
  readonly sourceDateEpoch?: string;
}

export interface ToolSettings {
  /** Name of an existing builder, used and left as it is. */
  readonly builder?: string;
  readonly driver: 'docker-container' | 'remote';
  /** Endpoint of the remote driver: `tcp://buildkitd:1234`. */
  readonly endpoint?: string;
  readonly driverOpts: readonly string[];
  /** Text of a buildkitd.toml. */
  readonly buildkitdConfig?: string;
  /** `v0.36.1`, or the https URL of a buildx binary. Absent: the installed one. */
  readonly buildxVersion?: string;
  readonly buildkitImage?: string;
  readonly binfmtImage: string;
}
