import {type Diagnosis, diagnose} from '../engine/diagnose.ts';
import {describeProbe, type Probe} from '../engine/probes.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {ContainerRuntime, ImageConfig} from '../ports.ts';
import type {Failure} from '../report/result.ts';
import type {ProbesOutcome} from './run-probes.ts';

const LOG_LINES = 100;

interface Suspect {
  readonly name: string;
  readonly config: ImageConfig;
  readonly probes: readonly Probe[];
}

/** Gathers what is known of a container that did not pass, while it is still there. */
export async function explain(
  target: BuildTarget,
  outcome: ProbesOutcome & {passed: false},
  {name, config, probes}: Suspect,
  runtime: ContainerRuntime
): Promise<Failure> {
  const [state, logs, listeners] = await Promise.all([
    runtime.state(name),
    runtime.logs(name, LOG_LINES),
    runtime.listeners(name)
  ]);
  const httpPorts = probes.flatMap(probe => (probe.kind === 'http' ? [probe.port] : []));
  const {cause, remedy}: Diagnosis = diagnose({
    probe: outcome.probe,
    ...(outcome.startError === undefined ? {} : {startError: outcome.startError}),
    state,
    logs,
    listeners: state?.status === 'running' ? listeners : undefined,
    wantedPorts: httpPorts.length > 0 ? httpPorts : config.exposedPorts,
    lastAnswer: outcome.lastAnswer,
    platform: target.platform
  });
  const health = state?.health.at(-1);
  const details = [
    `status: ${state?.status ?? 'unknown'}, exit code: ${state?.exitCode ?? 'unknown'}, out of memory: ${state?.oomKilled ? 'yes' : 'no'}`,
    ...(outcome.startError ? [outcome.startError] : []),
    ...(state?.error ? [state.error] : []),
    ...(health ? [`last health check: exit code ${health.exitCode}`, health.output.trim()] : []),
    ...(outcome.lastAnswer ? [`last answer: ${outcome.lastAnswer}`] : []),
    logs.length === 0 ? 'The log is empty.' : `last ${logs.length} log lines:`,
    ...logs
  ];
  return {
    code: 'check-failed',
    target: target.id,
    title: `${outcome.reason}${outcome.probe && outcome.probe.kind !== 'stay-up' && !outcome.startError ? ` (${describeProbe(outcome.probe)})` : ''}`,
    cause,
    remedy,
    details: details.join('\n')
  };
}
