import {describe, expect, it, test} from 'vitest';
import type {Payload} from '../../src/context/payload.ts';
import type {Checkout} from '../../src/context/subject.ts';
import {judgeTrust} from '../../src/context/trust.ts';
import {payloadOf} from './support.ts';

const from = (repository: unknown): Payload => ({pull_request: {number: 7, head: {repo: repository}}});
const runOf = (event: string, repository: unknown): Payload => ({workflow_run: {event, head_repository: repository}});
const own = {full_name: 'acme/hello'};
const fork = {full_name: 'mona/hello'};

interface Case {
  readonly name: string;
  readonly event: string;
  readonly payload: Payload;
  readonly actor?: string;
  readonly checkout?: Checkout;
  readonly want: RegExp;
}

const untrusted: readonly Case[] = [
  {
    name: 'pull request of a fork',
    event: 'pull_request',
    payload: from(fork),
    want: /comes from the fork mona\/hello$/
  },
  {
    name: 'recorded pull request of a fork',
    event: 'pull_request',
    payload: payloadOf('pull-request-fork'),
    want: /^the pull request comes from the fork \S+\/hello$/
  },
  {
    name: 'recorded pull_request_target of a fork',
    event: 'pull_request_target',
    payload: payloadOf('pull-request-target'),
    want: /^the pull request comes from the fork \S+\/hello$/
  },
  {name: 'fork that is gone', event: 'pull_request', payload: from(null), want: /a fork that is gone$/},
  {name: 'pull request without a word of its head', event: 'pull_request', payload: {}, want: /a fork that is gone$/},
  {name: 'pull_request_target of a fork', event: 'pull_request_target', payload: from(fork), want: /fork mona/},
  {name: 'review of a pull request of a fork', event: 'pull_request_review', payload: from(fork), want: /fork mona/},
  {
    name: 'review comment on a pull request of a fork',
    event: 'pull_request_review_comment',
    payload: from(fork),
    want: /fork mona/
  },
  {
    name: 'workflow run of a fork',
    event: 'workflow_run',
    payload: runOf('pull_request', fork),
    want: /^the workflow run comes from the fork mona/
  },
  {
    name: 'workflow run of pull_request_target of a fork',
    event: 'workflow_run',
    payload: runOf('pull_request_target', fork),
    want: /fork mona/
  },
  {
    name: 'workflow run of a fork that is gone',
    event: 'workflow_run',
    payload: runOf('pull_request', null),
    want: /that is gone/
  },
  {
    name: 'pull request by Dependabot',
    event: 'pull_request',
    payload: from(own),
    actor: 'dependabot[bot]',
    want: /Dependabot/
  },
  {
    name: 'push by Dependabot to its own branch',
    event: 'push',
    payload: payloadOf('push-main'),
    actor: 'dependabot[bot]',
    want: /Dependabot/
  },
  {
    name: 'comment on a pull request',
    event: 'issue_comment',
    payload: {issue: {number: 7, pull_request: {url: 'https://api.github.com/repos/acme/hello/pulls/7'}}},
    want: /comment is on a pull request/
  },
  ...['refs/pull/7/head', 'pull/7/merge'].flatMap(ref => [
    {
      name: `workflow_dispatch with ${ref}`,
      event: 'workflow_dispatch',
      payload: {inputs: {ref}},
      want: /what it builds is a pull request/
    },
    {
      name: `repository_dispatch with ${ref}`,
      event: 'repository_dispatch',
      payload: {client_payload: {ref}},
      want: /what it builds is a pull request/
    }
  ]),
  {
    name: 'dispatch with a pull request checked out',
    event: 'workflow_dispatch',
    payload: {inputs: {number: '7'}},
    checkout: {head: 'c0ffee1', refs: ['refs/remotes/pull/7/merge']},
    want: /what it builds is a pull request/
  },
  {
    name: 'repository whose name only begins alike',
    event: 'pull_request',
    payload: from({full_name: 'acme/hello2'}),
    want: /fork acme\/hello2/
  }
];

const trusted: readonly Case[] = [
  {name: 'push', event: 'push', payload: payloadOf('push-main'), want: /the event push is of this repository/},
  {name: 'schedule', event: 'schedule', payload: {}, want: /schedule/},
  {name: 'workflow_dispatch', event: 'workflow_dispatch', payload: {}, want: /workflow_dispatch/},
  {name: 'no event', event: '', payload: {}, want: /\(none\)/},
  {
    name: 'pull request of the same repository',
    event: 'pull_request',
    payload: payloadOf('pull-request'),
    want: /from this repository/
  },
  {
    name: 'same repository in another case',
    event: 'pull_request',
    payload: from({full_name: 'ACME/Hello'}),
    want: /from this repository/
  },
  {name: 'comment on an issue', event: 'issue_comment', payload: {issue: {number: 3}}, want: /issue_comment/},
  {
    name: 'dispatch of a pull request that is merged by now',
    event: 'workflow_dispatch',
    payload: {},
    checkout: {head: 'c0ffee1', refs: ['refs/remotes/pull/7/head', 'refs/remotes/origin/main']},
    want: /workflow_dispatch/
  },
  {name: 'workflow run of a push', event: 'workflow_run', payload: runOf('push', own), want: /workflow_run/},
  {
    name: 'workflow run of an own pull request',
    event: 'workflow_run',
    payload: runOf('pull_request', own),
    want: /workflow_run/
  }
];

describe('judgeTrust', () => {
  test.each(untrusted)('does not trust: $name', ({event, payload, actor = 'mona', checkout, want}) => {
    const {trusted, reason} = judgeTrust(event, payload, 'acme/hello', actor, checkout);
    expect(trusted).toBe(false);
    expect(reason).toMatch(want);
  });

  test.each(trusted)('trusts: $name', ({event, payload, actor = 'octocat', checkout, want}) => {
    const {trusted, reason} = judgeTrust(event, payload, 'acme/hello', actor, checkout);
    expect(trusted).toBe(true);
    expect(reason).toMatch(want);
  });

  it('never trusts a pull request while the own repository is unknown', () => {
    expect(judgeTrust('pull_request', from(fork), '', 'mona').trusted).toBe(false);
    expect(judgeTrust('pull_request', from({full_name: ''}), '', 'mona').trusted).toBe(false);
  });
});
