import type {StackSettings} from '../inputs/check-settings.ts';
import {composeProblem} from '../inputs/yaml/compose-file.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Failure} from '../report/result.ts';
import {isInside} from './confine.ts';

/**
 * What a plan can tell of its compose files without Docker: that they are there, and have the services that are named.
 * A workspace without a checkout tells nothing.
 */
export async function examineCompose({targets}: Plan, files: Files): Promise<readonly Failure[]> {
  const asked = targets.flatMap(({id, smoke}) =>
    smoke === 'off' || smoke.compose === undefined ? [] : [{id, compose: smoke.compose}]
  );
  if (asked.length === 0 || !(await files.exists('.git'))) return [];
  const found = await Promise.all(
    asked.map(async ({id, compose}) => {
      const problem = await problemOf(compose, files);
      return problem === undefined ? [] : [{code: 'invalid-input', target: id, ...problem} as const];
    })
  );
  return found.flat();
}

async function problemOf(
  settings: StackSettings,
  files: Files
): Promise<Pick<Failure, 'title' | 'remedy'> | undefined> {
  const {file} = settings;
  const [root = '.', real] = await Promise.all([files.realPath('.'), files.realPath(file)]);
  if (real === undefined) {
    return {
      title: `"compose": there is no file ${file}`,
      remedy: 'Write its path from the root of the workspace.'
    };
  }
  // What leads out of the workspace is for the run to judge, and not to be quoted.
  if (!isInside(real, root)) return undefined;
  const problem = composeProblem((await files.read(real)) ?? '', settings);
  return problem && {title: `"compose": ${problem.message}`, remedy: problem.remedy};
}
