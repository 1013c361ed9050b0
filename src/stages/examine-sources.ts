import type {Settings} from '../inputs/settings.ts';
import type {Plan} from '../plan/plan.ts';
import type {Files} from '../ports/files.ts';
import type {Failure} from '../report/result.ts';
import {examineCompose} from './examine-compose.ts';
import {examineDockerfiles} from './examine-dockerfiles.ts';
import {hasCheckout} from './has-checkout.ts';

/**
 * What a run would fail for before it builds anything, as far as the workspace tells that without Docker. A workspace without
 * a checkout tells nothing.
 */
export async function examineSources(plan: Plan, settings: Settings, files: Files): Promise<readonly Failure[]> {
  if (!(await hasCheckout(files))) return [];
  const found = await Promise.all([examineDockerfiles(plan, files), examineCompose(plan, settings, files)]);
  return found.flat();
}
