import {type Diagnosis, diagnose} from '../engine/diagnose.ts';
import {foldLog} from '../engine/fold-log.ts';
import type {Probe, Probes} from '../engine/probes.ts';
import type {ContainerOptions} from '../inputs/check-settings.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {ContainerSpec} from '../ports/container.ts';
import type {ContainerRuntime, ImageConfig} from '../ports/runtime.ts';
import {formatBytes} from '../report/format.ts';
import type {Failure} from '../report/result.ts';
import type {CheckedOutcome} from './run-container.ts';

/** With what stands above them, as many as a summary shows. */
const LOG_LINES = 90;
/** Many of them may be the requests of the check itself. */
const READ_LINES = 4000;

export interface Suspect {
  readonly spec: Pick<ContainerSpec, 'name' | 'memory' | 'pids' | 'readOnly' | 'gpus'>;
  /** What the user said of it. */
  readonly asked: ContainerOptions;
  readonly config: ImageConfig;
  readonly probes: Pick<Probes, 'probes'>;
}

/** Gathers what is known of a container that did not pass, while it is still there. */
export async function explain(
  target: BuildTarget,
  outcome: CheckedOutcome & {passed: false},
  {spec, asked, config, probes}: Suspect,
  runtime: ContainerRuntime
): Promise<Failure> {
  const {probe, seen, startError} = outcome;
  const name = seen?.container ?? spec.name;
  const [state, logs, listeners, processes] = await Promise.all([
    runtime.state(name),
    runtime.logs(name, READ_LINES),
    runtime.listeners(name),
    runtime.processes(name)
  ]);
  const askedPorts = probes.probes.flatMap(({check}) => ('port' in check ? [check.port] : []));
  const health = state?.health.at(-1);
  const output = seen?.container === undefined ? seen?.output : undefined;
  const {cause, remedy}: Diagnosis = diagnose({
    check: probe?.check,
    ...(startError === undefined ? {} : {startError}),
    state,
    outOfMemory: outcome.outOfMemory,
    logs: [...logs, ...lines(output), ...lines(health && health.exitCode !== 0 ? health.output : '')],
    listeners: state?.status === 'running' ? listeners : undefined,
    wantedPorts: askedPorts.length > 0 ? askedPorts : config.exposedPorts,
    last: seen?.last,
    processes,
    limits: {
      pids: spec.pids,
      readOnly: spec.readOnly,
      gpus: spec.gpus !== undefined,
      memory: {
        ...(spec.memory === undefined ? {} : {text: formatBytes(spec.memory)}),
        asked: asked.memory !== undefined
      }
    },
    platform: target.platform
  });
  const shown = foldLog(logs, LOG_LINES);
  const details = [
    `status: ${state?.status ?? 'unknown'}, exit code: ${state?.exitCode ?? 'unknown'}, out of memory: ${state?.oomKilled || outcome.outOfMemory ? 'yes' : 'no'}`,
    ...(startError ? [startError] : []),
    ...(state?.error ? [state.error] : []),
    ...(health ? [`last health check: exit code ${health.exitCode}`, health.output.trim()] : []),
    ...(seen?.last ? [`${LAST[probe?.check.kind ?? 'http'] ?? 'last'}: ${seen.last}`] : []),
    ...lines(output).slice(-LOG_LINES),
    logs.length === 0
      ? 'The log is empty.'
      : logs.length < READ_LINES
        ? 'its log:'
        : `the last ${READ_LINES} lines of its log:`,
    ...shown
  ];
  return {
    code: 'check-failed',
    target: target.id,
    title: `${outcome.reason}${probe && isNamed(probe) ? ` (${probe.words})` : ''}`,
    cause,
    remedy,
    details: details.join('\n')
  };
}

const LAST: Readonly<Record<string, string>> = {http: 'last answer', exec: 'last result', tcp: 'last connection'};

const isNamed = ({check}: Pick<Probe, 'words'> & {readonly check: {readonly kind: string}}): boolean =>
  check.kind !== 'stay-up';

const lines = (text: string | undefined): readonly string[] =>
  (text ?? '').split('\n').filter(line => line.trim() !== '');
