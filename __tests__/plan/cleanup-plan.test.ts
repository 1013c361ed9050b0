import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import type {Payload} from '../../src/context/payload.ts';
import {readFacts} from '../../src/context/read-facts.ts';
import {type CleanupPlan, createCleanupPlan, isCleanup} from '../../src/plan/cleanup-plan.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {previewNames} from '../../src/plan/preview/form.ts';
import type {TagReference} from '../../src/plan/preview/references.ts';
import {runner} from '../context/support.ts';
import {type Given, settingsOf} from './support.ts';

const payload = (name: string): Payload =>
  JSON.parse(readFileSync(new URL(`../fixtures/events/${name}.json`, import.meta.url), 'utf8')) as Payload;

const factsOf = (name: string, event: string, ref: string, action?: string): Facts =>
  readFacts({
    env: runner(event, ref),
    payload: {...payload(name), ...(action === undefined ? {} : {action})},
    now: new Date('2026-01-02T03:04:05Z')
  });

const CLOSED = factsOf('pull-request', 'pull_request', 'refs/pull/7/merge', 'closed');
/** GitHub runs the workflow of a merged one on the branch that it went to. */
const MERGED = factsOf('pull-request', 'pull_request', 'refs/heads/main', 'closed');
const OPEN = factsOf('pull-request', 'pull_request', 'refs/pull/7/merge', 'synchronize');
const FORK = factsOf('pull-request-fork', 'pull_request', 'refs/pull/7/merge', 'closed');
const PUSH = factsOf('push-main', 'push', 'refs/heads/main');

const plan = async (
  facts: Facts,
  given: Given = {},
  config?: string,
  branches: readonly string[] | 'unknown' = [],
  written: readonly TagReference[] = []
): Promise<CleanupPlan> => createCleanupPlan(await settingsOf(given, config), facts, {branches, written});
const tagsOf = ({repositories}: CleanupPlan) =>
  Object.fromEntries(repositories.map(({repository, tags}) => [repository.name, [...tags].sort()]));

const TWO = `
images:
  backend:
    repositories: [ghcr.io/acme/backend, docker.io/acme/backend]
    platforms: [linux/amd64]
  worker:
    repositories: [ghcr.io/acme/worker]
    tag-format: "{variant}-{tag}"
    platforms: [linux/amd64, linux/arm64]
    variants: {cpu: {default: true}, gpu: {platforms: [linux/amd64]}}
`;

describe('the tags of a closed pull request', () => {
  it('are those of every image, variant and repository, and their caches', async () => {
    const want = {
      'ghcr.io/acme/backend': ['cache-backend-linux-amd64-pr-7', 'pr-7'],
      'acme/backend': ['pr-7'],
      'ghcr.io/acme/worker': [
        'cache-worker-cpu-linux-amd64-pr-7',
        'cache-worker-cpu-linux-arm64-pr-7',
        'cache-worker-gpu-linux-amd64-pr-7',
        'cpu-pr-7',
        'gpu-pr-7',
        'pr-7'
      ]
    };
    expect(tagsOf(await plan(CLOSED, {}, TWO))).toEqual(want);
    expect(tagsOf(await plan(MERGED, {}, TWO))).toEqual(want);
  });

  it('are exactly what its runs write', async () => {
    const settings = await settingsOf({}, TWO);
    const {publications, targets} = createPlan(settings, OPEN);
    const written = publications.flatMap(({repositories, tags}) =>
      repositories.flatMap(repository => tags.map(({name}) => `${repository}:${name}`))
    );
    const cached = targets.flatMap(({cacheTo}) => cacheTo.map(one => /ref=([^,]+)/.exec(one)?.[1] ?? ''));
    const found = createCleanupPlan(settings, MERGED).repositories.flatMap(({repository, tags}) =>
      tags.map(tag => `${repository.name}:${tag}`)
    );
    expect(found.sort()).toEqual([...written, ...cached].sort());
  });

  test.each<{name: string; given: Given; want: readonly string[]}>([
    {name: 'a rule with a prefix', given: {tags: 'type=ref,event=pr,prefix=preview-'}, want: ['preview-7']},
    {name: 'a flavor', given: {tags: 'pr', flavor: 'suffix=-x'}, want: ['pr-7-x']},
    {
      name: 'no fixed tag, which all of them share',
      given: {tags: 'pr\ntype=raw,value=preview\ntype=sha'},
      want: ['pr-7']
    },
    {name: 'none where none is asked for', given: {tags: 'semver'}, want: []},
    {name: 'what "only" leaves out too', given: {only: 'linux/arm64'}, want: ['pr-7']}
  ])('may be $name', async ({given, want}) => {
    const {repositories} = await plan(MERGED, {...given, cache: 'off'});
    expect(repositories.flatMap(({tags}) => tags)).toEqual(want);
  });

  it('have no caches but their own', async () => {
    const caches = 'cache-to: type=registry,ref=ghcr.io/acme/cache:all';
    const found = await plan(CLOSED, {'cache-to': caches.slice('cache-to: '.length), platforms: 'linux/amd64'});
    expect(tagsOf(found)).toEqual({'ghcr.io/acme/hello': ['pr-7']});
    const elsewhere = await plan(CLOSED, {'cache-repository': 'ghcr.io/acme/cache', platforms: 'linux/amd64'});
    expect(tagsOf(elsewhere)).toEqual({
      'ghcr.io/acme/hello': ['pr-7'],
      'ghcr.io/acme/cache': ['cache-hello-linux-amd64-pr-7']
    });
  });
});

describe('a branch with the name of a tag of the pull request', () => {
  const FOREIGN = ['main', 'feature/x', 'pr-77', 'pr'];
  test.each<{name: string; given: Given; branch: string; shared: readonly string[]}>([
    {name: 'keeps it', given: {}, branch: 'pr-7', shared: ['pr-7']},
    {name: 'keeps it, written another way', given: {}, branch: 'pr/7', shared: ['pr-7']},
    {
      name: 'keeps those of its variants',
      given: {variants: 'cpu: {default: true}\ngpu: {}'},
      branch: 'pr-7',
      shared: ['pr-7', 'pr-7-cpu', 'pr-7-gpu']
    },
    {
      name: 'keeps that of a variant alone',
      given: {
        variants: 'cpu: {default: true}\ngpu: {}',
        tags: 'pr\ntype=raw,value=x,enable=false\ntype=ref,event=branch'
      },
      branch: 'pr-7-gpu',
      shared: ['pr-7-gpu']
    },
    {
      name: 'keeps it by its prefix',
      given: {tags: 'pr\ntype=ref,event=branch,prefix=pr-'},
      branch: '7',
      shared: ['pr-7']
    },
    {name: 'has nothing to do with it where branches have no tags', given: {tags: 'pr'}, branch: 'pr-7', shared: []}
  ])('$name', async ({given, branch, shared}) => {
    const all = {...given, cache: 'off'};
    const without = await plan(CLOSED, all, undefined, FOREIGN);
    expect(without.repositories.flatMap(one => one.shared)).toEqual([]);
    const {repositories} = await plan(CLOSED, all, undefined, [...FOREIGN, branch]);
    expect(repositories.flatMap(one => one.shared)).toEqual(
      shared.map(name => ({name, reason: `the branch ${branch} has this tag, too`}))
    );
    expect(repositories.flatMap(({tags}) => [...tags]).sort()).toEqual(
      without.repositories.flatMap(({tags}) => tags.filter(tag => !shared.includes(tag))).sort()
    );
  });
});

describe('what comments say that earlier commits wrote', () => {
  const HELLO = 'ghcr.io/acme/hello';
  const SHA = 'a'.repeat(40);
  const VARIANTS = 'cpu: {default: true}\ncuda: {}';
  const written = (...tags: readonly string[]): readonly TagReference[] => tags.map(tag => ({repository: HELLO, tag}));
  const taken = async (given: Given, said: readonly TagReference[], branches: readonly string[] | 'unknown' = []) => {
    const all = {platforms: 'linux/amd64', ...given};
    const [without, found] = [await plan(CLOSED, all), await plan(CLOSED, all, undefined, branches, said)];
    const own = new Set(without.repositories.flatMap(({tags}) => tags));
    return found.repositories.flatMap(({repository, tags}) =>
      tags.filter(tag => !own.has(tag)).map(tag => (repository.name === HELLO ? tag : `${repository.name}:${tag}`))
    );
  };

  test.each<{name: string; given: Given; said: readonly string[]; want: readonly string[]}>([
    {
      name: 'variants that are no more, and their caches',
      given: {variants: VARIANTS},
      said: ['pr-7-gpu', 'pr-7-slim-gpu', 'cache-hello-gpu-linux-amd64-pr-7', 'cache-hello-linux-arm64-pr-7'],
      want: ['pr-7-gpu', 'pr-7-slim-gpu', 'cache-hello-gpu-linux-amd64-pr-7', 'cache-hello-linux-arm64-pr-7']
    },
    {name: 'variants, where there are none by now', given: {}, said: ['pr-7-gpu'], want: ['pr-7-gpu']},
    {
      name: 'variants before the tag',
      given: {variants: VARIANTS, 'tag-format': '{variant}-{tag}'},
      said: ['gpu-pr-7', 'pr-7-gpu', 'gpu-pr-77'],
      want: ['gpu-pr-7']
    },
    {
      name: 'commits in the name',
      given: {tags: 'type=ref,event=pr,suffix=-{{sha}}', variants: VARIANTS},
      said: ['pr-7-0123abc', 'pr-7-0123abc-cuda', 'pr-7-0123abc-gpu', 'pr-7-0123ab', 'pr-7-0123xyz', 'pr-7'],
      want: ['pr-7-0123abc', 'pr-7-0123abc-cuda', 'pr-7-0123abc-gpu']
    },
    {
      name: 'whole commits in the name',
      given: {tags: 'type=raw,value=pr-7-{{sha}}\ntype=sha,format=long,prefix=p7-', flavor: 'prefix=x-'},
      said: [`p7-${SHA}`, 'x-pr-7-0123abc'],
      want: []
    },
    {
      name: 'another prefix',
      given: {tags: 'type=ref,event=pr,prefix=preview-'},
      said: ['preview-7-gpu', 'pr-7-gpu'],
      want: ['preview-7-gpu']
    },
    {
      name: 'nothing of another pull request, version, branch or use',
      given: {variants: VARIANTS},
      said: [
        ...['pr-77', 'pr-77-gpu', 'pr-70', 'xpr-7-gpu', 'pr-6-gpu', 'pr', 'PR-7-gpu', 'pr-7gpu', 'pr-7_gpu'],
        ...['latest', 'latest-gpu', '1', '1.2.3', '1.2.3-gpu', 'main', 'main-gpu', 'sha-0123abc', 'b-7', '7', '7-gpu'],
        ...['cache-hello-linux-amd64', 'cache-hello-gpu-linux-amd64-pr-77', 'cache-other-linux-amd64-pr-7']
      ],
      want: []
    },
    {
      name: 'no bare number, which a version has too',
      given: {tags: 'type=ref,event=pr,prefix=', variants: VARIANTS, 'tag-format': '{variant}-{tag}'},
      said: ['gpu-7', '7-gpu', 'slim-gpu-7', 'v7'],
      want: []
    },
    {
      name: 'no tag of all pull requests',
      given: {tags: 'pr\ntype=raw,value=preview'},
      said: ['preview', 'preview-gpu'],
      want: []
    }
  ])('goes: $name', async ({given, said, want}) => {
    expect(await taken(given, written(...said))).toEqual(want);
  });

  it('goes from no other repository', async () => {
    const said = ['ghcr.io/acme/other', 'ghcr.io/acme/hello2', 'acme/hello'].map(repository => ({
      repository,
      tag: 'pr-7-gpu'
    }));
    expect(await taken({variants: VARIANTS}, said)).toEqual([]);
  });

  it('stays where a branch has that tag, or nobody tells the branches', async () => {
    const said = written('pr-7-gpu', 'pr-7-x');
    expect(await taken({variants: VARIANTS}, said, ['pr-7-gpu'])).toEqual(['pr-7-x']);
    expect(await taken({tags: 'pr'}, said, ['pr/7-gpu'])).toEqual(['pr-7-x']);
    expect(await taken({variants: VARIANTS}, said, 'unknown')).toEqual([]);
  });

  it('is nothing for a fork, an open pull request, or a run that does not push', async () => {
    for (const [facts, given] of [
      [FORK, {}],
      [OPEN, {mode: 'cleanup'}],
      [CLOSED, {push: 'false'}]
    ] as const) {
      const {repositories} = await plan(facts, given, undefined, [], written('pr-7-gpu'));
      expect(repositories.flatMap(({tags}) => tags)).toEqual([]);
    }
  });

  it('is told where no comment names it', async () => {
    const [first] = (await plan(CLOSED, {variants: VARIANTS}, undefined, ['pr-7-fix'])).repositories;
    const likely = ['pr-7-gpu', 'cache-hello-gpu-linux-amd64-pr-7', 'pr-7-0123abc'];
    const unlikely = ['pr-77', 'pr-77-gpu', 'pr-7-fix', 'main', 'latest-gpu', '7', 'sha-0123abc'];
    expect([...likely, ...unlikely].filter(tag => first?.isLikely(tag))).toEqual(likely);
  });
});

describe('the names of a preview', () => {
  const namesOf = async (given: Given, facts = OPEN, number = 7): Promise<readonly string[]> =>
    previewNames(await settingsOf({platforms: 'linux/amd64', ...given}), facts, number).map(name =>
      name.replace('ghcr.io/acme/hello:', '')
    );
  const other: Facts = {
    ...MERGED,
    now: '2027-01-01T00:00:00Z',
    commitTime: '2026-12-31T00:00:00Z',
    event: {...MERGED.event, sha: 'b0e7d11'.padEnd(40, '0')}
  };

  test.each<{name: string; given: Given; want: readonly unknown[]}>([
    {name: 'beside those of commits', given: {tags: 'type=ref,event=pr\ntype=sha'}, want: ['pr-7']},
    {
      name: 'with a commit',
      given: {tags: 'type=ref,event=pr,suffix=-{{sha}}'},
      want: [expect.stringMatching(/^pr-7-[0-9a-f]{7}$/)]
    },
    {
      name: 'with a day',
      given: {tags: "type=raw,value=pr-7-x\ntype=ref,event=pr,suffix=-{{date 'YYYY'}}"},
      want: ['pr-7-2001']
    },
    {
      name: 'of what is not left out',
      given: {variants: 'cpu: {default: true}\ngpu: {}', only: 'gpu'},
      want: ['pr-7-gpu']
    },
    {name: 'of commits alone', given: {tags: 'type=sha'}, want: [expect.stringMatching(/^sha-[0-9a-f]{7}$/)]},
    {name: 'of none', given: {tags: 'semver'}, want: ['']}
  ])('are the same for every commit and its end: $name', async ({given, want}) => {
    const names = await namesOf(given);
    expect(names).toEqual(want);
    expect(await namesOf(given, other)).toEqual(names);
  });
});

describe('a clean-up', () => {
  test.each([
    {name: 'a closed pull request', facts: CLOSED, given: {}, want: true},
    {name: 'a merged pull request', facts: MERGED, given: {}, want: true},
    {name: 'a closed pull request of a fork', facts: FORK, given: {}, want: true},
    {name: 'an open pull request', facts: OPEN, given: {}, want: false},
    {name: 'a push', facts: PUSH, given: {}, want: false},
    {name: 'a push, by its mode', facts: PUSH, given: {mode: 'cleanup'}, want: true},
    {name: 'a closed pull request, which is only planned', facts: CLOSED, given: {mode: 'plan'}, want: true},
    {name: 'a plan of an open pull request', facts: OPEN, given: {mode: 'plan'}, want: false}
  ])('of $name: $want', async ({facts, given, want}) => {
    expect(isCleanup(await settingsOf(given), facts)).toBe(want);
  });

  test.each([
    {name: 'a fork', facts: FORK, given: {}, reason: 'the pull request comes from the fork mona/hello'},
    {name: 'a run that does not push', facts: CLOSED, given: {push: 'false'}, reason: 'the input "push" is false'}
  ])('touches nothing for $name', async ({facts, given, reason}) => {
    const found = await plan(facts, given);
    expect(found).toMatchObject({allowed: false, reason});
    expect(found.repositories.flatMap(({tags}) => tags)).toEqual([]);
  });

  it('of an open pull request has no tags of it', async () => {
    const found = await plan(OPEN, {mode: 'cleanup'});
    expect(found.pullRequest).toBeUndefined();
    expect(found.repositories.flatMap(({tags}) => tags)).toEqual([]);
  });

  const RETENTION = 'rules: [{match: "*", keep-days: 60}]';

  test.each<{name: string; given: Given; config?: string; want: readonly string[]}>([
    {name: 'as they are', given: {}, want: ['main', 'latest', 'feature-x']},
    {
      name: 'of variants',
      given: {variants: 'cpu: {default: true}\ngpu: {}', tags: 'branch'},
      want: ['main', 'main-cpu', 'main-gpu', 'feature-x', 'feature-x-cpu', 'feature-x-gpu']
    },
    {
      name: 'with a flavor',
      given: {flavor: 'suffix=-alpine', tags: 'branch\nsha'},
      want: ['main', 'main-alpine', 'feature-x', 'feature-x-alpine']
    },
    {
      name: 'by rules',
      given: {tags: 'type=ref,event=branch,prefix=b-\ntype=edge,suffix=-next\ntype=sha,prefix={{branch}}-'},
      want: ['main', 'edge-next', 'b-main', 'feature-x', 'b-feature-x']
    },
    {
      name: 'by their names alone where rules cannot be worked out',
      given: {tags: "type=raw,value={{date 'YYYY' tz='Nowhere/At_all'}}"},
      want: ['main', 'feature-x']
    }
  ])('knows the tags of every branch that is there, $name', async ({given, want}) => {
    const inputs = {...given, mode: 'cleanup', retention: RETENTION};
    expect((await plan(PUSH, inputs, undefined, ['main', 'feature/x'])).branchTags).toEqual(want);
  });

  it('knows what flavor and rules put around versions and branches', async () => {
    const tags =
      'type=semver,pattern={{version}},prefix=v,suffix=-gpu\ntype=ref,event=pr\ntype=sha\ntype=ref,event=branch,suffix=-{{sha}}';
    expect((await plan(PUSH, {mode: 'cleanup', tags, flavor: 'suffix=-alpine'})).affixes).toEqual([
      {prefix: '', suffix: '-alpine'},
      {prefix: 'v', suffix: '-gpu'},
      {prefix: '', suffix: ''}
    ]);
  });

  it.each([
    {mode: 'plan', want: true},
    {mode: 'run', want: false},
    {mode: 'cleanup', want: false}
  ])('in mode $mode is a dry run: $want', async ({mode, want}) => {
    expect((await plan(CLOSED, {mode})).dryRun).toBe(want);
  });

  test.each<{name: string; match: string; branches: readonly string[] | 'unknown'; dryRun: boolean}>([
    {
      name: 'with wildcards, while the branches are not known',
      match: '["main", "pr-*"]',
      branches: 'unknown',
      dryRun: true
    },
    {name: 'with wildcards, while the branches are known', match: '"pr-?"', branches: [], dryRun: false},
    {name: 'of whole names', match: '["old", "untagged"]', branches: 'unknown', dryRun: false}
  ])('is a dry run where that could take the tag of a branch: rules $name', async ({match, branches, dryRun}) => {
    const retention = `dry-run: false\nrules: [{match: ${match}, keep-days: 14}]`;
    const made = await plan(PUSH, {retention, mode: 'cleanup'}, undefined, branches);
    expect([made.retention?.dryRun, made.heldBack]).toEqual([dryRun, dryRun]);
  });

  it('follows the rules of retention in mode cleanup alone', async () => {
    const retention = 'rules: [{match: "pr-*", keep-days: 14}]';
    expect((await plan(CLOSED, {retention})).retention).toBeUndefined();
    expect((await plan(PUSH, {retention, mode: 'cleanup'})).retention).toEqual({
      dryRun: true,
      rules: [{match: ['pr-*'], keepDays: 14, includeVersions: false}]
    });
  });
});
