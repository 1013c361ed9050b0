import {judgeAnswer} from '../engine/http-answer.ts';
import type {Probe, ReadyCheck} from '../engine/probes.ts';
import type {ExecCheck, RunCheck} from '../inputs/check-settings.ts';
import {pattern} from '../inputs/describe-check.ts';
import {compilePattern} from '../inputs/patterns.ts';
import type {Executed} from '../ports/runtime.ts';
import type {ProbePorts, Running} from './run-probes.ts';

/** What a check has seen so far. */
export interface Seen {
  /** What came last, in words. */
  last?: string;
  /** It is of an HTTP answer, which says more than the trouble of having none. */
  answered?: boolean;
  /** The output that came with it. */
  output?: string;
  /** The one-shot container, which is still there. */
  container?: string;
}

export type Verdict = {readonly passed: true; readonly at: number} | {readonly passed: false; readonly reason: string};

/** Starts a one-shot container for a check; `signal` ends it. */
export type RunOnce = (
  check: RunCheck,
  signal: AbortSignal
) => {readonly container: string; readonly done: Promise<Executed>};

export interface Looking extends Running {
  readonly hostPorts: ReadonlyMap<number, number>;
  readonly limitMs: number;
  readonly seen: Seen;
  /** Aborts when nobody waits any more. */
  readonly stop: AbortSignal;
}

const POLL_MS = 200;
/** An answer gets a part of the limit, so that one that never comes leaves time for another try. */
const LEAST_REQUEST_MS = 5000;
const STATUS_BYTES = 4096;
const BODY_BYTES = 1_000_000;

type Of<K extends ReadyCheck['kind']> = Extract<ReadyCheck, {kind: K}>;

/** Resolves when the check has passed, or can pass no more; never, while it is only late. */
export async function passProbe({check}: Probe, looking: Looking, ports: ProbePorts): Promise<Verdict> {
  const {clock} = ports;
  const now = (): Verdict => ({passed: true, at: clock.now().getTime()});
  switch (check.kind) {
    case 'healthcheck':
      return {passed: true, at: (await looking.watched.healthy).at};
    case 'stay-up':
      await clock.sleep(check.forMs, looking.stop);
      return now();
    case 'log':
      await looking.log.found(check.pattern);
      return now();
    case 'http':
      return (await poll(() => askHttp(check, looking, ports), looking, ports)) ?? now();
    case 'tcp':
      return (await poll(() => askTcp(check, looking, ports), looking, ports)) ?? now();
    case 'exec':
      return (await poll(() => askExec(check, looking, ports), looking, ports)) ?? now();
    case 'run': {
      let ended = await runOnce(check, looking);
      let wrong = judgeExit(check, ended);
      // A busy engine may lose what a program says whose life is short.
      if (wrong !== undefined && ended.exitCode === check.exitCode && ended.output === '') {
        ended = await runOnce(check, looking);
        wrong = judgeExit(check, ended);
      }
      return wrong === undefined ? now() : {passed: false, reason: wrong};
    }
  }
}

async function runOnce(check: RunCheck, {runOnce: start, seen, stop}: Looking): Promise<Executed> {
  const {container, done} = start(check, stop);
  seen.container = container;
  const ended = await done;
  seen.output = ended.output;
  return ended;
}

/** Asks again and again until it says yes; a verdict ends it, too. */
async function poll(
  ask: () => Promise<boolean | Verdict>,
  {stop}: Looking,
  {clock}: ProbePorts
): Promise<Verdict | undefined> {
  while (!stop.aborted) {
    const answer = await ask();
    if (answer === true) return undefined;
    if (answer !== false) return answer;
    await clock.sleep(POLL_MS, stop);
  }
  return new Promise(() => {});
}

async function askHttp(
  check: Of<'http'>,
  {hostPorts, seen, limitMs, stop}: Looking,
  {http}: ProbePorts
): Promise<boolean> {
  const port = hostPorts.get(check.port);
  // A container that has died at once has no port any more; its death is told beside this.
  if (port === undefined) return false;
  const {method, headers, path} = check;
  const answer = await http
    .request(`http://127.0.0.1:${port}${path}`, {
      ...(method === undefined ? {} : {method}),
      ...(headers === undefined ? {} : {headers}),
      bytes: check.body === undefined && check.json === undefined ? STATUS_BYTES : BODY_BYTES,
      timeoutMs: Math.max(LEAST_REQUEST_MS, limitMs / 4),
      signal: stop
    })
    .catch((error: Error) => error);
  if (stop.aborted) return false;
  if (answer instanceof Error) {
    if (!seen.answered) seen.last = `no HTTP answer (${answer.message})`;
    return false;
  }
  const wrong = judgeAnswer(check, answer);
  if (wrong === undefined) return true;
  seen.answered = true;
  seen.last = wrong;
  return false;
}

async function askTcp(
  {port}: Of<'tcp'>,
  {name, hostPorts, seen, stop}: Looking,
  {tcp, runtime}: ProbePorts
): Promise<boolean> {
  const hostPort = hostPorts.get(port);
  if (hostPort === undefined) return false;
  const outcome = await tcp.connect(hostPort, stop);
  if (outcome !== 'open') seen.last = outcome === 'closed' ? 'the connection was closed at once' : 'no connection';
  if (outcome === 'refused') return false;
  // The engine's own proxy answers for a port, whether or not anything listens behind it.
  const listeners = await runtime.listeners(name);
  if (listeners === undefined) return outcome === 'open';
  return listeners.some(one => one.port === port && !isLoopback(one.address));
}

const isLoopback = (address: string): boolean => /^127\.|^::1$/.test(address);

async function askExec(
  check: ExecCheck,
  {name, seen, stop}: Looking,
  {runtime}: ProbePorts
): Promise<boolean | Verdict> {
  seen.last ??= 'the command had not ended';
  const done = await runtime.exec(name, check.command, stop);
  if (stop.aborted) return false;
  const wrong = judgeExit(check, done);
  if (wrong === undefined) return true;
  seen.last = wrong;
  seen.output = done.output;
  return NOT_THERE.test(done.output) ? {passed: false, reason: 'could not be executed'} : false;
}

const NOT_THERE = /OCI runtime exec failed.*(executable file not found|no such file or directory)/;

function judgeExit({exitCode, output}: ExecCheck | RunCheck, done: Executed): string | undefined {
  if (done.exitCode !== exitCode) return `exit code ${done.exitCode ?? 'unknown'} instead of ${exitCode}`;
  if (output === undefined || compilePattern(output).test(done.output)) return undefined;
  return `exit code ${done.exitCode}, and its output does not match ${pattern(output)}`;
}
