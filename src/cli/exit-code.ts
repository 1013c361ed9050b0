import type {Failure, Outcome} from '../report/result.ts';

/** As `--help` tells them. */
export const EXIT_CODES = {
  0: 'everything was done',
  1: 'a build, a check, a gate or publishing failed',
  2: 'wrong usage, wrong inputs or a wrong config file',
  130: 'cancelled'
} as const;

export type ExitCode = keyof typeof EXIT_CODES;

interface Told {
  readonly outcome?: Outcome;
  readonly failures?: readonly Pick<Failure, 'code'>[];
}

/** @param json the run's own result; '' where it has none */
export function exitCodeOf(hasFailed: boolean, json: string): ExitCode {
  if (!hasFailed) return 0;
  const {outcome, failures = []} = (json === '' ? {} : JSON.parse(json)) as Told;
  if (outcome === 'cancelled') return 130;
  const isUsage = failures.length > 0 && failures.every(({code}) => code === 'invalid-input');
  return isUsage ? 2 : 1;
}
