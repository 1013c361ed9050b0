import type {RunResult} from './result.ts';

/** The result with every text of foreign origin redacted; the plan is made without secrets. */
export function redactResult<T extends RunResult>(result: T, redact: (text: string) => string): T {
  const {failures, warnings, leftovers, gates, targets} = result;
  const inside = <T>(value: T): T => redactTexts(value, redact) as T;
  return {
    ...result,
    failures: inside(failures),
    warnings: inside(warnings),
    leftovers: inside(leftovers),
    gates: inside(gates),
    targets: targets.map(target => (target.check ? {...target, check: inside(target.check)} : target))
  };
}

export function redactTexts(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(item => redactTexts(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactTexts(item, redact)]));
}
