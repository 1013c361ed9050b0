import {compilePattern} from '../inputs/patterns.ts';

/** Looks for lines in a log as it is written; nothing of it is kept but what was found. */
export interface LogWatch {
  readonly onLine: (line: string) => void;
  /** The first line that matches one of the patterns it was made for. */
  readonly found: (pattern: string) => Promise<string>;
}

export function watchLog(patterns: readonly string[]): LogWatch {
  const wanted = new Map(
    patterns.map(pattern => [pattern, {regex: compilePattern(pattern), ...Promise.withResolvers<string>()}])
  );
  const open = new Set(wanted.values());
  return {
    onLine: line => {
      for (const one of open) {
        if (!one.regex.test(line)) continue;
        one.resolve(line);
        open.delete(one);
      }
    },
    found: pattern => wanted.get(pattern)?.promise ?? new Promise(() => {})
  };
}
