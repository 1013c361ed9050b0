import {expect, test} from 'vitest';
import {reword} from '../../src/report/reword.ts';

const loud = (text: string): string => text.toUpperCase();

test('texts that advise are put otherwise, and what others have said is not', () => {
  const result = {
    outcome: 'failure',
    failures: [
      {code: 'build-failed', title: 'a', cause: 'b', remedy: 'c', details: 'log', place: {file: 'd', line: 1}}
    ],
    warnings: [{message: 'e', target: 'f'}],
    notes: ['g'],
    plan: {push: {push: false, reason: 'h'}, warnings: ['i'], targets: [{id: 'j'}]}
  };
  expect(reword(result, loud)).toEqual({
    outcome: 'failure',
    failures: [
      {code: 'build-failed', title: 'A', cause: 'B', remedy: 'C', details: 'log', place: {file: 'd', line: 1}}
    ],
    warnings: [{message: 'E', target: 'f'}],
    notes: ['G'],
    plan: {push: {push: false, reason: 'H'}, warnings: ['I'], targets: [{id: 'j'}]}
  });
  expect(reword(result, undefined)).toBe(result);
});
