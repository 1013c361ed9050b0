import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {isTag} from '../../src/oci/reference.ts';
import {computeTags, type EventTags} from '../../src/plan/tags.ts';
import {factsOf, payloadOf, pushOf} from '../context/support.ts';
import {namesOf} from './rules/support.ts';

const main = pushOf('refs/heads/main');
const branch = pushOf('refs/heads/feat/login');
const pullRequest = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'));
const schedule = factsOf('schedule', 'refs/heads/main', payloadOf('push-main'));
const release = pushOf('refs/tags/v1.2.3');

const byDefault = (facts: Facts): EventTags => computeTags(facts, namesOf({}));
const asked = (facts: Facts, tags: string): EventTags => computeTags(facts, namesOf({tags}));
const names = ({tags}: EventTags): string => tags.map(({name}) => name).join(' ');

describe('tags of an event when none are asked for', () => {
  test.each([
    {name: 'push to the default branch', facts: main, want: 'main sha-8f3b1c9 latest', version: 'main'},
    {name: 'push to another branch', facts: branch, want: 'feat-login sha-8f3b1c9', version: 'feat-login'},
    {name: 'tag v1.2.3', facts: release, want: '1.2.3 1.2 1 latest', version: '1.2.3'},
    {name: 'tag 1.2.3', facts: pushOf('refs/tags/1.2.3'), want: '1.2.3 1.2 1 latest', version: '1.2.3'},
    {
      name: 'tag v0.4.1 has no major tag',
      facts: pushOf('refs/tags/v0.4.1'),
      want: '0.4.1 0.4 latest',
      version: '0.4.1'
    },
    {name: 'pre-release', facts: pushOf('refs/tags/v2.0.0-rc.1'), want: '2.0.0-rc.1', version: '2.0.0-rc.1'},
    {name: 'build metadata', facts: pushOf('refs/tags/v1.2.3+b.7'), want: '1.2.3-b.7', version: '1.2.3-b.7'},
    {name: 'tag that is no version', facts: pushOf('refs/tags/nightly-7'), want: '', version: ''},
    {name: 'tag of two numbers', facts: pushOf('refs/tags/v1.2'), want: '', version: ''},
    {name: 'pull request', facts: pullRequest, want: 'pr-7', version: 'pr-7'},
    {
      name: 'pull_request_target',
      facts: factsOf('pull_request_target', 'refs/heads/main', payloadOf('pull-request-target')),
      want: 'pr-7',
      version: 'pr-7'
    },
    {name: 'schedule', facts: schedule, want: 'main sha-8f3b1c9 latest', version: 'main'},
    {
      name: 'workflow_dispatch of a branch',
      facts: factsOf('workflow_dispatch', 'refs/heads/try', payloadOf('push-main')),
      want: 'try sha-8f3b1c9',
      version: 'try'
    },
    {
      name: 'release of a tag',
      facts: factsOf('release', 'refs/tags/v1.2.3', payloadOf('push-tag')),
      want: '1.2.3 1.2 1 latest',
      version: '1.2.3'
    },
    {name: 'nothing known', facts: factsOf('', ''), want: '', version: ''},
    {
      name: 'branch without a commit',
      facts: factsOf('push', 'refs/heads/main', {repository: {default_branch: 'main'}}, {GITHUB_SHA: ''}),
      want: 'main latest',
      version: 'main'
    }
  ])('$name: $want', ({facts, want, version}) => {
    expect(names(byDefault(facts))).toBe(want);
    expect(byDefault(facts).version).toBe(version);
  });
});

describe('tags that are asked for', () => {
  test.each([
    {name: 'latest alone', facts: main, tags: 'latest', want: 'latest'},
    {name: 'latest alone, other branch', facts: branch, tags: 'latest', want: ''},
    {name: 'latest alone, version', facts: release, tags: 'latest', want: 'latest'},
    {name: 'latest alone, pre-release', facts: pushOf('refs/tags/v1.0.0-rc.1'), tags: 'latest', want: ''},
    {name: 'latest of a branch is left to semver', facts: main, tags: 'latest, semver', want: ''},
    {name: 'latest=branch beside semver', facts: main, tags: 'latest=branch, semver', want: 'latest'},
    {name: 'latest=branch on another branch', facts: branch, tags: 'latest=branch, semver', want: ''},
    {name: 'latest=branch of a version', facts: release, tags: 'latest=branch, semver', want: '1.2.3 1.2 1 latest'},
    {
      name: 'the order of the lines does not count',
      facts: main,
      tags: 'latest\nsha\nbranch',
      want: 'main sha-8f3b1c9 latest'
    },
    {name: 'sha alone', facts: main, tags: 'sha', want: 'sha-8f3b1c9'},
    {name: 'no sha of a version', facts: release, tags: 'sha, semver', want: '1.2.3 1.2 1'},
    {name: 'branch of a pull request', facts: pullRequest, tags: 'branch, sha', want: ''},
    {name: 'pr of a push', facts: main, tags: 'pr', want: ''},
    {name: 'edge', facts: main, tags: 'edge', want: 'edge'},
    {name: 'edge of another branch', facts: branch, tags: 'edge', want: ''},
    {name: 'edge=BRANCH', facts: branch, tags: 'edge=feat/login', want: 'edge'},
    {name: 'edge=BRANCH on the default branch', facts: main, tags: 'edge=feat/login', want: ''},
    {name: 'nightly', facts: schedule, tags: 'nightly', want: 'nightly'},
    {name: 'nightly of a push', facts: main, tags: 'nightly', want: ''},
    {name: 'nightly is the version', facts: schedule, tags: 'branch, nightly', want: 'nightly main'},
    {
      name: 'edge without a known default branch',
      facts: factsOf('push', 'refs/heads/main'),
      tags: 'edge, latest',
      want: ''
    }
  ])('$name: "$want"', ({facts, tags, want}) => expect(names(asked(facts, tags))).toBe(want));

  it('writes a tag once that two lines make', () => {
    expect(names(asked(pushOf('refs/heads/edge'), 'branch\nedge=edge'))).toBe('edge');
    expect(names(asked(main, 'edge, edge=main'))).toBe('edge');
  });

  it('says which line made a tag, and whether it moves', () => {
    expect(asked(release, 'semver, latest').tags).toEqual([
      {name: '1.2.3', moving: false, source: 'semver', claim: {kind: 'version', version: '1.2.3'}},
      {name: '1.2', moving: true, source: 'semver', claim: {kind: 'highest', version: '1.2.3', range: '1.2'}},
      {name: '1', moving: true, source: 'semver', claim: {kind: 'highest', version: '1.2.3', range: '1'}},
      {name: 'latest', moving: true, source: 'latest', claim: {kind: 'highest', version: '1.2.3', range: ''}}
    ]);
    expect(asked(main, 'branch, sha, edge=main').tags).toEqual([
      {name: 'edge', moving: true, source: 'edge=main', claim: {kind: 'newest'}},
      {name: 'main', moving: true, source: 'branch', claim: {kind: 'newest'}},
      {name: 'sha-8f3b1c9', moving: false, source: 'sha', claim: {kind: 'none'}}
    ]);
    expect(asked(pullRequest, 'pr').tags).toEqual([{name: 'pr-7', moving: true, source: 'pr', claim: {kind: 'none'}}]);
  });

  it('says so when no strategy names a tag', () => {
    expect(asked(pullRequest, 'semver').warnings).toEqual([
      'No line of "tags" names a tag for pull_request of refs/pull/7/merge: images are built and checked, and no tag is written.'
    ]);
    expect(asked(main, 'branch').warnings).toEqual([]);
  });
});

describe('tags of any ref', () => {
  const anyText = fc.oneof(
    fc.string({unit: 'binary', maxLength: 200}),
    fc.stringMatching(/^v?\d{1,3}\.\d{1,3}\.\d{1,3}(-[0-9A-Za-z.-]{1,200})?(\+[0-9A-Za-z.]{1,40})?$/),
    fc.stringMatching(/^[a-z/._-]{1,300}$/)
  );
  const everyLine = namesOf({tags: 'latest=branch, branch, sha, semver, pr, edge, nightly'});

  it('are valid and differ', () => {
    fc.assert(
      fc.property(fc.constantFrom('refs/heads/', 'refs/tags/', 'refs/'), anyText, (prefix, text) => {
        const {tags, version} = computeTags(pushOf(prefix + text), everyLine);
        for (const {name} of tags) expect(isTag(name), name).toBe(true);
        expect(new Set(tags.map(({name}) => name)).size).toBe(tags.length);
        expect(version).toBe(tags[0]?.name ?? '');
      })
    );
  });
});
