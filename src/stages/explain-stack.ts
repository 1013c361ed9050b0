import {culprit, describeState, readiness, type ServiceState} from '../engine/compose-services.ts';
import {diagnose} from '../engine/diagnose.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {ContainerRuntime, ImageConfig} from '../ports.ts';
import type {Failure} from '../report/result.ts';
import {explain} from './explain.ts';
import {listServices, type Round, type RoundPorts, type StackTrouble} from './stack-round.ts';

/** Of each service but the one it is about. */
const OTHER_LINES = 30;
const CULPRIT_LINES = 60;

type Checked = Round & {readonly config: ImageConfig};
type ServiceTrouble = StackTrouble & {readonly kind: 'services'};

/** Names the service that is at fault, with the log of every one; its own stands last, where logs are read. */
export async function explainStack(
  target: BuildTarget,
  trouble: StackTrouble,
  round: Checked,
  ports: RoundPorts
): Promise<Failure> {
  if (trouble.kind === 'checks') {
    const failure = await explain(target, trouble.outcome, suspectOf(round), ports.runtime);
    const states = await listServices(round, ports);
    return withLogs(failure, states, round.stack.service, ports.runtime);
  }
  const {states} = trouble;
  const wait = (service: string): boolean =>
    trouble.reason === 'not-started' ||
    (round.stack.wait?.includes(service) ?? true) ||
    service === round.stack.service;
  const found = culprit(states, round.stack.project, wait);
  const failure =
    found === undefined
      ? noCulprit(target, trouble)
      : found.service === round.stack.service
        ? await explain(target, outcomeOf(trouble, round), suspectOf(round), ports.runtime)
        : await explainService(target, found, trouble, round, ports.runtime);
  return withLogs(failure, states, found?.service, ports.runtime);
}

const suspectOf = ({containerName, config, probes}: Checked) => ({name: containerName, config, probes});

/** The service under test keeps others waiting, or did not start. */
function outcomeOf({reason, words}: ServiceTrouble, {probes, limitMs}: Round) {
  const probe = probes[0];
  return reason === 'not-started'
    ? {passed: false as const, probe, reason: 'could not be started', startError: lastLine(words)}
    : {passed: false as const, probe, reason: `not healthy in ${limitMs / 1000} s`};
}

const noCulprit = ({id}: BuildTarget, {words}: ServiceTrouble): Failure => ({
  code: 'check-failed',
  target: id,
  title: `the stack could not be started${words === '' ? '' : `: ${lastLine(words)}`}`,
  remedy: "Read compose's words below.",
  details: words
});

async function explainService(
  target: BuildTarget,
  found: ServiceState,
  {reason, words}: ServiceTrouble,
  {stack, limitMs}: Round,
  runtime: ContainerRuntime
): Promise<Failure> {
  const [state, logs] = await Promise.all([runtime.state(found.name), runtime.logs(found.name, CULPRIT_LINES)]);
  const never = found.state === 'created' && reason === 'not-started';
  const {cause, remedy} = diagnose({
    probe: undefined,
    ...(never ? {startError: lastLine(words)} : {}),
    state,
    logs,
    wantedPorts: [],
    platform: target.platform
  });
  const waiting = Object.entries(stack.project.services)
    .filter(([, {depends_on}]) => depends_on !== undefined && Object.hasOwn(depends_on, found.service))
    .map(([name]) => name);
  const health = state?.health.at(-1);
  return {
    code: 'check-failed',
    target: target.id,
    title: `service "${found.service}" of the stack ${describeTrouble(found, reason, limitMs)}`,
    cause: `${cause}${waiting.length === 0 ? '' : ` ${waiting.join(', ')} ${waiting.length === 1 ? 'waits' : 'wait'} for it.`}`,
    remedy,
    details: [
      ...(never ? [lastLine(words)] : []),
      ...(health ? [`last health check: exit code ${health.exitCode}`, health.output.trim()] : []),
      logs.length === 0 ? 'The log is empty.' : `last ${logs.length} log lines:`,
      ...logs
    ].join('\n')
  };
}

function describeTrouble(state: ServiceState, reason: ServiceTrouble['reason'], limitMs: number): string {
  if (readiness(state) === 'failed') {
    return `ended with exit code ${state.exitCode}${reason === 'failed-later' ? ' while the others were checked' : ''}`;
  }
  if (state.state === 'created') return 'could not be started';
  const what = state.health === '' ? 'not running' : 'not healthy';
  return `was ${what} in ${limitMs / 1000} s (${describeState(state)})`;
}

/** The details of a failure after the states and logs of all other services. */
async function withLogs(
  failure: Failure,
  states: readonly ServiceState[],
  own: string | undefined,
  runtime: ContainerRuntime
): Promise<Failure> {
  const others = await Promise.all(
    states
      .filter(({service}) => service !== own)
      .map(async state => [heading(state), ...logLines(await runtime.logs(state.name, OTHER_LINES))])
  );
  const named = states.filter(({service}) => service === own);
  return {
    ...failure,
    details: [...others.flat(), ...named.map(heading), failure.details ?? ''].join('\n')
  };
}

const heading = (state: ServiceState): string => `── ${state.service}: ${describeState(state)} ──`;
const logLines = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? ['The log is empty.'] : lines);
const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';
