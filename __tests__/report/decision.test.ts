import {expect, test} from 'vitest';
import type {Plan} from '../../src/plan/plan.ts';
import {describeCleanup} from '../../src/report/decision.ts';
import {plan} from './fixtures.ts';

const closed: Partial<Plan> = {
  task: 'remove-preview',
  event: {name: 'pull_request', action: 'closed', about: 'pull request 7'},
  push: {push: false, trusted: true, reason: 'the pull request is closed'}
};
const scheduled: Partial<Plan> = {
  task: 'publish',
  event: {name: 'schedule', about: 'branch main'},
  push: {push: true, trusted: true, reason: 'the event schedule is of this repository'}
};

test.each([
  {
    name: 'a closed pull request',
    over: closed,
    mode: 'run',
    want: 'pull_request (closed) of pull request 7, trusted → remove the preview: the pull request is closed'
  },
  {
    name: 'a closed pull request, with retention',
    over: closed,
    mode: 'cleanup',
    want: 'pull_request (closed) of pull request 7, trusted → clean up: the input "mode" is cleanup, and the pull request is closed'
  },
  {
    name: 'a schedule',
    over: scheduled,
    mode: 'cleanup',
    want: 'schedule of branch main, trusted → clean up: the input "mode" is cleanup'
  },
  {
    name: 'nothing to clean',
    over: scheduled,
    mode: 'cleanup',
    skipped: 'there is no "retention"',
    want: 'schedule of branch main, trusted → nothing to do: there is no "retention"'
  }
] as const)('the clean-up of $name', ({over, mode, want, ...rest}) => {
  expect(describeCleanup(plan(over), mode, 'skipped' in rest ? rest.skipped : undefined)).toBe(want);
});
