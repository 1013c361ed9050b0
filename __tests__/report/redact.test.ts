import {expect, it} from 'vitest';
import {redactResult} from '../../src/report/redact.ts';
import type {RunResult} from '../../src/report/result.ts';

const redact = (text: string): string => text.replaceAll('hunter2', '***');

it('leaves no secret in any text of a result', () => {
  const result: RunResult = {
    outcome: 'failure',
    targets: [],
    publications: [],
    gates: [],
    failures: [{code: 'check-failed', title: 'it said hunter2', details: 'password hunter2'}],
    warnings: [{message: 'hunter2'}],
    notes: ['fetched https://example.com/?token=hunter2'],
    leftovers: ['container hunter2'],
    durationMs: 12,
    runUrl: 'https://github.com/acme/app/actions/runs/1'
  };
  const redacted = redactResult(result, redact);
  expect(JSON.stringify(redacted)).not.toContain('hunter2');
  expect(redacted.notes).toEqual(['fetched https://example.com/?token=***']);
  expect(redacted).toMatchObject({outcome: 'failure', durationMs: 12, runUrl: result.runUrl});
});
