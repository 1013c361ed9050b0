import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {systemClock} from '../../src/adapters/clock.ts';
import {createTerminal, type TerminalOptions} from '../../src/adapters/terminal-workflow.ts';

const open: {close(): void}[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.close();
});

function terminal(options: Partial<TerminalOptions> = {}) {
  const written = {report: '', log: ''};
  const stream = (name: keyof typeof written) => ({
    columns: 40,
    rows: 10,
    write: (text: string) => {
      written[name] += text;
    }
  });
  const made = createTerminal({
    report: stream('report'),
    log: stream('log'),
    live: false,
    summary: undefined,
    clock: systemClock,
    wording: text => text,
    ...options
  });
  open.push(made);
  return {...made, written};
}

describe('plain lines', () => {
  it('have everything but commands, and the report goes its own way', async () => {
    const {workflow, written, outputs, state, hasFailed} = terminal();
    workflow.mask('topsecret');
    workflow.saveState('session', '{}');
    workflow.info('first\u001b[31m');
    workflow.group('build', ['one', 'two']);
    workflow.annotate({level: 'warning', message: 'left'});
    workflow.report?.('done\n');
    workflow.annotate({level: 'error', message: 'is in the report'});
    workflow.setOutput('json', '{"a":1}');
    await workflow.summary('# Summary');
    expect(hasFailed()).toBe(false);
    workflow.fail();
    expect(written).toEqual({log: 'first\n▾ build\n  one\n  two\nwarning: left\n', report: 'done\n'});
    expect(outputs()).toEqual({json: '{"a":1}'});
    expect(state()).toEqual({session: '{}'});
    expect(hasFailed()).toBe(true);
    expect(workflow).not.toHaveProperty('progress');
  });

  it('leave the summary in a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
    try {
      await terminal({summary: join(folder, 'summary.md')}).workflow.summary('# Summary');
      expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe('# Summary');
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});

const ESC = '\u001b[';
// biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal that it plays is driven by them
const PARTS = /\u001b\[\??\d*[a-zA-Z]|[^\u001b]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal that it plays is driven by them
const UP = /^\u001b\[(\d+)A$/;

/** What a terminal of these few commands shows in the end. */
function screen(text: string): readonly string[] {
  const lines = [''];
  let [row, column] = [0, 0];
  for (const [part] of text.matchAll(PARTS)) {
    const up = UP.exec(part)?.[1];
    if (up !== undefined) row -= Number(up);
    else if (part === `${ESC}K`) lines[row] = (lines[row] ?? '').slice(0, column);
    else if (part === `${ESC}J`) {
      lines[row] = (lines[row] ?? '').slice(0, column);
      lines.length = row + 1;
    } else if (part === '\r') column = 0;
    else if (part === '\n') {
      row++;
      column = 0;
      lines[row] ??= '';
    } else if (part.length === 1) {
      const line = (lines[row] ?? '').padEnd(column);
      lines[row] = line.slice(0, column) + part + line.slice(column + 1);
      column++;
    }
  }
  return lines;
}

describe('a live display', () => {
  it('keeps a line per target up to date, with the log above and the report after it', () => {
    const {workflow, written} = terminal({live: true});
    workflow.info('starts');
    workflow.progress?.({target: 'a', state: 'waiting'});
    workflow.progress?.({target: 'b', state: 'waiting'});
    workflow.info('between');
    expect(screen(written.log)).toEqual(['starts', 'between', '· a  waits', '· b  waits', '']);
    workflow.progress?.({target: 'a', state: 'running', text: 'RUN make', steps: {begun: 2, cached: 1}});
    workflow.group('log of a', ['not shown']);
    workflow.info('later');
    expect(screen(written.log)).toEqual([
      'starts',
      'between',
      'later',
      expect.stringMatching(/^. a {2}RUN make +1\/2 cached +0\.0 s$/),
      '· b  waits',
      ''
    ]);
    expect(written.log).not.toContain(`${ESC}?25h`);
    workflow.report?.('done\n');
    expect(screen(written.log)).toEqual(['starts', 'between', 'later', '']);
    expect(written.log.endsWith(`${ESC}?7h${ESC}?25h`)).toBe(true);
    expect(written.report).toBe('done\n');
    workflow.info('after');
    expect(screen(written.log).slice(-2)).toEqual(['after', '']);
  });

  it('that never had a target changes nothing of the terminal', () => {
    const {workflow, close, written} = terminal({live: true});
    workflow.info('wrong');
    close();
    expect(written.log).toBe('wrong\n');
  });
});
