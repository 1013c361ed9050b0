import {errorLine} from '../buildx/failures.ts';
import {readScanEnd} from '../engine/scan-command.ts';
import type {CommandGate, Gate, ScanGate} from '../inputs/check-settings.ts';
import type {CommandResult} from '../ports/process.ts';
import type {Failure} from '../report/result.ts';
import {seconds} from './build.ts';

const TAIL = 100;

/** How a gate ended, in a few words; a failure where it did not pass. */
export interface GateEnd {
  readonly summary: string;
  readonly failure?: Omit<Failure, 'code' | 'target'>;
}

const tail = (text: string): {details?: string} => {
  const details = text.trimEnd().split('\n').slice(-TAIL).join('\n');
  return details.trim() === '' ? {} : {details};
};

/** A command passes by its exit code alone. */
export function judgeCommand(gate: CommandGate, result: CommandResult, output: string): GateEnd {
  const {exitCode, stderr, timedOut} = result;
  const what = `gate "${gate.name}"`;
  if (exitCode === 0 && !timedOut) return {summary: 'passed'};
  if (timedOut) return timeout(gate, output);
  const unstarted = output === '' ? /^spawn .* (ENOENT|EACCES)$/.exec(stderr)?.[1] : undefined;
  if (unstarted === 'ENOENT') {
    return {
      summary: 'command not found',
      failure: {
        title: `${what}: the command ${gate.command[0]} was not found`,
        remedy:
          'Install it in a step before, or check its path (on PATH, or from the workspace on) and the first line of the script.'
      }
    };
  }
  if (unstarted === 'EACCES') {
    return {
      summary: 'not executable',
      failure: {
        title: `${what}: ${gate.command[0]} is not executable`,
        remedy: 'Commit it with its executable bit (git update-index --chmod=+x), or name its interpreter first.'
      }
    };
  }
  const end = exitCode === null ? 'was ended by a signal' : `failed with exit code ${exitCode}`;
  return {
    summary: exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`,
    failure: {
      title: `${what} ${end}`,
      remedy: 'Its output says why; the group of the log has all of it.',
      ...tail(output)
    }
  };
}

export const timeout = (gate: Gate, output: string): GateEnd => ({
  summary: 'out of time',
  failure: {
    title: `gate "${gate.name}" did not end in ${seconds(gate.timeoutMs)}`,
    remedy: 'Raise its "timeout" if it needs longer; else look at the last lines of its output.',
    ...tail(output)
  }
});

/** A scan that found something is told apart from one that could not be made. */
export function judgeScan(
  gate: ScanGate,
  result: CommandResult,
  output: string,
  findings: readonly string[] | undefined
): GateEnd {
  const {exitCode, stderr, timedOut} = result;
  if (timedOut) return timeout(gate, output);
  switch (readScanEnd(gate.kind, exitCode, stderr)) {
    case 'clean':
      return {summary: 'passed'};
    case 'found': {
      const count = findings === undefined ? '' : `${findings.length} `;
      return {
        summary: `${count}found`.replace(/^f/, 'F'),
        failure: {
          title: `gate "${gate.name}": ${gate.kind} found something of ${gate.severity.join(', ')}`,
          remedy: `Update the packages or the base image. "ignore-unfixed: true" leaves out what has no fix yet, "ignore-file" what you accept.`,
          ...tail(findings?.join('\n') ?? output)
        }
      };
    }
    case 'no-database':
      return {
        summary: 'no database',
        failure: {
          title: `gate "${gate.name}": ${gate.kind} could not get its vulnerability database`,
          cause: lastError(stderr),
          remedy: `Nothing was scanned. The runner must reach the scanner's database (a mirror can be set by ${gate.kind.toUpperCase()}_* variables); run the job again if it was a passing fault.`,
          ...tail(output)
        }
      };
    case 'failed':
      return {
        summary: exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`,
        failure: {
          title: `gate "${gate.name}": ${gate.kind} could not scan the image`,
          cause: lastError(stderr),
          remedy: DOCKER.test(stderr)
            ? `${gate.kind} is not on PATH, and its image could not be started: install it in a step before, or name an image that the engine can pull with "image".`
            : 'Its output says why.',
          ...tail(output)
        }
      };
  }
}

export const DOCKER = /^docker: |Unable to find image/m;

/** The last line that says more than where it comes from. */
export const lastError = (stderr: string): string => {
  const lines = stderr
    .split('\n')
    .filter(line => line.trim() !== '' && !/^(run 'docker run --help'|see 'docker run)/i.test(line.trim()));
  const telling = lines.findLast(line => /error|fail|fatal|denied|not found/i.test(line)) ?? lines.at(-1) ?? '';
  return (
    errorLine(telling)
      .replace(/^docker: /, '')
      .trim() || 'It says nothing.'
  );
};
