import {defined} from '../inputs/objects.ts';
import {withDigest} from '../oci/reference.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Notice, TargetResult} from '../report/result.ts';
import {type Comparison, type Evidence, judgeBudgets} from './judge-budgets.ts';
import {measurePublished, needsPublishedImage} from './measure-published.ts';
import type {Before, PublishedBefore} from './published-before.ts';
import type {TargetContext, Verified, VerifyPorts} from './verify.ts';

export interface BudgetPorts extends VerifyPorts {
  readonly published: PublishedBefore;
}

export interface Budgeted extends Verified {
  readonly before?: NonNullable<TargetResult['before']>;
  readonly notes: readonly string[];
}

/**
 * Holds what was measured against the target's budgets, and against the image that it stands in for. The registry is
 * waited for, and the published image looked at, only where a limit of growth needs it.
 */
export async function checkBudgets(
  target: BuildTarget,
  verified: Verified,
  context: TargetContext,
  ports: BudgetPorts
): Promise<Budgeted> {
  const passed = verified.failures.length === 0;
  const before = await compare(target, passed, context, ports);
  const evidence: Evidence = {
    measured: verified.measured,
    before,
    emulated: context.emulated,
    passed,
    layers: []
  };
  const first = judgeBudgets(target, evidence);
  const reference = verified.manifest && withDigest(target.repository, verified.manifest);
  const isOver = first.failures.length > 0 && reference !== undefined;
  const {failures, warnings, notes} = isOver
    ? judgeBudgets(target, {...evidence, layers: await ports.registry.layers(reference)})
    : first;
  return {
    ...verified,
    failures: [...verified.failures, ...failures],
    warnings: [...verified.warnings, ...warnings] satisfies readonly Notice[],
    notes,
    ...(before.state === 'found'
      ? {before: {reference: before.reference, measured: before.measured, ...defined({created: before.created})}}
      : {})
  };
}

async function compare(
  target: BuildTarget,
  passed: boolean,
  context: TargetContext,
  ports: BudgetPorts
): Promise<Comparison> {
  const {limits} = target.budgets;
  const grows = limits.some(({limit}) => limit.kind === 'growth');
  const before: Before = grows ? await ports.published.of(target) : ports.published.known(target);
  if (before.state !== 'found' || !passed || !needsPublishedImage(limits)) return before;
  const {measured, problem} = await measurePublished(target, before.image, context, ports);
  return {...before, measured: {...before.measured, ...measured}, ...(problem === undefined ? {} : {problem})};
}
