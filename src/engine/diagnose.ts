import type {ContainerState, Listener} from '../ports.ts';
import type {Probe} from './probes.ts';

/** What was seen of a container that did not pass. */
export interface Evidence {
  readonly probe: Probe | undefined;
  /** The engine's words when the container could not be started at all. */
  readonly startError?: string;
  readonly state?: ContainerState | undefined;
  readonly logs: readonly string[];
  /** Undefined: could not be read. */
  readonly listeners?: readonly Listener[] | undefined;
  /** Ports that somebody outside would use. */
  readonly wantedPorts: readonly number[];
  /** The last HTTP answer, or why there was none. */
  readonly lastAnswer?: string | undefined;
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
    fromExit(evidence) ??
    fromListeners(evidence) ??
    fromAnswer(evidence) ?? {
      cause: 'It runs, and did not become healthy in time.',
      remedy: 'Read its log and its health output; give a slow service more time with "health-timeout".'
    }
  );
}

const WRONG_PLATFORM = (platform: string): Diagnosis => ({
  cause: `Exec format error: the binary it starts is not for ${platform}.`,
  remedy:
    'Check what the Dockerfile downloads or copies for this platform (TARGETARCH), and the FROM --platform of its last stage.'
});

function fromStartError({startError, platform}: Evidence): Diagnosis | undefined {
  if (startError === undefined) return undefined;
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

function fromExit({state, logs, platform}: Evidence): Diagnosis | undefined {
  if (!state || state.status === 'running') return undefined;
  if (state.oomKilled) {
    return {
      cause: 'It was killed: out of memory.',
      remedy: 'Give it less to do at start, or use a runner with more memory.'
    };
  }
  const text = logs.join('\n');
  if (/exec format error/i.test(text)) return WRONG_PLATFORM(platform);
  const trace = lastTraceLine(logs);
  if (trace) return {cause: `It crashed with a stack trace: ${trace}`, remedy: 'Read its log below.'};
  if (state.exitCode === 0) {
    return {
      cause: 'It ended by itself, with exit code 0.',
      remedy: 'A service must stay in the foreground. For a tool that is no service, set smoke: off.'
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

function fromListeners({listeners, wantedPorts, probe}: Evidence): Diagnosis | undefined {
  if (listeners === undefined || wantedPorts.length === 0) return undefined;
  const own = listeners.filter(({address}) => address !== ENGINE_DNS);
  const wanted = wantedPorts.join(', ');
  if (own.length === 0) {
    return {
      cause: 'It runs, and nothing in it listens on any TCP port.',
      remedy: `Something should listen on ${wanted}. Read its log: it may still be starting ("health-timeout"), or wait for something.`
    };
  }
  const there = own.filter(({port}) => wantedPorts.includes(port));
  if (there.length === 0) {
    const ports = [...new Set(own.map(({port}) => port))].join(', ');
    return {
      cause: `Wrong port: it listens on ${ports}, not on ${wanted}.`,
      remedy: 'Set "health-port" to the port it listens on, or make it listen on the one it should.'
    };
  }
  if (probe?.kind === 'http' && there.every(({address}) => LOOPBACK.test(address))) {
    return {
      cause: `It listens on ${there[0]?.address}:${there[0]?.port} inside the container, where nobody outside can reach it.`,
      remedy: 'Make it listen on 0.0.0.0 (often an option --host, or a variable HOST).'
    };
  }
  return undefined;
}

function fromAnswer({probe, lastAnswer}: Evidence): Diagnosis | undefined {
  if (probe?.kind !== 'http' || lastAnswer === undefined) return undefined;
  return {
    cause: `Its last answer: ${lastAnswer}`,
    remedy: 'Check "health-path" and what the service answers there, and its log below.'
  };
}
