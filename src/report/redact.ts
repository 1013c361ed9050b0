import type {RunResult} from './result.ts';

/** The result with every text redacted but those of the plan, which is made without secrets. */
export function redactResult<T extends RunResult>(result: T, redact: (text: string) => string): T {
  const {plan, ...rest} = result;
  return {...(redactTexts(rest, redact) as T), ...(plan === undefined ? {} : {plan})};
}

export function redactTexts(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(item => redactTexts(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactTexts(item, redact)]));
}
