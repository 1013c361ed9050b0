import type {InputName} from '../../src/inputs/definitions.ts';
import {type ParseRequest, parseInputs} from '../../src/inputs/parse.ts';
import {formatProblem} from '../../src/inputs/problems.ts';
import {environmentName, readRawInputs} from '../../src/inputs/raw.ts';
import type {ImageSettings, Settings, VariantSettings} from '../../src/inputs/settings.ts';

export type Given = Partial<Record<InputName, string>> & Record<string, string>;
type More = Omit<Partial<ParseRequest>, 'values' | 'unknown'>;

const rawInputs = (given: Given) =>
  readRawInputs(Object.fromEntries(Object.entries(given).map(([name, value]) => [environmentName(name), value])));

const parse = (given: Given, more: More) => parseInputs({...rawInputs(given), defaultRepository: 'Acme/App', ...more});

/** The settings, or a failed test that shows the problems. */
export async function settingsOf(given: Given, more: More = {}): Promise<Settings> {
  const result = await parse(given, more);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.settings;
}

/** Every problem as the user reads it. */
export async function problemsOf(given: Given, more: More = {}): Promise<readonly string[]> {
  const result = await parse(given, more);
  return result.ok ? [] : result.problems.map(formatProblem);
}

export async function warningsOf(given: Given): Promise<readonly string[]> {
  const result = await parse(given, {});
  return result.ok ? result.warnings.map(formatProblem) : [];
}

/** A config file given as the input `config`. */
export const config = (text: string, given: Given = {}): [Given, More] => [
  {config: '.github/multiarch.yml', ...given},
  {configText: text}
];

export const image = (settings: Settings, name: string): ImageSettings => {
  const found = settings.images.find(one => one.name === name);
  if (!found) throw new Error(`no image ${name}`);
  return found;
};

export const variant = (settings: Settings, name = '', of?: string): VariantSettings => {
  const from = of === undefined ? settings.images[0] : image(settings, of);
  const found = from?.variants.find(one => one.name === name);
  if (!found) throw new Error(`no variant "${name}"`);
  return found;
};
