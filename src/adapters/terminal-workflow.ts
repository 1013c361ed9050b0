import {writeFile} from 'node:fs/promises';
import type {Clock} from '../ports/clock.ts';
import type {TargetProgress, Workflow} from '../ports/workflow.ts';
import {type ProgressRow, renderRows, updateRow} from '../report/progress-rows.ts';
import {plainText} from './workflow.ts';

/** As much of a stream of this process as is used. */
export interface TerminalStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

export interface TerminalOptions {
  /** Gets the report. */
  readonly report: TerminalStream;
  /** Gets everything else. */
  readonly log: TerminalStream;
  /** A line per build target that is redrawn, instead of lines of a log. */
  readonly live: boolean;
  /** File for the summary as Markdown. */
  readonly summary: string | undefined;
  readonly clock: Clock;
  /** How advice is put. */
  readonly wording: (text: string) => string;
}

export interface Terminal {
  readonly workflow: Workflow;
  /** What a job would get as outputs and as saved state. */
  readonly outputs: () => Readonly<Record<string, string>>;
  readonly state: () => Readonly<Record<string, string>>;
  readonly hasFailed: () => boolean;
  /** Takes the live display away. */
  readonly close: () => void;
}

/** A run in front of a user: nothing is a command, outputs are kept, and the summary goes to a file or nowhere. */
export function createTerminal({report, log, live, summary, clock, wording}: TerminalOptions): Terminal {
  const outputs = new Map<string, string>();
  const state = new Map<string, string>();
  const display = live ? createDisplay(log, clock) : undefined;
  let reported = false;
  let failed = false;
  const print = (text: string): void => {
    if (display) display.above(plainText(text));
    else log.write(`${plainText(text)}\n`);
  };
  const workflow: Workflow = {
    info: print,
    group: (title, lines) => {
      // The rows say how it goes, and the report has the log of what failed.
      if (!display) for (const line of [`▾ ${title}`, ...lines.map(one => `  ${one}`)]) print(line);
    },
    annotate: ({level, message}) => {
      // The report has said it.
      if (!reported) print(`${level}: ${message}`);
    },
    setOutput: (name, value) => outputs.set(name, value),
    summary: async markdown => {
      if (summary === undefined) return;
      // What was published is published, whatever the disk says of it.
      await writeFile(summary, markdown).catch((error: Error) =>
        print(`warning: The summary could not be written: ${error.message}`)
      );
    },
    saveState: (name, value) => state.set(name, value),
    mask: () => {},
    wording,
    settled: async () => {},
    fail: () => {
      failed = true;
    },
    report: text => {
      reported = true;
      display?.close();
      report.write(`${plainText(text)}`);
    },
    ...(display ? {progress: display.progress} : {})
  };
  return {
    workflow,
    outputs: () => Object.fromEntries(outputs),
    state: () => Object.fromEntries(state),
    hasFailed: () => failed,
    close: () => display?.close()
  };
}

interface Display {
  readonly progress: (told: TargetProgress) => void;
  /** Prints a line that stays, above the rows. */
  readonly above: (text: string) => void;
  readonly close: () => void;
}

const REDRAW_MS = 100;
const ESC = '\u001b[';
/** No cursor and no wrapping: a line that is wider than it was taken for must not become two. */
const BEGIN = `${ESC}?25l${ESC}?7l`;
const END = `${ESC}?7h${ESC}?25h`;

function createDisplay(stream: TerminalStream, clock: Clock): Display {
  const rows = new Map<string, ProgressRow>();
  let [drawn, frame, last, isClosed] = [0, 0, '', false];
  let timer: NodeJS.Timeout | undefined;
  const back = (): string => `\r${drawn === 0 ? '' : `${ESC}${drawn}A`}`;
  const draw = (before = ''): void => {
    const screen = {columns: stream.columns || 80, lines: stream.rows || 24, frame, nowMs: clock.elapsed()};
    const lines = renderRows([...rows.values()], screen);
    const text = `${lines.map(line => `${line}${ESC}K\n`).join('')}${ESC}J`;
    if (text === last && before === '') return;
    stream.write(`${back()}${before}${text}`);
    [drawn, last] = [lines.length, text];
  };
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    clearInterval(timer);
    process.removeListener('exit', close);
    if (timer) stream.write(`${back()}${ESC}J${END}`);
  };
  const open = (): void => {
    if (timer || isClosed) return;
    process.once('exit', close);
    stream.write(BEGIN);
    timer = setInterval(() => {
      frame++;
      draw();
    }, REDRAW_MS);
    timer.unref();
  };
  return {
    progress: told => {
      open();
      rows.set(told.target, updateRow(rows.get(told.target), told, clock.elapsed()));
    },
    above: text => {
      if (!timer || isClosed) stream.write(`${text}\n`);
      else
        draw(
          `${text
            .split('\n')
            .map(line => `${line}${ESC}K\n`)
            .join('')}`
        );
    },
    close
  };
}
