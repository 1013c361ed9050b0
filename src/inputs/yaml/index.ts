import type {CachePath} from '../cache-paths.ts';
import type {Budgets, Gate} from '../check-settings.ts';
import type {ConfigLayer, SmokeLayer, VariantLayer} from '../layers.ts';
import type {Webhook} from '../notify.ts';
import type {Place, Problem} from '../problems.ts';
import type {RetentionSettings} from '../retention.ts';
import {readBudgets} from './budgets.ts';
import {CachePathsSchema, readCachePaths} from './cache-paths.ts';
import {GatesSchema} from './gates-schema.ts';
import {loadYaml} from './load.ts';
import {NotifySchema, readNotify} from './notify.ts';
import {readConfig, readVariants} from './read.ts';
import {readGates} from './read-gates.ts';
import {readSmoke} from './read-smoke.ts';
import {readRetention} from './retention.ts';
import {AuthsSchema, BudgetsSchema, ConfigSchema, type RawAuths, RetentionSchema, VariantsSchema} from './schema.ts';
import {SmokeSchema} from './schema-smoke.ts';

/** Everything of the inputs that is YAML. This module brings the YAML parser and the schemas: import it when needed. */
export interface YamlInputs {
  readonly config?: ConfigLayer;
  readonly variants?: readonly VariantLayer[];
  readonly smoke?: SmokeLayer;
  readonly budgets?: Partial<Budgets>;
  readonly retention?: RetentionSettings;
  readonly gates?: readonly Gate[];
  readonly notify?: readonly Webhook[];
  readonly cachePaths?: readonly CachePath[];
  readonly auths?: {readonly data: RawAuths; readonly place: Place};
}

export interface YamlTexts {
  readonly config?: {readonly path: string; readonly text: string};
  readonly variants: string;
  readonly smoke: string;
  readonly budgets: string;
  readonly retention: string;
  readonly gates: string;
  readonly notify: string;
  readonly cachePaths: string;
  readonly auths: string;
  /** Levels of annotations that name none. */
  readonly annotationLevels: readonly string[];
}

/** Reads the YAML inputs that are not empty; what is wrong goes to `problems`. */
export function readYamlInputs(texts: YamlTexts, problems: Problem[]): YamlInputs {
  const config = texts.config && loadYaml(ConfigSchema, {label: texts.config.path, text: texts.config.text}, problems);
  const variants = texts.variants && loadYaml(VariantsSchema, {label: 'variants', text: texts.variants}, problems);
  const smoke = texts.smoke && loadYaml(SmokeSchema, {label: 'smoke', text: texts.smoke}, problems);
  const budgets = texts.budgets && loadYaml(BudgetsSchema, {label: 'budgets', text: texts.budgets}, problems);
  const retention = texts.retention && loadYaml(RetentionSchema, {label: 'retention', text: texts.retention}, problems);
  const gates = texts.gates && loadYaml(GatesSchema, {label: 'gates', text: texts.gates}, problems);
  const notify = texts.notify && loadYaml(NotifySchema, {label: 'notify', text: texts.notify, secret: true}, problems);
  const cachePaths =
    texts.cachePaths && loadYaml(CachePathsSchema, {label: 'cache-paths', text: texts.cachePaths}, problems);
  const auths =
    texts.auths && loadYaml(AuthsSchema, {label: 'registry-auths', text: texts.auths, secret: true}, problems);
  return {
    ...(config && {config: readConfig(config.data, config.place, texts.annotationLevels)}),
    ...(variants && {variants: readVariants(variants.data, variants.place)}),
    ...(smoke && {smoke: readSmoke(smoke.data, smoke.place)}),
    ...(budgets && {budgets: readBudgets(budgets.data, budgets.place)}),
    ...(retention && {retention: readRetention(retention.data, retention.place)}),
    ...(gates && {gates: readGates(gates.data, gates.place)}),
    ...(notify && {notify: readNotify(notify.data, notify.place)}),
    ...(cachePaths && {cachePaths: readCachePaths(cachePaths.data, cachePaths.place)}),
    ...(auths && {auths})
  };
}
