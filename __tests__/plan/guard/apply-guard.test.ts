import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import type {Facts, GuardFacts, TagTarget} from '../../../src/context/facts.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {pushOf, SHA} from '../../context/support.ts';
import {type Given, planOf} from '../support.ts';

const OTHER = '1111111111111111111111111111111111111111';
const REPOSITORY = 'ghcr.io/acme/hello';
const NOTHING: GuardFacts = {registryTags: {}, targets: {}, relations: {}, notes: []};

const at = (tag: string, target: TagTarget): Partial<GuardFacts> => ({targets: {[`${REPOSITORY}:${tag}`]: target}});
const found = (revision?: string, version?: string): TagTarget => ({
  state: 'found',
  ...(revision ? {revision} : {}),
  ...(version ? {version} : {})
});

const guarded = (ref: string, known: Partial<GuardFacts>, given: Given = {}): Promise<Plan> =>
  planOf({...pushOf(ref), guard: {...NOTHING, ...known}}, {platforms: 'linux/amd64', ...given});

const tagsOf = ({publications}: Plan): string => publications.flatMap(({tags}) => tags.map(({name}) => name)).join(' ');
const heldOf = ({publications}: Plan): string => publications.flatMap(({held}) => held.map(({name}) => name)).join(' ');

describe('a release', () => {
  const cases: readonly {
    name: string;
    ref: string;
    gitTags: string[];
    preReleases?: string[];
    registryTags?: string[];
    tags: string;
    held: string;
    given?: Given;
  }[] = [
    {name: 'the first', ref: 'v1.0.0', gitTags: ['v1.0.0'], tags: '1.0.0 1.0 1 latest', held: ''},
    {name: 'a patch', ref: 'v1.2.4', gitTags: ['v1.2.3', 'v1.2.4'], tags: '1.2.4 1.2 1 latest', held: ''},
    {name: 'a backport to a major', ref: 'v1.4.1', gitTags: ['v1.4.0', 'v2.0.0'], tags: '1.4.1 1.4 1', held: 'latest'},
    {name: 'a backport to a minor', ref: 'v1.4.1', gitTags: ['v1.5.0'], tags: '1.4.1 1.4', held: '1 latest'},
    {name: 'an old patch', ref: 'v1.4.1', gitTags: ['v1.4.2'], tags: '1.4.1', held: '1.4 1 latest'},
    {name: 'a pre-release above', ref: 'v1.4.1', gitTags: ['v2.0.0-rc.1'], tags: '1.4.1 1.4 1 latest', held: ''},
    {name: 'tags without v', ref: 'v1.4.1', gitTags: ['2.0.0'], tags: '1.4.1 1.4 1', held: 'latest'},
    {name: 'moving Git tags', ref: 'v1.4.1', gitTags: ['v1', 'v2', 'v1.9'], tags: '1.4.1 1.4 1 latest', held: ''},
    {name: 'days before versions', ref: 'v1.4.1', gitTags: ['2020.1.1'], tags: '1.4.1 1.4 1 latest', held: ''},
    {name: 'a year of its own', ref: 'v2020.1.1', gitTags: ['v2021.1.0'], tags: '2020.1.1 2020.1 2020', held: 'latest'},
    {name: 'no versions', ref: 'v1.4.1', gitTags: ['nightly', 'x-9.0.0', '9'], tags: '1.4.1 1.4 1 latest', held: ''},
    {name: 'build metadata above', ref: 'v1.4.1', gitTags: ['v1.4.2+b1'], tags: '1.4.1', held: '1.4 1 latest'},
    {name: 'build metadata of its own', ref: 'v1.4.1', gitTags: ['v1.4.1+b1'], tags: '1.4.1 1.4 1 latest', held: ''},
    {
      name: 'marked as a pre-release',
      ref: 'v2.0.0',
      gitTags: ['v1.0.0', 'v2.0.0'],
      preReleases: ['v2.0.0'],
      tags: '2.0.0',
      held: '2.0 2 latest'
    },
    {
      name: 'one that is marked as a pre-release above',
      ref: 'v1.4.1',
      gitTags: ['v1.5.0', 'v1.4.1'],
      preReleases: ['v1.5.0'],
      registryTags: ['1.5.0', '1.4.0'],
      tags: '1.4.1 1.4 1 latest',
      held: ''
    },
    {
      name: 'one above beside another that is marked',
      ref: 'v1.4.1',
      gitTags: ['v1.5.0', 'v1.6.0'],
      preReleases: ['v1.6.0'],
      tags: '1.4.1 1.4',
      held: '1 latest'
    },
    {name: 'a pre-release', ref: 'v2.0.0-rc.1', gitTags: ['v1.0.0'], tags: '2.0.0-rc.1', held: ''}
  ];

  test.each(cases)('$name', async ({ref, gitTags, preReleases, registryTags = [], tags, held, given}) => {
    const known = {gitTags, ...(preReleases ? {preReleases} : {}), registryTags: {[REPOSITORY]: registryTags}};
    const plan = await guarded(`refs/tags/${ref}`, known, given);
    expect(tagsOf(plan)).toBe(tags);
    expect(heldOf(plan)).toBe(held);
    expect(plan.notes).toHaveLength(held === '' ? 0 : new Set(plan.publications[0]?.held.map(one => one.reason)).size);
  });

  it('says what is higher, and where it was seen', async () => {
    const plan = await guarded('refs/tags/v1.4.1', {gitTags: ['v1.5.0', 'v1.6.0', 'v3.0.0']});
    expect(plan.notes).toEqual([
      '1 is held back: 1.6.0 (Git tag v1.6.0) is higher than 1.4.1.',
      'latest is held back: 3.0.0 (Git tag v3.0.0) is higher than 1.4.1.'
    ]);
  });

  it('is compared with the tags of its repository, in the form of its own', async () => {
    const registryTags = {[REPOSITORY]: ['2.0.0-gpu', '1.4.0', '1.9.0-rc.1', 'latest', '2026.11.21', 'v3.0.0']};
    const plain = await guarded('refs/tags/v1.4.1', {registryTags});
    expect(heldOf(plain)).toBe('');
    const variants = 'cpu: {default: true}\ngpu: {}';
    const both = await guarded('refs/tags/v1.4.1', {registryTags}, {variants});
    expect(both.publications.map(({variant, held}) => [variant, held.map(({name}) => name)])).toEqual([
      ['cpu', []],
      ['gpu', ['latest-gpu']]
    ]);
    expect(both.notes).toEqual([
      `latest-gpu is held back: 2.0.0 (image tag ${REPOSITORY}:2.0.0-gpu) is higher than 1.4.1.`
    ]);
  });
});

describe('a version tag', () => {
  const cases: readonly {name: string; known: Partial<GuardFacts>; taken?: RegExp; warning?: RegExp}[] = [
    {name: 'that is not there', known: at('1.2.3', {state: 'absent'})},
    {name: 'that nobody looked at', known: {}},
    {name: 'of the same commit', known: at('1.2.3', found(SHA))},
    {name: 'of the same commit, shortened', known: at('1.2.3', found(SHA.slice(0, 12)))},
    {name: 'of another commit', known: at('1.2.3', found(OTHER)), taken: /from commit 1111111, not from 8f3b1c9$/},
    {name: 'of no known commit', known: at('1.2.3', found()), taken: /does not say which commit/},
    {name: 'of a strange label', known: at('1.2.3', found('--upload-pack=x')), taken: /"--upload-pack=x"/},
    {
      name: 'that is listed and cannot be read',
      known: {...at('1.2.3', {state: 'unreadable', reason: '403'}), registryTags: {[REPOSITORY]: ['1.2.3']}},
      taken: /cannot be read: 403/
    },
    {
      name: 'that may be there',
      known: at('1.2.3', {state: 'unreadable', reason: '403'}),
      warning: /^1\.2\.3 is written without comparing it with what is published: .*403/
    }
  ];

  test.each(cases)('$name', async ({known, taken, warning}) => {
    const plan = await guarded('refs/tags/v1.2.3', {gitTags: [], ...known});
    expect(plan.taken).toEqual(taken ? [{reference: `${REPOSITORY}:1.2.3`, reason: expect.stringMatching(taken)}] : []);
    expect(plan.warnings).toEqual(warning ? [expect.stringMatching(warning)] : []);
    expect(tagsOf(plan)).toBe('1.2.3 1.2 1 latest');
  });
});

describe('where nobody tells the versions', () => {
  const release = pushOf('refs/tags/v1.4.1');

  it('every moving tag of a version is written with a warning', async () => {
    const plan = await planOf({...release, guard: NOTHING}, {platforms: 'linux/amd64'});
    expect(tagsOf(plan)).toBe('1.4.1 1.4 1 latest');
    expect(plan.warnings).toEqual([
      '1.4, 1 and latest are written without comparing them with what is published: whether a higher version is there is not known: nobody tells the Git tags or the image tags.'
    ]);
  });

  test.each([
    {name: 'Git tags', known: {gitTags: []}},
    {name: 'the tags of the repository', known: {registryTags: {[REPOSITORY]: []}}}
  ])('$name will do', async ({known}) => {
    const plan = await planOf({...release, guard: {...NOTHING, ...known}}, {platforms: 'linux/amd64'});
    expect(plan.warnings).toEqual([]);
  });
});

describe('the tag of a branch', () => {
  const here = (relation: GuardFacts['relations'][string]) => ({
    ...at('main', found(OTHER)),
    relations: {[OTHER]: relation}
  });
  const cases: readonly {name: string; known: Partial<GuardFacts>; held?: RegExp; warning?: RegExp}[] = [
    {name: 'that is not there', known: at('main', {state: 'absent'})},
    {name: 'of the same commit', known: at('main', found(SHA))},
    {name: 'of an ancestor', known: here('ancestor')},
    {name: 'of a newer commit', known: here('descendant'), held: /newer than 8f3b1c9/},
    {name: 'of another line', known: here('diverged'), held: /no ancestor of 8f3b1c9/},
    {name: 'of another line, outdated', known: {...here('diverged'), branchHead: OTHER}, held: /no ancestor/},
    {name: 'that was rewritten', known: {...here('diverged'), branchHead: SHA}, warning: /main no longer contains/},
    {name: 'of a commit nobody knows', known: here('unknown'), warning: /1111111, and how that stands/},
    {name: 'of no commit', known: at('main', found()), warning: /does not say its commit/},
    {name: 'of a strange label', known: at('main', found('x; rm -rf /')), warning: /"x; rm -rf \/"/},
    {name: 'that cannot be read', known: at('main', {state: 'unreadable', reason: '403'}), warning: /403/}
  ];

  test.each(cases)('$name', async ({known, held, warning}) => {
    const plan = await guarded('refs/heads/main', known, {tags: 'branch'});
    expect(tagsOf(plan)).toBe(held ? '' : 'main');
    expect(plan.publications[0]?.held).toEqual(held ? [{name: 'main', reason: expect.stringMatching(held)}] : []);
    expect(plan.warnings).toEqual(warning ? [expect.stringMatching(warning)] : []);
  });

  it('is held in every repository when it is newer in one', async () => {
    const images = `${REPOSITORY}\nacme/hello`;
    const plan = await guarded('refs/heads/main', here('descendant'), {tags: 'branch', images});
    expect(plan.publications[0]).toMatchObject({tags: [], held: [{name: 'main'}]});
  });
});

describe('latest of a branch', () => {
  const release = {
    targets: {[`${REPOSITORY}:latest`]: found(OTHER, '1.0.0'), [`${REPOSITORY}:1.0.0`]: found(OTHER)},
    relations: {[OTHER]: 'ancestor' as const}
  };
  const cases: readonly {name: string; known: Partial<GuardFacts>; given?: Given; held: string}[] = [
    {name: 'stays with a release', known: {...release, gitTags: ['v1.0.0']}, held: 'latest'},
    {name: 'stays with a release where Git tags are not known', known: release, held: 'latest'},
    {name: 'leaves what no Git tag releases', known: {...release, gitTags: ['v1.0.0-rc.1']}, held: ''},
    {
      name: 'leaves a release that is not published',
      known: {...release, targets: at('latest', found(OTHER, '1.0.0')).targets ?? {}},
      held: ''
    },
    {
      name: 'goes with the branch where that is asked for',
      known: release,
      given: {tags: 'latest=branch, semver'},
      held: ''
    },
    {
      name: 'leaves an image of the branch',
      known: {...at('latest', found(OTHER, 'main')), relations: release.relations},
      held: ''
    }
  ];

  test.each(cases)('$name', async ({known, given, held}) => {
    expect(heldOf(await guarded('refs/heads/main', known, given))).toBe(held);
  });
});

describe('any facts', () => {
  const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map(parts => parts.join('.'));
  const tag = fc.oneof(
    version,
    version.map(text => `v${text}`),
    version.map(text => `${text}-rc.1`),
    fc.string()
  );
  const target: fc.Arbitrary<TagTarget> = fc.oneof(
    fc.constant({state: 'absent' as const}),
    fc.string().map(reason => ({state: 'unreadable' as const, reason})),
    fc.oneof(fc.string(), fc.constantFrom(SHA, OTHER)).map(revision => ({state: 'found' as const, revision}))
  );
  const known: fc.Arbitrary<GuardFacts> = fc.record({
    gitTags: fc.array(tag),
    registryTags: fc.array(tag).map(tags => ({[REPOSITORY]: tags})),
    targets: fc.dictionary(
      fc.constantFrom('main', 'latest', '1', '1.2', '1.2.3').map(name => `${REPOSITORY}:${name}`),
      target
    ),
    relations: fc.dictionary(fc.constant(OTHER), fc.constantFrom('ancestor', 'descendant', 'diverged', 'unknown')),
    notes: fc.constant([])
  });
  const events: readonly Facts[] = [
    pushOf('refs/heads/main'),
    pushOf('refs/tags/v1.2.3'),
    pushOf('refs/tags/v2.0.0-rc.1')
  ];

  it('lose no tag, hold back no version tag, and give the same plan again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...events), known, async (facts, guard) => {
        const free = await planOf(facts);
        const plan = await planOf({...facts, guard});
        for (const [index, publication] of plan.publications.entries()) {
          const all = free.publications[index]?.tags ?? [];
          const names = [...publication.tags, ...publication.held].map(({name}) => name);
          expect(names.sort()).toEqual(all.map(({name}) => name).sort());
          const movable = all.filter(({claim}) => ['highest', 'newest'].includes(claim.kind)).map(({name}) => name);
          for (const {name, reason} of publication.held) {
            expect(movable).toContain(name);
            expect(reason).not.toBe('');
          }
        }
        expect(plan.targets).toEqual(free.targets);
        expect(JSON.stringify(await planOf({...facts, guard}))).toBe(JSON.stringify(plan));
      }),
      {numRuns: 60}
    );
  });
});
