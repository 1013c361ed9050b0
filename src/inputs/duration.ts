const UNITS: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000};
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const SECONDS = /^\d+(?:\.\d+)?$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;
const DAY_MS = 24 * 3_600_000;

/**
 * Milliseconds of `60s`, `1m30s`, `500ms`, or of a plain number of seconds.
 * @throws Error when it is not a duration, is zero, or is longer than a day.
 */
export function parseDuration(text: string): number {
  const given = text.trim();
  if (!SECONDS.test(given) && !DURATION.test(given)) throw new Error(wrong(text));
  const parts = SECONDS.test(given) ? [[given, given, 's']] : [...given.matchAll(PART)];
  const total = Math.round(
    parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? 's'] ?? 0), 0)
  );
  if (total < 1) throw new Error(`"${text}" is no time at all; want more than 0`);
  if (total > DAY_MS) throw new Error(`"${text}" is longer than a day`);
  return total;
}

const wrong = (text: string): string =>
  `"${text}" is not a duration (want 60s, 1m30s, 500ms or a plain number of seconds)`;
