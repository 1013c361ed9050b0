import {describe, expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {checksBases, decideReuse, isRecorded, onlyRenews, withFreshBases} from '../../src/plan/reuse.ts';
import {factsOf, payloadOf, pushOf} from '../context/support.ts';
import {digest} from '../report/fixtures.ts';
import {type Given, planOf, settingsOf, target} from './support.ts';

const clean = (facts: Facts): Facts => ({...facts, worktree: {clean: true}});
const main = clean(pushOf('refs/heads/main'));
const release = clean(pushOf('refs/tags/v1.2.3'));
const AMD64 = 'hello/linux/amd64';

const FETCHED = '- {path: vendor/a.zip, url: "https://example.com/a.zip"}';
const PINNED = FETCHED.replace('}', `, sha256: ${'a'.repeat(64)}}`);

const fingerprintOf = async (given: Given = {}, facts = main, config?: string) =>
  target(await planOf(facts, given, config), AMD64).fingerprint;

describe('the fingerprint of a build target', () => {
  it('is the same for a push and for the release of its commit', async () => {
    expect(await fingerprintOf()).toMatch(/^sha256:/);
    expect(await fingerprintOf({}, release)).toBe(await fingerprintOf());
  });

  test.each([
    {name: 'values of secrets', given: {secrets: 'npm=one'}, other: {secrets: 'npm=two'}},
    {name: 'where the cache is', other: {cache: 'off'}},
    {name: 'how many build at one time', other: {parallel: '1'}},
    {name: 'that base images are looked up', other: {pull: 'true'}},
    {name: 'the repository', other: {images: 'docker.io/acme/hello'}, given: {images: 'ghcr.io/acme/hello'}}
  ] as {name: string; given?: Given; other: Given}[])('does not know $name', async ({given = {}, other}) => {
    expect(await fingerprintOf(other)).toBe(await fingerprintOf(given));
  });

  test.each([
    {name: 'a build argument', other: {'build-args': 'A=1'}},
    {name: 'the stage', other: {target: 'prod'}},
    {name: 'the Dockerfile', other: {file: 'other.Dockerfile'}},
    {name: 'the context', other: {context: 'backend'}},
    {name: 'a label', other: {labels: 'team=a'}},
    {name: 'an annotation', other: {annotations: 'team=a'}},
    {name: 'provenance', other: {provenance: 'mode=max'}},
    {name: 'an SBOM', other: {sbom: 'true'}},
    {name: 'a secret', other: {secrets: 'npm=one'}},
    {name: 'the network', other: {network: 'none'}},
    {name: 'the time', other: {'source-date-epoch': '0'}},
    {name: 'checks', other: {smoke: 'off'}},
    {name: 'the time limit of checks', other: {'health-timeout': '5s'}},
    {name: 'budgets', other: {budgets: 'size: 1MB'}},
    {name: 'a file that is fetched', other: {'cache-paths': PINNED}},
    {name: 'BuildKit', other: {'buildkit-image': 'moby/buildkit:v0.30.0'}}
  ] as {name: string; other: Given}[])('knows $name', async ({other}) => {
    expect(await fingerprintOf(other)).not.toBe(await fingerprintOf());
  });

  it('does not know what labels tell of the event, by expressions or by themselves', async () => {
    const given = {labels: 'org.opencontainers.image.ref.name={{#if tag}}{{tag}}{{else}}{{branch}}{{/if}}'};
    expect(await fingerprintOf(given, release)).toBe(await fingerprintOf(given));
    expect(await fingerprintOf(given)).not.toBe(await fingerprintOf());
    const described: Facts = {...release, repository: {...release.repository, description: 'A new one'}};
    expect(await fingerprintOf({}, described)).toBe(await fingerprintOf());
  });

  it('knows the labels of a variant', async () => {
    const of = async (variants: string) => (await planOf(main, {variants})).targets[0]?.fingerprint;
    expect(await of('cpu: {labels: {team: a}}')).toMatch(/^sha256:/);
    expect(await of('cpu: {labels: {team: a}}')).not.toBe(await of('cpu: {labels: {team: b}}'));
  });

  it('knows the action', async () => {
    const ofBundle = (bundle: string) => fingerprintOf({}, {...main, bundle});
    expect(await ofBundle('a')).toBe(await ofBundle('a'));
    expect(await ofBundle('a')).not.toBe(await ofBundle('b'));
  });

  it('knows the commit and the platform', async () => {
    const later = clean(pushOf('refs/heads/main', {GITHUB_SHA: 'f'.repeat(40)}));
    expect(await fingerprintOf({}, later)).not.toBe(await fingerprintOf());
    const plan = await planOf(main);
    expect(target(plan, 'hello/linux/arm64').fingerprint).not.toBe(target(plan, AMD64).fingerprint);
  });

  test.each([
    {name: 'a variable', given: {'build-args': 'TOKEN'}},
    {name: 'another repository', given: {context: 'https://github.com/acme/other.git'}},
    {name: 'a folder beside the workspace', given: {context: '../other'}},
    {name: 'a folder of the machine', given: {'build-contexts': 'data=/var/data'}},
    {name: 'a Dockerfile of the machine', given: {file: '/tmp/Dockerfile'}},
    {name: 'a file that may change where it is fetched', given: {'cache-paths': FETCHED}},
    {name: 'an archive', given: {'build-contexts': 'data=https://example.com/data.tar'}}
  ] as {name: string; given: Given}[])('is not there for $name', async ({given}) => {
    expect(await fingerprintOf(given)).toBeUndefined();
  });

  it('is not there for a workspace that is not the commit', async () => {
    expect(await fingerprintOf({}, pushOf('refs/heads/main'))).toBeUndefined();
    const unclean: Facts = {...main, worktree: {clean: false, reason: 'it has more'}};
    expect(await fingerprintOf({}, unclean)).toBeUndefined();
  });

  test.each([
    {name: 'the workspace', gitIn: '.:Dockerfile'},
    {name: 'the same written otherwise', gitIn: '.:Dockerfile', given: {context: './'}},
    {name: 'a folder', gitIn: 'module:module/Dockerfile', given: {context: './module/'}},
    {name: 'a context with a name', gitIn: '.:', given: {context: 'backend', 'build-contexts': 'root=.'}}
  ] as {name: string; gitIn: string; given?: Given}[])(
    'is not there where the .git folder is in $name',
    async ({gitIn, given = {}}) => {
      expect(await fingerprintOf(given)).toMatch(/^sha256:/);
      expect(await fingerprintOf(given, {...main, worktree: {clean: true, gitIn: [gitIn]}})).toBeUndefined();
      expect(await fingerprintOf(given, {...main, worktree: {clean: true, gitIn: ['other:']}})).toMatch(/^sha256:/);
    }
  );

  test.each([
    {name: 'the context', outside: 'app:app/Dockerfile', given: {context: 'app'}},
    {name: 'a Dockerfile', outside: '.:app/Dockerfile', given: {file: 'app/Dockerfile'}},
    {name: 'a context with a name', outside: 'app:', given: {'build-contexts': 'data=app'}}
  ] as {name: string; outside: string; given: Given}[])(
    'is not there where a link leads out of the workspace from $name',
    async ({outside, given}) => {
      expect(await fingerprintOf(given)).toMatch(/^sha256:/);
      expect(await fingerprintOf(given, {...main, worktree: {clean: true, outside: [outside]}})).toBeUndefined();
      expect(await fingerprintOf(given, {...main, worktree: {clean: true, outside: ['other:']}})).toMatch(/^sha256:/);
    }
  );

  it('knows what the commit leaves open of its files', async () => {
    const of = (text: string) => fingerprintOf({}, {...main, worktree: {clean: true, unlikeCommit: digest(text)}});
    expect(await of('a 100600')).toMatch(/^sha256:/);
    expect(await of('a 100600')).toBe(await of('a 100600'));
    expect(await of('a 100600')).not.toBe(await of('b 100600'));
    expect(await of('a 100600')).not.toBe(await fingerprintOf());
  });

  it('lets another image stand for a context', async () => {
    expect(await fingerprintOf({'build-contexts': 'base=docker-image://alpine:3.22'})).toMatch(/^sha256:/);
  });
});

describe('decideReuse', () => {
  const decide = async (given: Given, facts: Facts) =>
    decideReuse(await planOf(facts, given), await settingsOf(given), facts);

  it('allows it for a release of a clean checkout', async () => {
    expect(await decide({}, release)).toEqual({allowed: true});
  });

  test.each([
    {name: 'never', given: {reuse: 'never'}, want: /reuse: never/},
    {name: 'nothing is pushed', given: {push: 'false'}, want: /nothing is pushed/},
    {
      name: 'a pull request of a fork',
      facts: clean(factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request-fork'))),
      want: /nothing is pushed/
    },
    {name: 'a schedule', facts: clean(factsOf('schedule', 'refs/heads/main')), want: /base images of today/},
    {name: 'no-cache', given: {'no-cache': 'true'}, want: /no-cache/},
    {name: 'no-cache-filters', given: {'no-cache-filters': 'prod'}, want: /no-cache-filters/},
    {name: 'pull', given: {pull: 'true'}, want: /pull/},
    {
      name: 'a changed workspace',
      facts: {...release, worktree: {clean: false, reason: 'it has more'}} as Facts,
      want: /it has more/
    },
    {name: 'files of another run', given: {'cache-paths': FETCHED}, want: /"cache-paths" without a sha256/},
    {name: 'a variable', given: {'build-args': 'A'}, want: /more than the commit/},
    {
      name: 'a context with .git in it',
      facts: {...release, worktree: {clean: true, gitIn: ['.:Dockerfile']}} as Facts,
      want: /build context "\." holds the "\.git" folder/
    },
    {
      name: 'a link that leads out of the workspace',
      facts: {...release, worktree: {clean: true, outside: ['.:Dockerfile']}} as Facts,
      want: /a link leads out of the workspace \(build context "\."\)/
    }
  ] as {name: string; given?: Given; facts?: Facts; want: RegExp}[])(
    'refuses it for $name',
    async ({given = {}, facts = release, want}) => {
      expect(await decide(given, facts)).toEqual({allowed: false, reason: expect.stringMatching(want)});
    }
  );
});

describe('what is put on record', () => {
  const recorded = async (given: Given, facts: Facts) =>
    isRecorded(await planOf(facts, given), await settingsOf(given), facts);

  test.each([
    {name: 'a push to main', facts: main, want: true},
    {name: 'a release', facts: release, want: true},
    {name: 'a schedule', facts: clean(factsOf('schedule', 'refs/heads/main')), want: true},
    {name: 'reuse: never', given: {reuse: 'never'}, want: false},
    {name: 'a run that pushes nothing', given: {push: 'false'}, want: false},
    {
      name: 'a pull request',
      facts: clean(factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'))),
      want: false
    },
    {
      name: 'a pull request of a fork',
      facts: clean(factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request-fork'))),
      want: false
    },
    {
      name: 'pull_request_target',
      facts: clean(factsOf('pull_request_target', 'refs/heads/main', payloadOf('pull-request-target'))),
      want: false
    }
  ] as {name: string; given?: Given; facts?: Facts; want: boolean}[])(
    'of $name: $want',
    async ({given = {}, facts = main, want}) => {
      expect(await recorded(given, facts)).toBe(want);
    }
  );
});

describe('base-check', () => {
  const on = (name: string): Facts => clean({...main, event: {...main.event, name}});

  test.each([
    {name: 'schedule', want: {allowed: true}},
    {name: 'workflow_dispatch', want: {allowed: true}},
    {name: 'push', want: {allowed: true}}
  ])('lets a $name take what is published', async ({name, want}) => {
    const given: Given = {'base-check': 'on'};
    expect(decideReuse(await planOf(on(name), given), await settingsOf(given), on(name))).toEqual(want);
  });

  test.each([
    {name: 'schedule', given: {'base-check': 'on'}, want: true},
    {name: 'workflow_dispatch', given: {'base-check': 'on'}, want: true},
    {name: 'push', given: {'base-check': 'on'}, want: false},
    {name: 'schedule', given: {}, want: false}
  ] as {name: string; given: Given; want: boolean}[])(
    '$name with $given: newest bases $want',
    async ({name, given, want}) => {
      const settings = await settingsOf(given);
      expect(checksBases(settings, on(name))).toBe(want);
      expect(withFreshBases(settings, on(name)).build.pull).toBe(want);
    }
  );

  test.each([
    {name: 'schedule', given: {'base-check': 'on'}, facts: main, want: true},
    {name: 'workflow_dispatch', given: {'base-check': 'on'}, facts: main, want: true},
    {name: 'workflow_dispatch', given: {'base-check': 'on'}, facts: release, want: false},
    {name: 'push', given: {'base-check': 'on'}, facts: main, want: false},
    {name: 'schedule', given: {}, facts: main, want: false}
  ] as {name: string; given: Given; facts: Facts; want: boolean}[])(
    '$name of $facts.event.ref with $given releases nothing: $want',
    async ({name, given, facts, want}) => {
      expect(onlyRenews(await settingsOf(given), {...facts, event: {...facts.event, name}})).toBe(want);
    }
  );

  it('comes after "reuse: never", and before "pull"', async () => {
    const schedule = on('schedule');
    const decide = async (given: Given) =>
      decideReuse(await planOf(schedule, given), await settingsOf(given), schedule).allowed;
    expect(await decide({'base-check': 'on', pull: 'true'})).toBe(true);
    expect(await decide({'base-check': 'on', reuse: 'never'})).toBe(false);
    expect(await decide({'base-check': 'off'})).toBe(false);
  });
});
