import {expect, test} from 'vitest';
import {exitCodeOf} from '../../src/cli/exit-code.ts';

const failures = (...codes: readonly string[]) => codes.map(code => ({code}));

test.each([
  {name: 'what went well', failed: false, result: {outcome: 'success'}, want: 0},
  {name: 'a failed build', failed: true, result: {outcome: 'failure', failures: failures('build-failed')}, want: 1},
  {name: 'wrong inputs', failed: true, result: {failures: failures('invalid-input', 'invalid-input')}, want: 2},
  {
    name: 'wrong inputs among others',
    failed: true,
    result: {failures: failures('invalid-input', 'no-engine')},
    want: 1
  },
  {
    name: 'what was cancelled',
    failed: true,
    result: {outcome: 'cancelled', failures: failures('cancelled')},
    want: 130
  },
  {name: 'a refused plan', failed: true, result: undefined, want: 1}
])('of $name', ({failed, result, want}) => {
  expect(exitCodeOf(failed, result === undefined ? '' : JSON.stringify(result))).toBe(want);
});
