import {messageOf} from '../errors.ts';
import type {Http} from '../ports/network.ts';
import type {ContainerRuntime, Executed} from '../ports/runtime.ts';
import type {Workflow} from '../ports/workflow.ts';
import type {TargetLog} from './target-logs.ts';

/** Lines of a container's output that are kept. */
export const CONTAINER_LINES = 10_000;

interface Watched {
  readonly workflow: Workflow;
  readonly runtime: ContainerRuntime;
  readonly http: Http;
}

/** The same ports, which tell the log of a target what it says, runs and asks. */
export function recording<P extends Watched>(ports: P, target: string, log: TargetLog): P {
  return {
    ...ports,
    workflow: recordingWorkflow(ports.workflow, target, log),
    runtime: recordingRuntime(ports.runtime, log),
    http: recordingHttp(ports.http, log)
  };
}

const recordingWorkflow = (workflow: Workflow, target: string, log: TargetLog): Workflow => ({
  ...workflow,
  info: line => {
    log.line(line.startsWith(`${target}  `) ? line.slice(target.length + 2) : line);
    workflow.info(line);
  },
  ...(workflow.progress
    ? {
        progress: said => {
          if (said.text !== undefined) log.line(said.text);
          workflow.progress?.(said);
        }
      }
    : {}),
  group: (title, lines) => {
    log.section(title, lines);
    workflow.group(title, lines);
  }
});

/** What is asked again and again is told when the answer changes. */
function changes(log: TargetLog): (question: string, answer: string) => void {
  const known = new Map<string, string>();
  return (question, answer) => {
    if (known.get(question) === answer) return;
    known.set(question, answer);
    log.line(`${question} → ${answer}`);
  };
}

function recordingRuntime(runtime: ContainerRuntime, log: TargetLog): ContainerRuntime {
  const told = changes(log);
  const tell = (what: string, {exitCode, output}: Executed): void =>
    told(what, [`exit code ${exitCode ?? 'unknown'}`, ...indented(output)].join('\n'));
  return {
    ...runtime,
    exec: async (name, command, signal) => {
      const done = await runtime.exec(name, command, signal);
      if (done.exitCode !== null) tell(`exec: ${command.join(' ')}`, done);
      return done;
    },
    runOnce: async (container, signal) => {
      const done = await runtime.runOnce(container, signal);
      tell(`run: ${[container.entrypoint, ...(container.command ?? [])].filter(Boolean).join(' ')}`, done);
      return done;
    },
    remove: async name => {
      const lines = await runtime.logs(name, CONTAINER_LINES).catch(() => []);
      if (lines.length > 0) log.section(`output of container ${name}`, lines);
      await runtime.remove(name);
    }
  };
}

const indented = (text: string): readonly string[] => (text === '' ? [] : text.split('\n').map(line => `    ${line}`));

function recordingHttp(http: Http, log: TargetLog): Http {
  const told = changes(log);
  return {
    ...http,
    request: async (url, options) => {
      const question = `${options.method ?? 'GET'} ${url}`;
      try {
        const answer = await http.request(url, options);
        told(question, `status ${answer.status}`);
        return answer;
      } catch (error) {
        told(question, messageOf(error));
        throw error;
      }
    }
  };
}
