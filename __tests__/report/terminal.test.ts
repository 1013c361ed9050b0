import {describe, expect, it, test} from 'vitest';
import {renderPlanTerminal, renderTerminal} from '../../src/report/terminal.ts';
import {plan, SCENARIOS, success} from './fixtures.ts';

describe('renderTerminal', () => {
  test.each(Object.entries(SCENARIOS))('%s', (_, make) => {
    expect(renderTerminal(make())).toMatchSnapshot();
  });

  it('shows the last 20 lines of a log', () => {
    const details = Array.from({length: 50}, (_, index) => `line ${index}`).join('\n');
    const failures = [{code: 'check-failed', title: 'It failed', details} as const];
    const shown = renderTerminal(success({outcome: 'failure', failures})).match(/^ {2}\| line \d+$/gm);
    expect(shown).toHaveLength(20);
    expect(shown?.at(-1)).toBe('  | line 49');
  });

  it('leaves no command for the runner', () => {
    const text = renderTerminal(
      success({
        warnings: [{message: '::error::boo'}],
        leftovers: ['##[error]boo', 'a ##[add-mask]b'],
        failures: [{code: 'internal', title: '::stop-commands::x', details: '::add-mask::a\n##[group]b'}]
      })
    );
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain('##[');
  });
});

describe('renderPlanTerminal', () => {
  it('shows tags and build targets', () => {
    expect(renderPlanTerminal(plan())).toMatchSnapshot();
  });

  it('leaves out an empty table of tags', () => {
    expect(renderPlanTerminal(plan({version: '', publications: []}))).not.toContain('Tags');
  });
});
