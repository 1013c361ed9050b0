import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {readFacts} from '../../src/context/read-facts.ts';
import {factsOf, NOW, payloadOf, runner, SHA} from './support.ts';

describe('readFacts', () => {
  it('reads a push to the default branch', () => {
    const facts = factsOf('push', 'refs/heads/main', payloadOf('push-main'));
    expect(facts.event).toEqual({
      name: 'push',
      ref: 'refs/heads/main',
      sha: SHA,
      kind: 'branch',
      refName: 'main'
    });
    expect(facts.repository).toMatchObject({
      fullName: 'acme/hello',
      owner: 'acme',
      name: 'hello',
      url: 'https://github.com/acme/hello',
      defaultBranch: 'main'
    });
    expect(facts.run).toEqual({
      id: '9876543210',
      attempt: '2',
      actor: 'octocat',
      url: 'https://github.com/acme/hello/actions/runs/9876543210'
    });
    expect(facts.trust.trusted).toBe(true);
    expect(facts.now).toBe('2026-01-02T03:04:05.678Z');
    expect(facts.commitTime).toBe('2025-11-21T08:29:58.000Z');
  });

  it('reads a push of a tag', () => {
    const {event, commitTime} = factsOf('push', 'refs/tags/v1.2.3', payloadOf('push-tag'));
    expect(event).toMatchObject({kind: 'tag', refName: 'v1.2.3'});
    expect(commitTime).toBe('2025-11-21T08:29:58.000Z');
  });

  it('reads a pull request', () => {
    const {event} = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'));
    expect(event).toEqual({
      name: 'pull_request',
      action: 'synchronize',
      ref: 'refs/pull/7/merge',
      sha: SHA,
      kind: 'pull-request',
      refName: '7',
      pullRequest: {
        number: 7,
        headSha: 'c0ffee11223344556677889900aabbccddeeff00',
        headRef: expect.any(String),
        baseRef: 'main',
        headRepository: 'acme/hello'
      }
    });
  });

  it('takes pull_request_target for a pull request, though its ref is a branch', () => {
    const {event, trust} = factsOf('pull_request_target', 'refs/heads/main', payloadOf('pull-request-target'));
    expect(event).toMatchObject({kind: 'pull-request', refName: '7', ref: 'refs/heads/main'});
    expect(trust.trusted).toBe(false);
  });

  test.each([
    {name: 'a branch with slashes', ref: 'refs/heads/feat/a/b', want: {kind: 'branch', refName: 'feat/a/b'}},
    {name: 'a tag with slashes', ref: 'refs/tags/app/v1', want: {kind: 'tag', refName: 'app/v1'}},
    {
      name: 'a pull request known by its ref alone',
      ref: 'refs/pull/12/head',
      want: {kind: 'pull-request', refName: '12'}
    },
    {name: 'another ref', ref: 'refs/notes/x', want: {kind: 'other', refName: 'refs/notes/x'}},
    {name: 'no ref', ref: '', want: {kind: 'other', refName: ''}}
  ])('reads $name', ({ref, want}) => expect(factsOf('push', ref).event).toMatchObject(want));

  test.each([
    {
      name: 'git, whatever the payload says',
      head: {id: SHA, timestamp: '2025-01-01T01:00:00+01:00'},
      gitCommitTime: '2025-06-01T02:00:00+02:00',
      want: '2025-06-01T00:00:00.000Z'
    },
    {
      name: 'the payload of this commit, where the checkout does not have it',
      head: {id: SHA, timestamp: '2025-01-01T01:00:00+01:00'},
      want: '2025-01-01T00:00:00.000Z'
    },
    {name: 'no payload of another commit', head: {id: 'x', timestamp: '2025-01-01T00:00:00Z'}, want: undefined},
    {name: 'no nonsense', head: {id: SHA, timestamp: 'yesterday'}, want: undefined}
  ])('takes the commit time from $name', ({head, gitCommitTime, want}) => {
    const facts = readFacts({
      env: runner('push', 'refs/heads/main'),
      payload: {head_commit: head},
      now: NOW,
      gitCommitTime
    });
    expect(facts.commitTime).toBe(want);
  });

  test.each([
    {name: 'git does not', gitCommitTime: undefined, want: '2025-01-01T00:00:00.000Z'},
    {name: 'and not where git does', gitCommitTime: '2025-06-01T02:00:00+02:00', want: '2025-06-01T00:00:00.000Z'}
  ])('takes the commit time of a release from it where $name', ({gitCommitTime, want}) => {
    const payload = {release: {tag_name: 'v1', created_at: '2025-01-01T00:00:00Z'}};
    const facts = readFacts({env: runner('release', 'refs/tags/v1'), payload, now: NOW, gitCommitTime});
    expect(facts.commitTime).toBe(want);
  });

  it('takes the commit time of the commit that a workflow run was of', () => {
    const payload = {workflow_run: {head_sha: SHA, head_commit: {id: SHA, timestamp: '2025-01-01T00:00:00Z'}}};
    expect(factsOf('workflow_run', 'refs/heads/main', payload).commitTime).toBe('2025-01-01T00:00:00.000Z');
  });

  it('takes the commit time of any commit that was pushed', () => {
    const commits = [
      {id: 'x', timestamp: '2024-01-01T00:00:00Z'},
      {id: SHA, timestamp: '2025-01-01T00:00:00Z'}
    ];
    expect(factsOf('push', 'refs/heads/main', {commits}).commitTime).toBe('2025-01-01T00:00:00.000Z');
  });

  test.each([
    {name: 'the job says so', variable: 'true', want: 'c0ffee11223344556677889900aabbccddeeff00'},
    {name: 'the job says the opposite', variable: 'false', want: SHA}
  ])("has the commit of a pull request's head when $name", ({variable, want}) => {
    const env = {DOCKER_METADATA_PR_HEAD_SHA: variable};
    expect(factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'), env).event.sha).toBe(want);
    expect(factsOf('push', 'refs/heads/main', payloadOf('push-main'), env).event.sha).toBe(SHA);
  });

  it('reads the branch that a tag was cut from', () => {
    const {event} = factsOf('push', 'refs/tags/v1', {base_ref: 'refs/heads/release/1.x'});
    expect(event.baseRef).toBe('release/1.x');
  });

  it('knows the default branch of a schedule, whose payload may not name it', () => {
    expect(factsOf('schedule', 'refs/heads/trunk').repository.defaultBranch).toBe('trunk');
    expect(factsOf('push', 'refs/heads/trunk').repository.defaultBranch).toBe('');
  });

  it("reads the job's SOURCE_DATE_EPOCH", () => {
    const of = (SOURCE_DATE_EPOCH: string) => factsOf('push', 'refs/heads/main', {}, {SOURCE_DATE_EPOCH}).sourceDate;
    expect(of('1700000000')).toBe('2023-11-14T22:13:20.000Z');
    expect(['', 'now', '-1', '1e9'].map(of)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each([
    {name: 'nothing', gitCommitTime: undefined},
    {name: 'an empty text', gitCommitTime: ''},
    {name: 'no time', gitCommitTime: 'tag v1.2.3'}
  ])('has no commit time when git says $name', ({gitCommitTime}) => {
    const facts = readFacts({env: runner('push', 'refs/heads/main'), payload: {}, now: NOW, gitCommitTime});
    expect(facts).not.toHaveProperty('commitTime');
  });

  it('gives empty facts outside a workflow', () => {
    const facts = readFacts({env: {}, payload: {}, now: NOW});
    expect(facts).toEqual({
      event: {name: '', ref: '', sha: '', kind: 'other', refName: ''},
      repository: {fullName: '', owner: '', name: '', url: '', description: '', license: '', defaultBranch: ''},
      run: {id: '', attempt: '1', actor: '', url: ''},
      trust: {trusted: true, reason: 'the event (none) is of this repository'},
      now: '2026-01-02T03:04:05.678Z'
    });
  });

  it('names the server of GitHub Enterprise', () => {
    const {repository, run} = factsOf('push', 'refs/heads/main', {}, {GITHUB_SERVER_URL: 'https://git.acme.dev'});
    expect(repository.url).toBe('https://git.acme.dev/acme/hello');
    expect(run.url).toBe('https://git.acme.dev/acme/hello/actions/runs/9876543210');
  });

  it('reads any payload without throwing', () => {
    const field = fc.constantFrom('pull_request', 'head_commit', 'repository', 'workflow_run', 'action');
    const payload = fc.dictionary(field, fc.anything());
    const event = fc.constantFrom('push', 'pull_request', 'workflow_run', 'schedule', '', 'x');
    fc.assert(
      fc.property(payload, event, fc.string(), (given, name, ref) => {
        const facts = factsOf(name, ref, given);
        expect(facts.event.name).toBe(name);
        expect(typeof facts.trust.trusted).toBe('boolean');
      })
    );
  });
});
