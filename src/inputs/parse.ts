import {parseRepository, type Repository} from '../oci/reference.ts';
import {emptySecretWarnings, readBuild, readList} from './build.ts';
import {reportCombinations} from './combinations.ts';
import {knownSecrets, redact, reportLeaks} from './leaks.ts';
import {readLogins} from './logins.ts';
import {mergeImages} from './merge.ts';
import {type NameVariables, readNames, readNameVariables} from './names.ts';
import {parseChoice, parseInteger} from './numbers.ts';
import {defined} from './objects.ts';
import {type Finding, type Problem, placeAt} from './problems.ts';
import {readPromotion} from './promotion.ts';
import {parseComment, parsePush, readCache} from './publish.ts';
import type {RawInputs} from './raw.ts';
import {optional, type Scope} from './scope.ts';
import {MODES, REUSES, type Settings} from './settings.ts';
import {settle} from './settle.ts';
import {type InputLayer, readInputLayer} from './source.ts';
import {loadTemplates, type TemplateEngine} from './templates/engine.ts';
import {readTools} from './tools.ts';
import {reportUnknown, withoutEffectWarnings} from './unknown.ts';
import {parseFolder} from './volumes.ts';
import type {YamlInputs} from './yaml/index.ts';

export interface ParseRequest extends RawInputs {
  /** Text of the file that the input `config` names; absent when it cannot be read. */
  readonly configText?: string;
  /** How problems name the file; the input `config` when absent. */
  readonly configPath?: string;
  /** `owner/name` on GitHub, for the repository of the image when nothing names one. */
  readonly defaultRepository?: string;
  /** Repository of an image that nobody names instead of that one on ghcr.io; '' for none. */
  readonly fallbackRepository?: string | undefined;
  /** False where GitHub hands out no secrets (pull request of a fork): logins without a password are left out. */
  readonly secretsAvailable?: boolean;
}

export type ParseResult =
  | {readonly ok: true; readonly settings: Settings; readonly warnings: readonly Problem[]}
  | {readonly ok: false; readonly problems: readonly Problem[]};

/** Settings of the inputs and the config file, or every problem of all of them at once. Never throws. */
export async function parseInputs(request: ParseRequest): Promise<ParseResult> {
  const problems: Finding[] = [];
  const scope: Scope = {text: name => request.values[name], at: name => placeAt(problems, name)};
  reportUnknown(request.unknown, problems);
  const variables = readNameVariables(request, problems);
  const [yaml, templates] = await Promise.all([
    readYaml(request, variables, problems),
    loadTemplates([...TEMPLATE_INPUTS.map(scope.text), request.configText ?? ''])
  ]);
  const inputs = readInputLayer(scope, yaml, variables.annotationLevels);
  const settings = readSettings({request, scope, yaml, inputs, variables, templates}, problems);

  const secrets = knownSecrets(scope, yaml.auths?.data ?? []);
  reportLeaks(settings, secrets, scope.at);
  const settled = settle(problems, templates);
  if (settled.problems.length > 0) return {ok: false, problems: redact(settled.problems, secrets)};
  const warnings = [...emptySecretWarnings(scope), ...settled.warnings, ...withoutEffectWarnings(request.unknown)];
  return {ok: true, settings, warnings: redact(warnings, secrets)};
}

/** Inputs that may hold expressions. */
const TEMPLATE_INPUTS = ['tags', 'flavor', 'labels', 'annotations', 'build-args', 'variants'] as const;

/** The YAML parser and the schemas are loaded only for a run that has YAML. */
async function readYaml(
  {values, configText, configPath}: ParseRequest,
  {annotationLevels}: NameVariables,
  problems: Problem[]
): Promise<YamlInputs> {
  const {variants, smoke, budgets, retention, gates, notify, config} = values;
  if (config !== '' && configText === undefined) {
    placeAt(problems, 'config').problem(
      `the file "${config}" cannot be read`,
      'Check its path from the root of the workspace, and that the job checks the repository out before this step.'
    );
  }
  const plainSmoke = smoke === 'auto' || smoke === 'off' ? smoke : undefined;
  const texts = {
    variants,
    smoke: plainSmoke ? '' : smoke,
    budgets,
    retention,
    gates,
    notify,
    cachePaths: values['cache-paths'],
    auths: values['registry-auths']
  };
  const hasYaml = configText !== undefined || Object.values(texts).some(text => text !== '');
  const file = configText === undefined ? {} : {config: {path: configPath ?? (config || 'config'), text: configText}};
  const yaml = hasYaml
    ? (await import('./yaml/index.ts')).readYamlInputs({...texts, ...file, annotationLevels}, problems)
    : {};
  return {...yaml, ...defined({smoke: plainSmoke ?? yaml.smoke})};
}

interface Sources {
  readonly request: ParseRequest;
  readonly scope: Scope;
  readonly yaml: YamlInputs;
  readonly inputs: InputLayer;
  readonly variables: NameVariables;
  readonly templates: TemplateEngine | undefined;
}

function readSettings({request, scope, yaml, inputs, variables, templates}: Sources, problems: Problem[]): Settings {
  const {text} = scope;
  const images = mergeImages(inputs, yaml.config, fallbackRepository(request, scope, yaml, inputs));
  const {config} = yaml;
  if (config !== undefined || request.values.config === '') {
    const label = request.configPath ?? (text('config') || 'config');
    reportCombinations({images, config, label, imagesGiven: text('images') !== ''}, problems);
  }
  const mode = optional(scope, 'mode', value => parseChoice(value, MODES)) ?? 'run';
  return {
    mode,
    images,
    only: readList(scope, 'only', {}),
    skip: readList(scope, 'skip', {}),
    parallel: optional(scope, 'parallel', value => parseInteger(value, {min: 1, max: 100})) ?? 1,
    retries: optional(scope, 'retries', value => parseInteger(value, {min: 0, max: 10})) ?? 0,
    names: readNames(scope, {inputs, config, variables, templates}),
    push: optional(scope, 'push', parsePush) ?? 'auto',
    reuse: optional(scope, 'reuse', value => parseChoice(value, REUSES)) ?? 'auto',
    baseCheck: optional(scope, 'base-check', value => parseChoice(value, ['on', 'off'] as const)) ?? 'off',
    comment: optional(scope, 'comment', parseComment) ?? 'auto',
    logins: {
      logins: readLogins(scope, yaml.auths, request.secretsAvailable ?? true),
      githubToken: text('github-token')
    },
    cache: readCache(scope),
    build: readBuild(scope),
    gates: yaml.gates ?? config?.gates ?? [],
    notify: yaml.notify ?? config?.notify ?? [],
    metrics: optional(scope, 'metrics', value => parseChoice(value, ['on', 'off'] as const)) ?? 'off',
    tools: readTools(scope),
    ...defined({
      cachePaths: yaml.cachePaths ?? config?.cachePaths,
      logDir: optional(scope, 'log-dir', parseFolder),
      retention: yaml.retention ?? config?.retention,
      promotion: readPromotion(scope, mode)
    })
  };
}

/** When neither the inputs nor the config file name one; by itself ghcr.io's repository of the same name. */
function fallbackRepository(
  {
    values,
    defaultRepository = '',
    fallbackRepository = defaultRepository && `ghcr.io/${defaultRepository}`
  }: ParseRequest,
  {at}: Scope,
  {config}: YamlInputs,
  {repositories}: InputLayer
): readonly Repository[] {
  const named = config?.images.flatMap(image => image.repositories) ?? [];
  if (values.images !== '' || repositories.length > 0 || named.length > 0 || fallbackRepository === '') return [];
  const remedy = 'Name the repository with the input "images".';
  return at('images').attempt(() => [parseRepository(fallbackRepository)], remedy) ?? [];
}
