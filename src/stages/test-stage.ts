import type {BuildContext} from '../buildx/build-command.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {Failure, TestsOutcome} from '../report/result.ts';
import {type BuildPorts, runBuild, seconds} from './build.ts';
import type {RetryPolicy} from './retry.ts';
import {tellTarget} from './tell-target.ts';

/** What is told of the tests; nothing for a target without. */
export interface ToldTests {
  readonly tests?: TestsOutcome;
}

export type TestStage =
  | {readonly ok: true; readonly told: ToldTests}
  | {readonly ok: false; readonly told: ToldTests; readonly failure: Failure};

/**
 * Builds the stage that holds the tests, for the platform of the target and with its arguments. A stage
 * `FROM --platform=$BUILDPLATFORM` is the same for every platform, and BuildKit runs it once.
 */
export async function runTestStage(
  target: BuildTarget,
  context: BuildContext,
  policy: RetryPolicy,
  ports: BuildPorts
): Promise<TestStage> {
  const {testTarget: stage, fingerprint, ...rest} = target;
  if (stage === undefined) return {ok: true, told: {}};
  const say = (text: string): void => tellTarget(ports.workflow, {target: target.id, state: 'running', text});
  say(`runs the tests of stage "${stage}"`);
  const tests: BuildTarget = {...rest, target: stage, labels: {}, annotations: [], cacheTo: [], smoke: 'off'};
  const end = await runBuild(tests, {...context, cacheOnly: true}, policy, ports);
  const {ok: passed, durationMs} = end;
  const told = {tests: {stage, passed, durationMs}};
  if (end.ok) {
    say(`its tests have passed in ${seconds(durationMs)}`);
    return {ok: true, told};
  }
  return {ok: false, told, failure: asTestFailure(end.failure, stage)};
}

/** A step that ended with a code is what the tests say; anything else kept them from running. */
function asTestFailure(failure: Failure, stage: string): Failure {
  const title = failure.title.replace(/^failed to build: /, '');
  if (!/did not complete successfully: exit code/.test(title)) {
    return {...failure, title: `stage "${stage}" was not built: ${title}`};
  }
  const {cause, ...rest} = failure;
  return {
    ...rest,
    code: 'check-failed',
    title: `the tests failed (stage "${stage}"): ${title}`,
    remedy: 'Their output is below. Repair what they show: nothing is published before they pass.'
  };
}
