import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Failure} from '../report/result.ts';
import {examineCompose} from './examine-compose.ts';
import {examinePlannedDockerfiles} from './examine-dockerfiles.ts';

/** What a run would fail for before it builds anything, as far as the workspace tells that without Docker. */
export async function examineSources(plan: Plan, settings: Settings, files: Files): Promise<readonly Failure[]> {
  const found = await Promise.all([examinePlannedDockerfiles(plan, files), examineCompose(plan, settings, files)]);
  return found.flat();
}
