import type {Facts} from '../context/facts.ts';
import type {BuildSettings} from '../inputs/settings.ts';

type Asked = BuildSettings['sourceDateEpoch'];

/**
 * Seconds since 1970 that images and their files carry as their time: the input `source-date-epoch`, else the job's
 * SOURCE_DATE_EPOCH, else the commit's. Undefined: they carry the time of the build.
 */
export function sourceDateEpoch({commitTime, sourceDate}: Facts, asked: Asked): string | undefined {
  if (asked === 'off') return undefined;
  if (asked !== undefined && asked !== 'commit') return asked;
  const time = (asked === undefined ? sourceDate : undefined) ?? commitTime;
  return time === undefined ? undefined : String(Math.floor(Date.parse(time) / 1000));
}

/** What is to be said where the commit's time was asked for and nothing tells it. */
export const sourceDateNotes = ({commitTime}: Facts, asked: Asked): readonly string[] =>
  asked === 'commit' && commitTime === undefined
    ? ['"source-date-epoch: commit" is not followed: neither the event nor a checkout tells the time of the commit.']
    : [];

/** Whether a Dockerfile wants the time in its own steps. */
export const declaresSourceDate = (dockerfile: string): boolean =>
  /^[ \t]*ARG[ \t](?:[^\n]*[ \t])?SOURCE_DATE_EPOCH(?:[=\s]|$)/im.test(dockerfile.replace(/[\\`][ \t]*\r?\n/g, ' '));
