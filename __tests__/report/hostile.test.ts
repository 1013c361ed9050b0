import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {renderClosedComment, renderComment} from '../../src/report/comment.ts';
import type {RunResult} from '../../src/report/result.ts';
import {renderPlanSummary, renderSummary} from '../../src/report/summary.ts';
import {renderPlanTerminal, renderTerminal} from '../../src/report/terminal.ts';
import {digest, passed, plan, planTarget, RUN_URL} from './fixtures.ts';

const NASTY = [
  '|',
  '\\',
  '\\|',
  '`',
  '```',
  '~~~',
  '\n',
  '\r',
  '\n\n',
  '</details>',
  '</code>',
  '<script>alert(1)</script>',
  '<!--',
  '@octocat',
  '#12',
  '::error::x',
  '##[error]x',
  '\u001b[31m',
  '\u202e',
  '\u2028',
  '| --- |',
  '[a](javascript:b)',
  '![a](https://b.c/d.png)',
  'https://a.b/?c=|@octocat',
  '$a$',
  ' ',
  'a',
  'x'.repeat(5000)
];

const hostileText = fc
  .array(fc.oneof({weight: 3, arbitrary: fc.constantFrom(...NASTY)}, fc.string({unit: 'binary', maxLength: 8})), {
    maxLength: 8
  })
  .map(parts => parts.join(''));

/** A result in which every text that can come from outside does. */
const hostileResult = fc
  .tuple(hostileText, hostileText, hostileText, fc.constantFrom('success', 'failure', 'cancelled'))
  .map(([a, b, c, outcome]): RunResult & Required<Pick<RunResult, 'plan'>> => {
    const target = planTarget(b, c, {id: a, image: a, file: b, target: c});
    const place = {file: b, line: 3};
    const tags = [{name: b, moving: false, source: c, claim: {kind: 'version', version: a}}] as const;
    const shared = {id: a, image: a, variant: b};
    return {
      outcome,
      plan: plan({
        version: a,
        revision: b,
        created: c,
        push: {push: outcome !== 'success', trusted: false, reason: c},
        targets: [target, target],
        publications: [
          {...shared, repositories: [a, c], tags, held: [{name: b, reason: a}], targets: [a], annotations: []}
        ],
        notes: [a, b],
        warnings: [c],
        taken: [{reference: a, reason: b}]
      }),
      targets: [
        {...passed(target), check: {summary: a, emulated: true}},
        {...passed(target), status: 'failed', check: {summary: b, emulated: false}}
      ],
      publications: [
        {
          ...shared,
          status: 'partial',
          repositories: [{repository: c, digest: digest('x'), platforms: [a, b], tags: [a, b], missing: [c]}]
        }
      ],
      gates: [
        {gate: a, target: b, status: 'failed', summary: c, durationMs: 1, sarif: b},
        {gate: b, target: c, status: 'passed', summary: a, verify: c},
        {gate: c, target: '', status: 'not-run', summary: b}
      ],
      failures: [
        {code: 'build-failed', target: a, title: b, cause: c, remedy: a, details: `${b}\n${c}`, place},
        {code: 'internal', title: a, details: c}
      ],
      warnings: [
        {message: a, place},
        {target: b, message: c}
      ],
      leftovers: [a, b, c],
      durationMs: 1,
      runUrl: RUN_URL
    };
  });

/** Lines outside code fences, read as CommonMark does: only an equally long or longer bare fence closes one. */
function outsideFences(markdown: string): {readonly lines: readonly string[]; readonly isOpen: boolean} {
  const lines: string[] = [];
  let open = '';
  for (const line of markdown.split(/\r\n?|\n/)) {
    const marks = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (open === '' && marks) open = marks[1] ?? '';
    else if (open === '') lines.push(line);
    else if (marks?.[1]?.startsWith(open) && marks[2]?.trim() === '') open = '';
  }
  return {lines, isOpen: open !== ''};
}

const withoutCode = (line: string): string =>
  line.replace(/<code>[^<]*<\/code>/g, '').replace(/(?<![\\`])(`)(?!`)[^`]+`(?!`)/g, '');

const cells = (line: string): number => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0;

function expectSound(markdown: string): void {
  const {lines, isOpen} = outsideFences(markdown);
  expect(isOpen).toBe(false);
  expect(lines.filter(line => /^<details( open)?>$/.test(line))).toHaveLength(
    lines.filter(line => line === '</details>').length
  );
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    if (line.startsWith('|') && above?.startsWith('|')) expect(cells(line)).toBe(cells(above));
    const tags = withoutCode(line).match(/(?<!\\)<(?!https?:\/\/)[^>]*>?/g) ?? [];
    expect(tags.filter(tag => !/^<(\/?details|details open|\/?summary|br)>$/.test(tag))).toEqual([]);
    expect(withoutCode(line).replace(/<https?:[^>]*>|\]\([^)]*\)/g, '')).not.toMatch(/(?<!\w)@\w/);
    expect(line.replace(/\t/g, '')).not.toMatch(/\p{Cc}|[\u2028-\u202e]/u);
  }
}

describe('hostile text', () => {
  it('breaks no table, fence or block of a summary', () => {
    fc.assert(fc.property(hostileResult, result => expectSound(renderSummary(result))));
  });

  it('breaks no comment, and is no part of its marks', () => {
    const about = {key: 'hello-0123456789ab', pullRequest: 7, headSha: '', runId: '1', state: {names: [], written: []}};
    fc.assert(
      fc.property(hostileResult, result => {
        const comment = renderComment(result, about, '') ?? '';
        const again = renderComment({...result, outcome: 'failure', publications: []}, about, comment) ?? '';
        const [{reference, reason} = {reference: '', reason: ''}] = result.plan.taken;
        const closed = renderClosedComment(about, {
          removed: [reference, reason],
          left: [{reference, reason}],
          gone: [],
          stays: [],
          runUrl: RUN_URL
        });
        for (const text of [comment, again, closed]) {
          const marks = text.match(/^<!-- .* -->$/gm) ?? [];
          expect(marks.length).toBe(new Set(marks).size);
          expect(text.length).toBeLessThanOrEqual(65_536);
          expectSound(text.replace(/^<!-- .* -->$/gm, '').replace(/<\/?sub>/g, ''));
        }
      })
    );
  });

  it('breaks no table of a plan', () => {
    fc.assert(fc.property(hostileResult, result => expectSound(renderPlanSummary(result.plan))));
  });

  it('gives the runner no command', () => {
    fc.assert(
      fc.property(hostileResult, result => {
        const text = renderTerminal(result) + renderPlanTerminal(result.plan);
        expect(text).not.toMatch(/^\s*::/m);
        expect(text).not.toContain('##[');
        expect(text).not.toMatch(/[^\P{Cc}\n\t]/u);
      })
    );
  });
});
