import {dirname, resolve} from 'node:path';
import {writtenProject} from '../engine/compose-builds.ts';
import {chooseImages, type ImageSelection, type RunImage} from '../engine/compose-images.ts';
import type {StackSettings} from '../inputs/check-settings.ts';
import type {Settings} from '../inputs/settings.ts';
import {type ComposeReading, readComposeFile} from '../inputs/yaml/compose-file.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Failure} from '../report/result.ts';
import {isInside} from './confine.ts';
import {imageSelection, runImage} from './run-images.ts';

/**
 * What a plan can tell of its compose files without Docker: that they are there, have the services that are named, and
 * build no image that is not of this run.
 */
export async function examineCompose(plan: Plan, settings: Settings, files: Files): Promise<readonly Failure[]> {
  const asked = plan.targets.flatMap(target =>
    target.smoke === 'off' || target.smoke.compose === undefined ? [] : [{target, compose: target.smoke.compose}]
  );
  if (asked.length === 0) return [];
  const root = (await files.realPath('.')) ?? '.';
  const selection = imageSelection(plan, settings, root);
  const found = await Promise.all(
    asked.map(async ({target, compose}) => {
      const problem = await problemOf(compose, runImage(target, settings, root), {root, selection}, files);
      return problem === undefined ? [] : [{code: 'invalid-input', target: target.id, ...problem} as const];
    })
  );
  return found.flat();
}

interface Workspace {
  readonly root: string;
  readonly selection: ImageSelection;
}

async function problemOf(
  settings: StackSettings,
  subject: RunImage,
  {root, selection}: Workspace,
  files: Files
): Promise<Pick<Failure, 'title' | 'remedy'> | undefined> {
  const {file} = settings;
  const real = await files.realPath(file);
  if (real === undefined) {
    return {
      title: `"compose": there is no file ${file}`,
      remedy: 'Write its path from the root of the workspace.'
    };
  }
  // What leads out of the workspace is for the run to judge, and not to be quoted.
  if (!isInside(real, root)) return undefined;
  const reading: ComposeReading = readComposeFile((await files.read(real)) ?? '', settings);
  if (!reading.ok) return {title: `"compose": ${reading.message}`, remedy: reading.remedy};
  if (reading.services === undefined) return undefined;
  const project = writtenProject(reading.services, dirname(resolve(root, file)));
  const choice = chooseImages(project, settings, subject, selection);
  return choice.ok ? undefined : {title: `"compose": ${choice.problem}`, remedy: choice.remedy};
}
