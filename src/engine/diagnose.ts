import type {ContainerState, Listener} from '../ports/container.ts';
import {fromMemory, fromProcesses, fromWords, type Limits, tellsRefusal} from './diagnose-limits.ts';
import type {Ban, ReadyCheck} from './probes.ts';

/** What was seen of a container that did not pass. */
export interface Evidence {
  /** What it failed in. */
  readonly check: ReadyCheck | Ban['check'] | undefined;
  /** The engine's words when the container could not be started at all. */
  readonly startError?: string;
  readonly state?: ContainerState | undefined;
  /** A process of it was killed for want of memory. */
  readonly outOfMemory: boolean;
  /** Its log, and what commands in it printed. */
  readonly logs: readonly string[];
  /** Undefined: could not be read. */
  readonly listeners?: readonly Listener[] | undefined;
  /** Ports that somebody outside would use. */
  readonly wantedPorts: readonly number[];
  /** The last HTTP answer, exit code or the like, or why there was none. */
  readonly last?: string | undefined;
  /** Undefined: could not be counted. */
  readonly processes?: number | undefined;
  readonly limits: Limits;
  readonly platform: string;
}

export interface Diagnosis {
  readonly cause: string;
  readonly remedy: string;
}

/** The likeliest cause, most telling evidence first. */
export function diagnose(evidence: Evidence): Diagnosis {
  return (
    fromStartError(evidence) ??
    fromMemory(evidence) ??
    fromProcesses(evidence) ??
    fromLog(evidence) ??
    fromExit(evidence) ??
    fromPorts(evidence) ??
    fromWords(evidence) ??
    fromSilence(evidence) ??
    fromCheck(evidence) ?? {
      cause: 'It runs, and did not become healthy in time.',
      remedy:
        'Read its log and its health output; give a slow service more time with "health-timeout", or "timeout" of "smoke".'
    }
  );
}

const WRONG_PLATFORM = (platform: string): Diagnosis => ({
  cause: `Exec format error: the binary it starts is not for ${platform}.`,
  remedy:
    'Check what the Dockerfile downloads or copies for this platform (TARGETARCH), and the FROM --platform of its last stage.'
});

function fromStartError(evidence: Evidence): Diagnosis | undefined {
  const {startError, platform, limits} = evidence;
  if (startError === undefined) return undefined;
  if (limits.gpus && /gpu|nvidia|cdi/i.test(startError)) {
    return {
      cause: 'It is to have GPUs, and the engine has none to give.',
      remedy:
        'Use a runner with an NVIDIA GPU and the NVIDIA container toolkit, or "gpus: auto", which does without where there is none.'
    };
  }
  if (/operation not permitted/i.test(startError)) return fromWords({...evidence, logs: [startError]});
  if (/unable to find user|no matching entries in (passwd|group)/i.test(startError)) {
    return {
      cause: 'The image has no such user or group.',
      remedy: 'Check USER in the Dockerfile and "user" in "smoke".'
    };
  }
  if (/exec format error/i.test(startError)) return WRONG_PLATFORM(platform);
  if (/executable file not found|no such file or directory/i.test(startError)) {
    return {
      cause: 'The program that the image starts is not in it.',
      remedy: 'Check ENTRYPOINT and CMD, the path, and the #! line of a script (Windows line ends break it).'
    };
  }
  if (/no command specified/i.test(startError)) {
    return {
      cause: 'The image has neither CMD nor ENTRYPOINT: there is nothing to start.',
      remedy: 'Name a "command" in "smoke", or set smoke: off for a base image.'
    };
  }
  if (/permission denied/i.test(startError)) {
    return {
      cause: 'The program that the image starts may not be executed.',
      remedy: 'COPY --chmod=755 it, or chmod +x it.'
    };
  }
  return {cause: 'The engine could not start the container.', remedy: "Read the engine's words below."};
}

function fromExit(evidence: Evidence): Diagnosis | undefined {
  const {state, logs, platform, check} = evidence;
  if (!state || state.status === 'running') return undefined;
  const text = logs.join('\n');
  if (/exec format error/i.test(text)) return WRONG_PLATFORM(platform);
  const trace = lastTraceLine(logs);
  // What was refused and survived is not what it died of.
  const words = state.exitCode === 0 || (trace && !tellsRefusal(trace)) ? undefined : fromWords(evidence);
  if (words) return words;
  if (trace) return {cause: `It crashed with a stack trace: ${trace}`, remedy: 'Read its log below.'};
  if (check?.kind === 'run') {
    return {
      cause: `It ended with exit code ${state.exitCode}.`,
      remedy: 'Read its output below; "command", "exit-code" and "output" of the check say what is wanted.'
    };
  }
  if (state.exitCode === 0) {
    return {
      cause: 'It ended by itself, with exit code 0.',
      remedy:
        'A service must stay in the foreground. For a tool that is no service, check it by "run" in "smoke", or set smoke: off.'
    };
  }
  if (state.exitCode === 127 || state.exitCode === 126) {
    return {
      cause: 'A command it runs at start is missing or not executable.',
      remedy: 'Read its log, and check PATH and file modes.'
    };
  }
  return {cause: `It crashed with exit code ${state.exitCode}.`, remedy: 'Read its log below.'};
}

const TRACES = [
  /^Traceback \(most recent call last\)/,
  /^panic: /,
  /^\s+at .+[(:]\d+/,
  /^Exception in thread /,
  /^thread '.*' .*panicked/,
  /^goroutine \d+ \[/
];

/** The line of a stack trace that names the error. */
function lastTraceLine(logs: readonly string[]): string | undefined {
  if (!logs.some(line => TRACES.some(trace => trace.test(line)))) return undefined;
  const index = logs.findLastIndex(line => NAMES_ERROR.test(line.trim()));
  const line = logs[index]?.trim() ?? 'see its log';
  return line.endsWith(':') ? `${line} ${logs[index + 1]?.trim() ?? ''}`.trim() : line;
}

const NAMES_ERROR = /^([\w.$]*(Error|Exception|panic|panicked)\b|thread '.*' .*panicked)/;

const LOOPBACK = /^(127\.|::1$)/;
/** The engine's own DNS server listens here in networks of its own. */
const ENGINE_DNS = '127.0.0.11';

/** Checks that say nothing of whether the service is up have causes of their own. */
const isOfPorts = ({check}: Evidence): boolean =>
  check === undefined || ['http', 'tcp', 'healthcheck', 'stay-up'].includes(check.kind);

const ownListeners = (listeners: readonly Listener[]): readonly Listener[] =>
  listeners.filter(({address}) => address !== ENGINE_DNS);

function fromPorts(evidence: Evidence): Diagnosis | undefined {
  const {listeners, wantedPorts, check} = evidence;
  if (listeners === undefined || wantedPorts.length === 0 || !isOfPorts(evidence)) return undefined;
  const own = ownListeners(listeners);
  if (own.length === 0) return undefined;
  const there = own.filter(({port}) => wantedPorts.includes(port));
  if (there.length === 0) {
    const ports = [...new Set(own.map(({port}) => port))].join(', ');
    return {
      cause: `Wrong port: it listens on ${ports}, not on ${wantedPorts.join(', ')}.`,
      remedy: 'Set "health-port" to the port it listens on, or make it listen on the one it should.'
    };
  }
  if ((check?.kind === 'http' || check?.kind === 'tcp') && there.every(({address}) => LOOPBACK.test(address))) {
    return {
      cause: `It listens on ${there[0]?.address}:${there[0]?.port} inside the container, where nobody outside can reach it.`,
      remedy: 'Make it listen on 0.0.0.0 (often an option --host, or a variable HOST).'
    };
  }
  return undefined;
}

function fromSilence(evidence: Evidence): Diagnosis | undefined {
  const {listeners, wantedPorts} = evidence;
  if (listeners === undefined || wantedPorts.length === 0 || !isOfPorts(evidence)) return undefined;
  if (ownListeners(listeners).length > 0) return undefined;
  return {
    cause: 'It runs, and nothing in it listens on any TCP port.',
    remedy: `Something should listen on ${wantedPorts.join(', ')}. Read its log: it may still be starting ("health-timeout"), or wait for something.`
  };
}

/** A line that it must not have says itself what is wrong. */
const fromLog = ({check}: Evidence): Diagnosis | undefined =>
  check?.kind === 'no-log'
    ? {
        cause: `Its log matches /${check.pattern}/.`,
        remedy: 'Repair what the line tells of; if it is harmless, make the "no-log" pattern narrower.'
      }
    : undefined;

function fromCheck({check, last, logs}: Evidence): Diagnosis | undefined {
  if (check?.kind === 'http' && last !== undefined) {
    return {
      cause: `Its last answer: ${last}`,
      remedy: /a redirect to /.test(last)
        ? 'Ask for the path that it redirects to, or make the redirect what is wanted: "status: 302" of the check.'
        : 'Check what the service answers there, or what is asked of it ("health-path", the "checks" of "smoke"); its log is below.'
    };
  }
  if (check?.kind === 'tcp') {
    return {cause: `Nothing takes connections on port ${check.port}.`, remedy: 'Check "port", and its log below.'};
  }
  if (check?.kind === 'exec' && last !== undefined) {
    return logs.some(line => /OCI runtime exec failed.*(executable file not found|no such file)/.test(line))
      ? {
          cause: 'The image does not have the program of the check.',
          remedy: 'Check "exec" in "smoke": it runs without a shell.'
        }
      : {
          cause: `Its last result: ${last}`,
          remedy: 'Read its output below. "exec" runs without a shell; give it more time with "within".'
        };
  }
  if (check?.kind === 'run') {
    return {
      cause: 'It had not ended.',
      remedy: 'A command of "run" must come to an end; give it more time with "within", or check a service by "http".'
    };
  }
  if (check?.kind === 'log') {
    return {
      cause: `No line of its log matches /${check.pattern}/.`,
      remedy: 'Compare the pattern with its log below, or give it more time with "within".'
    };
  }
  return undefined;
}
