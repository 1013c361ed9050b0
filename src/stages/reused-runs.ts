import type {Facts} from '../context/facts.ts';
import {defined} from '../inputs/objects.ts';
import type {Settings} from '../inputs/settings.ts';
import type {Workflow} from '../ports/workflow.ts';
import {describeMeasured} from '../report/measures.ts';
import type {TargetResult} from '../report/result.ts';
import type {ReusedImage, ReusedPublication} from './find-reusable.ts';
import {judgeBudgets} from './judge-budgets.ts';
import {type PackagePorts, readPackageChanges} from './package-changes.ts';
import type {Before} from './published-before.ts';
import {runPage} from './reuse.ts';
import {hasSbom, type TargetRun} from './run-targets.ts';

export interface ReusedRunPorts extends PackagePorts {
  readonly workflow: Pick<Workflow, 'info'>;
}

/** Nobody builds meanwhile: the comparison is worth a moment, and no more. */
const PATIENCE_MS = 3_000;

/** As if they had just been built and checked: compared with what is published like those, by all that a registry tells. */
export const reusedRuns = (
  reused: readonly ReusedPublication[],
  settings: Settings,
  facts: Facts,
  ports: ReusedRunPorts
): Promise<readonly TargetRun[]> =>
  Promise.all(
    reused.flatMap(({runId, images}) => images.map(image => reusedRun(image, runPage(runId, facts), settings, ports)))
  );

async function reusedRun(
  {target, digest, manifest, measured}: ReusedImage,
  reusedFrom: string,
  settings: Settings,
  ports: ReusedRunPorts
): Promise<TargetRun> {
  const packages = hasSbom(settings) ? readPackageChanges(target, {digest, image: manifest}, ports) : undefined;
  const before = await soon(ports.published.of(target), ports);
  const changes = before.state === 'found' ? await packages?.() : undefined;
  // The limits themselves were kept when it was tested; what growth is measured against has changed since.
  const growth = target.budgets.limits.filter(({measure, limit}) => limit.kind === 'growth' && measure in measured);
  const judged = judgeBudgets(
    {...target, budgets: {...target.budgets, limits: growth}},
    {measured, before, emulated: false, passed: true, layers: []}
  );
  const {id, image, variant, platform} = target;
  const isOver = judged.failures.length > 0;
  const result: TargetResult = {
    ...{id, image, variant, platform},
    status: isOver ? 'failed' : 'reused',
    reusedFrom,
    measured,
    ...(before.state === 'found'
      ? {before: {reference: before.reference, measured: before.measured, ...defined({created: before.created})}}
      : {}),
    ...(changes ? {packages: changes} : {})
  };
  ports.workflow.info(`${id}  ${describeMeasured(result)}`);
  return {
    result,
    ...(isOver ? {} : {tested: {target, digest, manifest}}),
    failures: judged.failures,
    warnings: judged.warnings,
    notes: judged.notes
  };
}

async function soon(asked: Promise<Before>, {clock}: ReusedRunPorts): Promise<Before> {
  const over = new AbortController();
  const late = clock.sleep(PATIENCE_MS, over.signal).then((): Before => ({state: 'unknown'}));
  const before = await Promise.race([asked, late]);
  over.abort();
  return before;
}
