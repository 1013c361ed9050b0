import {appendFile, mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {logDir} from './paths.mjs';
import {tail} from './run.mjs';

/** What a step did. `changed` is false when it found everything in place. */
export const already = (text = 'already there') => ({changed: false, text});
export const did = text => ({changed: true, text});

/** A step that failed: what, the last lines of the tool, and where the whole log is. */
export class StepError extends Error {
  constructor(name, cause, log) {
    const output = cause.output ? `\n${tail(cause.output).replace(/^/gm, '    ')}` : '';
    super(`${name}: ${cause.message}${output}\n  log: ${cause.log ?? log}`, {cause});
    this.name = 'StepError';
  }
}

const seconds = since => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const fileName = name => name.replace(/[^a-z0-9]+/gi, '-').toLowerCase();

/**
 * Prints a line per step with the time it took, and keeps saying what the slow ones do.
 * @param {{quiet: boolean}} options quiet: steps that found everything in place say nothing
 */
export function createReport({quiet}) {
  const running = new Map();
  const live = process.stdout.isTTY === true;
  let changed = false;
  const print = line => process.stdout.write(`${live ? '\r\x1b[K' : ''}${line}\n`);

  const started = performance.now();
  const beat = setInterval(
    () => {
      const lines = [...running].map(
        ([name, {since, doing}]) => `${name} … ${seconds(since)}${doing ? `  ${doing}` : ''}`
      );
      if (lines.length === 0) return;
      if (live) process.stdout.write(`\r\x1b[K${lines.join(' | ').slice(0, (process.stdout.columns ?? 80) - 1)}`);
      else for (const line of lines) print(`  ${line.slice(0, 140)}`);
    },
    live ? 500 : 15_000
  );
  beat.unref();

  return {
    /**
     * @param {string} name
     * @param {(step: {log: string, progress: (text: string) => void}) => Promise<{changed: boolean, text: string}>} work
     */
    async step(name, work) {
      const log = join(logDir, `step-${fileName(name)}.log`);
      const since = performance.now();
      const entry = {since, doing: ''};
      running.set(name, entry);
      try {
        await mkdir(logDir, {recursive: true});
        const result = await work({log, progress: text => (entry.doing = text.replace(/\s+/g, ' ').slice(0, 90))});
        running.delete(name);
        changed ||= result.changed;
        if (result.changed || !quiet) print(`${name} … ${result.text}, ${seconds(since)}`);
        return result;
      } catch (error) {
        running.delete(name);
        if (error instanceof StepError) throw error;
        await appendFile(log, `\n${error.stack}\n`).catch(() => {});
        throw new StepError(name, error, log);
      }
    },
    print: line => print(line),
    finish(line) {
      clearInterval(beat);
      if (live) process.stdout.write('\r\x1b[K');
      if (line && (changed || !quiet)) print(`${line}, ${seconds(started)}`);
    },
    get changed() {
      return changed;
    }
  };
}
