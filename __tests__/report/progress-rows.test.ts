import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import type {TargetProgress} from '../../src/ports/workflow.ts';
import {cutTo, displayWidth, type ProgressRow, renderRows, updateRow} from '../../src/report/progress-rows.ts';

const SCREEN = {columns: 80, lines: 24, frame: 0, nowMs: 65_400};

const ROWS: readonly ProgressRow[] = [
  {
    target: 'hello/cpu/linux/amd64',
    state: 'passed',
    text: 'HEALTHCHECK after 0.9 s',
    steps: {begun: 4, cached: 4},
    startedMs: 400,
    endedMs: 12_700
  },
  {
    target: 'hello/cpu/linux/arm64',
    state: 'running',
    text: '[3/5] RUN pip install --no-cache-dir -r requirements.txt',
    steps: {begun: 3, cached: 1},
    startedMs: 400
  },
  {target: 'hello/gpu', state: 'failed', text: 'FAILED: it\u001b[31m\nbroke', startedMs: 0, endedMs: 5000},
  {target: 'worker', state: 'waiting', text: ''}
];

describe('the rows', () => {
  it('say step, cached steps and time, in columns', () => {
    expect(renderRows(ROWS, SCREEN)).toEqual(
      [
        '✔ hello/cpu/linux/amd64  HEALTHCHECK after 0.9 s           4/4 cached  12.3 s',
        '⠋ hello/cpu/linux/arm64  [3/5] RUN pip install --no-cac…  1/3 cached  1 min 5 s',
        '✖ hello/gpu              FAILED: it broke                               5.0 s',
        '· worker                 waits'
      ].map((line, index) =>
        index === 0
          ? expect.stringMatching(/^✔ hello\/cpu\/linux\/amd64 {2}HEALTHCHECK after 0\.9 s +4\/4 cached {2}12\.3 s$/)
          : index === 2
            ? expect.stringMatching(/^✖ hello\/gpu {14}FAILED: it broke +5\.0 s$/)
            : line
      )
    );
  });

  test.each([20, 30, 50, 80, 200])('are no wider than %i columns', columns => {
    for (const line of renderRows(ROWS, {...SCREEN, columns})) expect(displayWidth(line)).toBeLessThan(columns);
  });

  it('turn a sign while something runs', () => {
    const signs = [0, 1, 2, 10].map(frame => renderRows(ROWS, {...SCREEN, frame})[1]?.[0]);
    expect(signs).toEqual(['⠋', '⠙', '⠹', '⠋']);
  });

  it('are no more than the screen has lines: what failed and what runs first, in the order of the plan', () => {
    expect(renderRows(ROWS, {...SCREEN, lines: 4}).map(line => line.split(/ +/).slice(0, 3).join(' '))).toEqual([
      '⠋ hello/cpu/linux/arm64 [3/5]',
      '✖ hello/gpu FAILED:',
      ' … and'
    ]);
    expect(renderRows(ROWS, {...SCREEN, lines: 4}).at(-1)).toBe('  … and 2 more');
  });
});

describe('a row', () => {
  const told = (state: TargetProgress['state'], more: Partial<TargetProgress> = {}): TargetProgress => ({
    target: 'a',
    state,
    ...more
  });

  it('keeps what is not told again, and counts from its start to its end', () => {
    const updates: readonly (readonly [TargetProgress, number])[] = [
      [told('waiting'), 10],
      [told('running', {steps: {begun: 1, cached: 0}}), 20],
      [told('running', {text: 'RUN x'}), 30],
      [told('passed', {text: 'HEALTHCHECK'}), 50],
      [told('passed'), 60]
    ];
    const rows: ProgressRow[] = [];
    for (const [update, now] of updates) rows.push(updateRow(rows.at(-1), update, now));
    expect(rows).toEqual([
      {target: 'a', state: 'waiting', text: ''},
      {target: 'a', state: 'running', text: '', steps: {begun: 1, cached: 0}, startedMs: 20},
      {target: 'a', state: 'running', text: 'RUN x', steps: {begun: 1, cached: 0}, startedMs: 20},
      {target: 'a', state: 'passed', text: 'HEALTHCHECK', steps: {begun: 1, cached: 0}, startedMs: 20, endedMs: 50},
      {target: 'a', state: 'passed', text: 'HEALTHCHECK', steps: {begun: 1, cached: 0}, startedMs: 20, endedMs: 50}
    ]);
  });

  it('runs again when a gate looks at it', () => {
    const passed = updateRow(undefined, told('passed'), 10);
    expect(updateRow(passed, told('running'), 20)).not.toHaveProperty('endedMs');
  });
});

describe('width', () => {
  test.each([
    {text: 'abc', want: 3},
    {text: '日本', want: 4},
    {text: 'e\u0301', want: 1},
    {text: '✅', want: 2},
    {text: '✔…', want: 2}
  ])('of $text', ({text, want}) => {
    expect(displayWidth(text)).toBe(want);
  });

  it('is never above what a text is cut to', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 0, max: 40}), (text, width) => {
        expect(displayWidth(cutTo(text, width))).toBeLessThanOrEqual(width);
      })
    );
  });
});
