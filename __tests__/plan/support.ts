import type {Facts} from '../../src/context/facts.ts';
import type {InputName} from '../../src/inputs/definitions.ts';
import {parseInputs} from '../../src/inputs/parse.ts';
import {formatProblem} from '../../src/inputs/problems.ts';
import {environmentName, readRawInputs} from '../../src/inputs/raw.ts';
import type {Settings} from '../../src/inputs/settings.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import type {BuildTarget, Plan, Publication} from '../../src/plan/plan.ts';

export type Given = Partial<Record<InputName, string>>;

/** Settings of inputs as the runner hands them over; the config file is given as text. */
export async function settingsOf(given: Given = {}, configText?: string): Promise<Settings> {
  const env = Object.fromEntries(
    Object.entries({...(configText === undefined ? {} : {config: '.github/multiarch.yml'}), ...given}).map(
      ([name, value]) => [environmentName(name), value]
    )
  );
  const result = await parseInputs({
    ...readRawInputs(env),
    ...(configText === undefined ? {} : {configText}),
    defaultRepository: 'acme/hello'
  });
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.settings;
}

export const planOf = async (facts: Facts, given: Given = {}, configText?: string): Promise<Plan> =>
  createPlan(await settingsOf(given, configText), facts);

export function target(plan: Plan, id: string): BuildTarget {
  const found = plan.targets.find(one => one.id === id);
  if (!found) throw new Error(`no build target ${id}, but ${plan.targets.map(one => one.id).join(', ')}`);
  return found;
}

export function publication(plan: Plan, id: string): Publication {
  const found = plan.publications.find(one => one.id === id);
  if (!found) throw new Error(`no publication ${id}, but ${plan.publications.map(one => one.id).join(', ')}`);
  return found;
}

export const tagNames = (plan: Plan, id: string): readonly string[] => publication(plan, id).tags.map(({name}) => name);
