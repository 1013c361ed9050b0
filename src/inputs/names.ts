import {parseLevels} from './annotations.ts';
import {parseBoolean} from './booleans.ts';
import type {ConfigLayer} from './layers.ts';
import {parseChoice, parseInteger} from './numbers.ts';
import {defined} from './objects.ts';
import {type Place, type Problem, placeAt} from './problems.ts';
import type {NameVariable, RawInputs} from './raw.ts';
import {PLAIN_FLAVOR} from './rules/rule.ts';
import {optional, type Scope} from './scope.ts';
import type {NameSettings, Separators, TagLine} from './settings.ts';
import type {InputLayer} from './source.ts';
import {DEFAULT_STRATEGIES, defaultRules, parseTags} from './tags.ts';
import {isTemplate, type TemplateEngine} from './templates/engine.ts';

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
  const names: NameSettings = {
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
  reportTemplates(names, scope);
  return names;
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

/** A warning for each line of `tags` that is right, but probably not meant so. */
export function tagWarnings({text}: Scope): readonly Problem[] {
  try {
    return parseTags(text('tags')).odd.map(({message, line}) => ({input: 'tags', message, line}));
  } catch {
    return [];
  }
}

function readSeparators({text}: Scope): Separators {
  const of = (name: 'sep-tags' | 'sep-labels' | 'sep-annotations'): string => text(name) || '\n';
  return {tags: of('sep-tags'), labels: of('sep-labels'), annotations: of('sep-annotations')};
}

/** Reports what Handlebars cannot read, before anything starts. */
function reportTemplates({templates, tags, flavor, labels, annotations}: NameSettings, {at}: Scope): void {
  if (!templates) return;
  const check = (place: Place, text: string, line?: number): void => {
    const why = wrongTemplate(templates, text);
    if (why === undefined) return;
    place.problem(`"${text}" is not a right expression: ${why}`, "Write it as {{branch}} or {{date 'YYYY'}}.", line);
  };
  for (const tag of tags) for (const text of ruleTexts(tag)) check(at('tags'), text, 'line' in tag ? tag.line : 0);
  for (const text of [flavor.prefix.text, flavor.suffix.text]) check(at('flavor'), text);
  for (const text of Object.values(labels)) check(at('labels'), text);
  for (const {value} of annotations) check(at('annotations'), value);
}

/** Every text of a rule whose expressions are worked out on each run. */
function ruleTexts(tag: TagLine): readonly string[] {
  if ('strategy' in tag) return [];
  const {enable, prefix = '', suffix = ''} = tag;
  return [enable, prefix, suffix, tag.type === 'schedule' ? tag.pattern : '', 'value' in tag ? tag.value : ''];
}

/** A warning for each pattern of versions that is no template: a pre-release does without it, a release will fail. */
export const patternWarnings = ({tags, templates}: NameSettings): readonly Problem[] =>
  tags.flatMap(tag => {
    if ('strategy' in tag || (tag.type !== 'semver' && tag.type !== 'pep440') || !templates) return [];
    const why = wrongTemplate(templates, tag.pattern);
    return why === undefined
      ? []
      : [{input: 'tags', line: tag.line, message: `"${tag.pattern}" is not a right expression: ${why}`}];
  });

function wrongTemplate(templates: TemplateEngine, text: string): string | undefined {
  try {
    if (isTemplate(text)) templates.check(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
