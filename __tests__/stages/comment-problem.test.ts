import {describe, expect, test} from 'vitest';
import {commentProblem} from '../../src/stages/comment-problem.ts';
import {factsOf} from '../context/support.ts';

const FORBIDDEN = {kind: 'forbidden', reason: 'it answers 403'} as const;

const factsAt = (event: string, action: string, attempt: string) =>
  factsOf(event, 'refs/pull/7/merge', {action}, {GITHUB_RUN_ATTEMPT: attempt});

describe('a permission that is missing', () => {
  test.each([
    {event: 'pull_request', action: 'opened', attempt: '1', want: 'notice'},
    {event: 'pull_request', action: 'reopened', attempt: '1', want: 'notice'},
    {event: 'pull_request_target', action: 'ready_for_review', attempt: '1', want: 'notice'},
    {event: 'pull_request', action: 'opened', attempt: '2', want: 'log'},
    {event: 'pull_request', action: 'synchronize', attempt: '1', want: 'log'},
    {event: 'pull_request', action: 'labeled', attempt: '1', want: 'log'},
    {event: 'pull_request', action: 'closed', attempt: '1', want: 'log'},
    {event: 'workflow_run', action: 'completed', attempt: '1', want: 'notice'}
  ])('is a $want on $event ($action), attempt $attempt', ({event, action, attempt, want}) => {
    const facts = factsAt(event, action, attempt);
    expect(commentProblem(FORBIDDEN, 7, {comment: 'auto'}, facts).level).toBe(want);
    expect(commentProblem(FORBIDDEN, 7, {comment: 'on'}, facts).level).toBe('warning');
  });

  test('has its remedy, and other trouble has none', () => {
    const facts = factsAt('pull_request', 'synchronize', '1');
    expect(commentProblem(FORBIDDEN, 7, {comment: 'auto'}, facts).message).toMatch(
      /^The comment on pull request 7 was not written: it answers 403\. Give the job "permissions: pull-requests: write"/
    );
    expect(commentProblem({kind: 'temporary', reason: 'it answers 502'}, 7, {comment: 'auto'}, facts)).toEqual({
      level: 'warning',
      message: 'The comment on pull request 7 was not written: it answers 502.'
    });
  });
});
