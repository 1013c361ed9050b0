import {describe, expect, it, test} from 'vitest';
import type {Payload} from '../../src/context/payload.ts';
import type {Checkout} from '../../src/context/subject.ts';
import {judgeTrust, type TrustSources} from '../../src/context/trust.ts';
import {payloadOf, SHA} from './support.ts';

const from = (repository: unknown): Payload => ({pull_request: {number: 7, head: {repo: repository}}});
const runOf = (event: string, repository: unknown): Payload => ({workflow_run: {event, head_repository: repository}});
const own = {full_name: 'acme/hello'};
const fork = {full_name: 'mona/hello'};

const COMMIT = 'c0ffee11223344556677889900aabbccddeeff00';
/** What actions/checkout makes of a bare commit. */
const bare = (more: Partial<Checkout> = {}): Checkout => ({head: COMMIT, refs: [], within: [], ...more});
const NAMING = ['workflow_dispatch', 'repository_dispatch', 'workflow_run', 'issue_comment'];
const namingPayload = (event: string): Payload =>
  event === 'workflow_run' ? runOf('push', own) : {issue: {number: 3}, inputs: {sha: COMMIT}};

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
  ...['refs/pull/7/head', 'pull/7/merge', ' pull/7/merge'].flatMap(ref => [
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
  ...NAMING.flatMap(event => [
    {
      name: `${event} with a commit that nothing vouches for`,
      event,
      payload: namingPayload(event),
      checkout: bare(),
      want: /^the commit c0ffee1 is checked out, and no branch and no tag of this repository is known to have it$/
    },
    {
      name: `${event} with a commit that GitHub does not know`,
      event,
      payload: namingPayload(event),
      checkout: bare({origin: {kind: 'unknown', reason: 'no answer in 5 s'}}),
      want: /no branch and no tag of this repository is known to have it$/
    },
    {
      name: `${event} with a commit of a fork's pull request`,
      event,
      payload: namingPayload(event),
      checkout: bare({origin: {kind: 'pull-request', number: 7, repository: 'mona/hello'}}),
      want: /^the commit c0ffee1 is checked out, which is of pull request 7 from the fork mona\/hello$/
    },
    {
      name: `${event} with a commit of a fork that is gone`,
      event,
      payload: namingPayload(event),
      checkout: bare({origin: {kind: 'pull-request', number: 7, repository: ''}}),
      want: /pull request 7 from a fork that is gone$/
    },
    {
      name: `${event} with a branch of a fork that is origin`,
      event,
      payload: namingPayload(event),
      checkout: bare({refs: ['refs/remotes/origin/feature'], remote: 'mona/Hello'}),
      want: /^what is checked out comes from mona\/Hello, which looks like a fork$/
    },
    {
      name: `${event} with a local branch, which anybody's code may be on`,
      event,
      payload: namingPayload(event),
      checkout: bare({refs: ['refs/heads/feature', 'refs/remotes/mona/feature']}),
      want: /the commit c0ffee1 is checked out/
    }
  ]),
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
  ...NAMING.flatMap(event => [
    {
      name: `${event} with its own commit as a bare one`,
      event,
      payload: namingPayload(event),
      checkout: bare({head: SHA}),
      want: new RegExp(event)
    },
    ...[
      {name: 'a branch', checkout: bare({refs: ['refs/heads/x', 'refs/remotes/origin/x']})},
      {name: 'a tag', checkout: bare({refs: ['refs/tags/v1.2.3'], remote: 'Acme/hello'})},
      {name: 'another project', checkout: bare({refs: ['refs/tags/v3'], remote: 'upstream/server'})},
      {name: 'all history', checkout: bare({within: ['refs/remotes/origin/main']})},
      {name: 'a commit that GitHub knows', checkout: bare({origin: {kind: 'own'}})},
      {name: 'a pull request of its own', checkout: bare({refs: ['refs/remotes/pull/7/head'], origin: {kind: 'own'}})}
    ].map(({name, checkout}) => ({
      name: `${event} with ${name}`,
      event,
      payload: namingPayload(event),
      checkout,
      want: new RegExp(event)
    }))
  ]),
  {
    name: 'workflow run with the commit of that run',
    event: 'workflow_run',
    payload: {workflow_run: {event: 'push', head_repository: own, head_sha: COMMIT}},
    checkout: bare(),
    want: /workflow_run/
  },
  {name: 'push, whatever is checked out', event: 'push', payload: {}, checkout: bare(), want: /push/},
  {name: 'workflow run of a push', event: 'workflow_run', payload: runOf('push', own), want: /workflow_run/},
  {
    name: 'workflow run of an own pull request',
    event: 'workflow_run',
    payload: runOf('pull_request', own),
    want: /workflow_run/
  }
];

const judge = (more: Partial<TrustSources>) =>
  judgeTrust({eventName: '', payload: {}, repository: 'acme/hello', actor: 'octocat', sha: SHA, ...more});

describe('judgeTrust', () => {
  test.each(untrusted)('does not trust: $name', ({event, payload, actor = 'mona', checkout, want}) => {
    const {trusted, reason} = judge({eventName: event, payload, actor, checkout});
    expect(trusted).toBe(false);
    expect(reason).toMatch(want);
  });

  test.each(trusted)('trusts: $name', ({event, payload, actor = 'octocat', checkout, want}) => {
    const {trusted, reason} = judge({eventName: event, payload, actor, checkout});
    expect(trusted).toBe(true);
    expect(reason).toMatch(want);
  });

  it('never trusts a pull request while the own repository is unknown', () => {
    for (const payload of [from(fork), from({full_name: ''})])
      expect(judge({eventName: 'pull_request', payload, repository: ''}).trusted).toBe(false);
  });

  it('says what to do about a commit that nothing vouches for, and why GitHub did not', () => {
    const remedyOf = (checkout: Checkout) => judge({eventName: 'workflow_dispatch', checkout}).remedy;
    expect(remedyOf(bare())).toMatch(/^Nothing says that the commit c0ffee1 is of this repository: .*"fetch-depth: 0"/);
    expect(remedyOf(bare({origin: {kind: 'unknown', reason: 'it answers 502'}}))).toMatch(
      /, and GitHub's API does not tell \(it answers 502\): /
    );
    // Of a fork's pull request there is nothing to publish.
    const fromFork = bare({origin: {kind: 'pull-request', number: 7, repository: 'mona/hello'}});
    expect(judge({eventName: 'workflow_dispatch', checkout: fromFork})).not.toHaveProperty('remedy');
  });
});
