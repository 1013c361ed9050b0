import {classifyFailure, errorLine} from '../buildx/failures.ts';
import {ActionError} from '../errors.ts';
import type {CommandResult} from '../ports/process.ts';

export const reasonOf = ({stderr, timedOut}: CommandResult): string =>
  timedOut ? 'no answer in time' : errorLine(stderr);

/** Of a command of buildx that failed. */
export function registryError(what: string, result: CommandResult): ActionError {
  const {stderr, timedOut} = result;
  const kind = classifyFailure(stderr);
  return new ActionError({
    code: 'registry-failed',
    message: `${what}: ${reasonOf(result)}`,
    ...(kind ? {remedy: kind.remedy} : {}),
    details: stderr,
    cause: kind ?? (timedOut ? {temporary: true} : undefined)
  });
}
