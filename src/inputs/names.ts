import {parseLevels} from './annotations.ts';
import {parseBoolean} from './booleans.ts';
import type {ConfigLayer} from './layers.ts';
import {parseChoice, parseInteger} from './numbers.ts';
import {defined} from './objects.ts';
import {type Problem, placeAt} from './problems.ts';
import type {NameVariable, RawInputs} from './raw.ts';
import {PLAIN_FLAVOR} from './rules/rule.ts';
import {optional, type Scope} from './scope.ts';
import type {NameSettings, Separators} from './settings.ts';
import type {InputLayer} from './source.ts';
import {DEFAULT_STRATEGIES, defaultRules} from './tags.ts';
import type {TemplateEngine} from './templates/engine.ts';

/** What the inputs and the job's variables say together. */
export interface NameSources {
  readonly inputs: InputLayer;
  readonly config: ConfigLayer | undefined;
  readonly variables: NameVariables;
  readonly templates: TemplateEngine | undefined;
}

export interface NameVariables {
  readonly shortShaLength: number;
  readonly annotationLevels: readonly string[];
}

/** Tags, labels and annotations of the run: inputs over the config file. */
export function readNames(scope: Scope, {inputs, config, variables, templates}: NameSources): NameSettings {
  const {labels, annotations} = inputs;
  const own = new Set(annotations.map(({level, key}) => `${level}:${key}`));
  const chosen = inputs.tags ?? config?.tags;
  const flavor = inputs.flavor ?? config?.flavor;
  return {
    tags: chosen ?? (flavor ? defaultRules() : DEFAULT_STRATEGIES),
    tagsAreDefault: chosen === undefined,
    flavor: flavor ?? PLAIN_FLAVOR,
    labels: {...config?.labels, ...labels},
    annotations: [...(config?.annotations ?? []).filter(({level, key}) => !own.has(`${level}:${key}`)), ...annotations],
    ...variables,
    separators: readSeparators(scope),
    guard: optional(scope, 'guard', value => parseChoice(value, ['on', 'off'] as const)) ?? 'on',
    overwriteVersionTags: optional(scope, 'overwrite-version-tags', parseBoolean) ?? false,
    ...defined({templates})
  };
}

/** The variables of docker/metadata-action that count here too. */
export function readNameVariables({variables = {}}: RawInputs, problems: Problem[]): NameVariables {
  const read = <T>(name: NameVariable, parse: (text: string) => T, fallback: T): T => {
    const text = variables[name];
    return text === undefined ? fallback : (placeAt(problems, name).attempt(() => parse(text)) ?? fallback);
  };
  return {
    shortShaLength: read('DOCKER_METADATA_SHORT_SHA_LENGTH', text => parseInteger(text.trim(), {min: 1, max: 1000}), 7),
    annotationLevels: read('DOCKER_METADATA_ANNOTATIONS_LEVELS', parseLevels, ['manifest'])
  };
}

function readSeparators({text}: Scope): Separators {
  const of = (name: 'sep-tags' | 'sep-labels' | 'sep-annotations'): string => text(name) || '\n';
  return {tags: of('sep-tags'), labels: of('sep-labels'), annotations: of('sep-annotations')};
}
