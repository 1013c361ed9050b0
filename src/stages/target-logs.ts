import {createHash} from 'node:crypto';
import {messageOf} from '../errors.ts';
import type {Files} from '../ports/files.ts';
import type {Workflow} from '../ports/workflow.ts';
import {formatDuration} from '../report/format.ts';
import type {Failure, RunResult, TargetResult} from '../report/result.ts';
import {ancestors, findOutside} from './confine.ts';

/** Everything that is known of one build target, in the order it came. */
export interface TargetLog {
  line(text: string): void;
  section(title: string, lines: readonly string[]): void;
}

/** The log files of a run; kept in memory until its end, and written also for a run that fails. */
export interface TargetLogs {
  of(target: string): TargetLog;
  /** @returns why they could not be written, a sentence */
  write(result: RunResult, ports: LogFilePorts): Promise<string | undefined>;
}

export interface LogFilePorts {
  readonly files: Files;
  readonly workflow: Pick<Workflow, 'info'>;
  /** Folder of the job's temporary files. */
  readonly temp: string;
}

/** @param folder of the workspace @param redact takes secrets out of a text */
export function createTargetLogs(folder: string, redact: (text: string) => string): TargetLogs {
  const logs = new Map<string, string[]>();
  const linesOf = (target: string): string[] => {
    const lines = logs.get(target) ?? [];
    logs.set(target, lines);
    return lines;
  };
  return {
    of: target => {
      const lines = linesOf(target);
      return {
        line: text => lines.push(text),
        section: (title, more) => lines.push('', `== ${title}`, ...more)
      };
    },
    write: async (result, {files, workflow, temp}) => {
      const names = logFileNames(result.targets.map(({id}) => id));
      try {
        if ((await findOutside(ancestors(folder), {workspace: '.', temp}, files)) !== undefined) {
          return `No logs are written: "log-dir: ${folder}" leads out of the workspace.`;
        }
        for (const target of result.targets) {
          const path = `${folder}/${names.get(target.id)}`;
          const text = [...headLines(target, result), ...linesOf(target.id), ...endLines(target, result)].join('\n');
          // A link that the repository has there would lead elsewhere.
          await files.remove(path);
          await files.writePrivate(path, `${redact(text)}\n`, 0o644);
        }
      } catch (error) {
        return `The logs could not be written to "${folder}": ${messageOf(error)}.`;
      }
      if (result.targets.length > 0) workflow.info(`The log of each build target is in ${folder}/.`);
      return undefined;
    }
  };
}

/** `worker/gpu/linux/amd64` → `worker-gpu-linux-amd64.log`; two that would be one name get a hash. */
export function logFileNames(targets: readonly string[]): ReadonlyMap<string, string> {
  const plain = (target: string): string => target.replaceAll('/', '-');
  const count = (name: string): number => targets.filter(target => plain(target) === name).length;
  return new Map(
    targets.map(target => {
      const hash = createHash('sha256').update(target).digest('hex').slice(0, 8);
      const name = plain(target);
      return [target, `${name}${count(name) > 1 ? `-${hash}` : ''}.log`];
    })
  );
}

const headLines = ({id}: TargetResult, {plan, runUrl}: RunResult): readonly string[] => [
  `${id}${plan?.revision ? ` of commit ${plan.revision}` : ''}`,
  ...(runUrl === '' ? [] : [runUrl])
];

function endLines(target: TargetResult, {failures, warnings}: RunResult): readonly string[] {
  const {id, status, build, check, reusedFrom} = target;
  const ofRun = failures.filter(failure => failure.target === id || failure.target === undefined);
  return [
    '',
    `== ${status}`,
    ...(reusedFrom === undefined ? [] : [`image of ${reusedFrom}`]),
    ...(build ? [`built in ${formatDuration(build.durationMs)}: ${build.manifest ?? build.digest}`] : []),
    ...(check ? [`check: ${check.summary}${check.emulated ? ' (emulated)' : ''}`] : []),
    ...warnings.filter(warning => warning.target === id).map(({message}) => `warning: ${message}`),
    ...ofRun.flatMap(failureLines)
  ];
}

const failureLines = ({title, cause, remedy, details}: Failure): readonly string[] => [
  '',
  `error: ${title}`,
  ...(cause ? [`cause: ${cause}`] : []),
  ...(remedy ? [`remedy: ${remedy}`] : []),
  ...(details ? details.split('\n').map(line => `    ${line}`) : [])
];
