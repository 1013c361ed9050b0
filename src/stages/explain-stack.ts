import {culprit, describeState, readiness, type ServiceState} from '../engine/compose-services.ts';
import type {BuildTarget} from '../plan/plan.ts';
import type {ContainerRuntime} from '../ports/runtime.ts';
import type {Failure} from '../report/result.ts';
import {explain, type Suspect} from './explain.ts';
import {lastLine} from './last-line.ts';
import {listServices} from './list-services.ts';
import type {NotPassed} from './run-probes.ts';
import type {Round, RoundPorts, StackTrouble} from './stack-round.ts';

/** Of each service but the one it is about. */
const OTHER_LINES = 30;

/** What is known of the service under test but the name of its container. */
export type Known = Pick<Suspect, 'asked' | 'config'> & {readonly spec: Omit<Suspect['spec'], 'name'>};
type ServiceTrouble = StackTrouble & {readonly kind: 'services'};

/** Names the service that is at fault, with the log of every one; its own stands last, where logs are read. */
export async function explainStack(
  target: BuildTarget,
  trouble: StackTrouble,
  round: Round,
  known: Known,
  ports: RoundPorts
): Promise<Failure> {
  const {stack, probes} = round;
  const {runtime} = ports;
  const suspect: Suspect = {...known, probes, spec: {...known.spec, name: round.containerName}};
  if (trouble.kind === 'checks') {
    const failure = await explain(target, trouble.outcome, suspect, runtime);
    return withLogs(failure, (await listServices(round.source, ports.process)).states, stack.service, runtime);
  }
  const {states, reason} = trouble;
  const isWanted = (service: string): boolean =>
    reason === 'not-started' || service === stack.service || (stack.wait?.includes(service) ?? true);
  const found = culprit(states, stack.project, isWanted);
  if (found === undefined) return withLogs(noCulprit(target, trouble), states, undefined, runtime);
  const failure =
    found.service === stack.service
      ? await explain(target, outcomeOf(trouble, round), suspect, runtime)
      : await explainService(target, found, trouble, round, suspect, runtime);
  return withLogs(failure, states, found.service, runtime);
}

type Outcome = NotPassed & {readonly outOfMemory: boolean};

/** The service under test keeps others waiting, or did not start. */
function outcomeOf({reason, words}: ServiceTrouble, {probes, limitMs}: Round): Outcome {
  const failed = {passed: false, outOfMemory: false, probe: probes.probes[0]} as const;
  return reason === 'not-started'
    ? {...failed, probe: undefined, reason: 'could not be started', startError: lastLine(words)}
    : {...failed, reason: `not healthy in ${limitMs / 1000} s`};
}

const noCulprit = ({id}: BuildTarget, {reason, words}: ServiceTrouble): Failure => ({
  code: 'check-failed',
  target: id,
  title: `${reason === 'unknown' ? 'it is not known how the services of the stack are' : 'the stack could not be started'}${words === '' ? '' : `: ${lastLine(words)}`}`,
  remedy: "Read compose's words below.",
  details: words
});

async function explainService(
  target: BuildTarget,
  found: ServiceState,
  {reason, words}: ServiceTrouble,
  {stack, limitMs}: Round,
  {asked, config}: Suspect,
  runtime: ContainerRuntime
): Promise<Failure> {
  const never = found.state === 'created' && reason === 'not-started';
  const outcome: Outcome = {
    passed: false,
    outOfMemory: false,
    probe: undefined,
    reason: `service "${found.service}" of the stack ${describeTrouble(found, reason, limitMs)}`,
    ...(never ? {startError: lastLine(words)} : {})
  };
  const other: Suspect = {
    spec: {name: found.name, pids: Number.MAX_SAFE_INTEGER, readOnly: false},
    asked,
    config: {...config, exposedPorts: []},
    probes: {probes: []}
  };
  const failure = await explain(target, outcome, other, runtime);
  const waiting = Object.entries(stack.project.services)
    .filter(([, {depends_on}]) => depends_on !== undefined && Object.hasOwn(depends_on, found.service))
    .map(([name]) => name);
  const waits = waiting.length === 0 ? '' : ` ${waiting.join(', ')} ${waiting.length === 1 ? 'waits' : 'wait'} for it.`;
  return {...failure, cause: `${failure.cause ?? ''}${waits}`.trim()};
}

function describeTrouble(state: ServiceState, reason: ServiceTrouble['reason'], limitMs: number): string {
  if (readiness(state) === 'failed') {
    return `ended with exit code ${state.exitCode}${reason === 'failed-later' ? ' while the image was checked' : ''}`;
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
  return {...failure, details: [...others.flat(), ...named.map(heading), failure.details ?? ''].join('\n')};
}

const heading = (state: ServiceState): string => `── ${state.service}: ${describeState(state)} ──`;
const logLines = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? ['The log is empty.'] : lines);
