import {describe, expect, it, test} from 'vitest';
import type {GuardFacts, TagTarget} from '../../../src/context/facts.ts';
import {createPlan} from '../../../src/plan/create-plan.ts';
import {namesakeQuestions} from '../../../src/plan/guard/namesakes.ts';
import {guardQuestions} from '../../../src/plan/guard/questions.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {pushOf, SHA} from '../../context/support.ts';
import {type Given, planOf, settingsOf} from '../support.ts';

const OTHER = '1111111111111111111111111111111111111111';
const REPOSITORY = 'ghcr.io/acme/hello';
const NOTHING: GuardFacts = {registryTags: {}, targets: {}, relations: {[OTHER]: 'ancestor'}, notes: []};
const VARIANTS = 'cpu: {default: true}\ngpu: {}';

const guarded = (branch: string, known: Partial<GuardFacts>, given: Given = {}): Promise<Plan> =>
  planOf({...pushOf(`refs/heads/${branch}`), guard: {...NOTHING, ...known}}, {platforms: 'linux/amd64', ...given});

const tagsOf = ({publications}: Plan): string => publications.flatMap(({tags}) => tags.map(({name}) => name)).join(' ');
const heldOf = ({publications}: Plan): string => publications.flatMap(({held}) => held.map(({name}) => name)).join(' ');
const at = (tag: string, target: TagTarget): GuardFacts['targets'] => ({[`${REPOSITORY}:${tag}`]: target});

interface Case {
  readonly name: string;
  readonly branch: string;
  readonly known?: Partial<GuardFacts>;
  readonly inRegistry?: readonly string[];
  readonly given?: Given;
  /** With `sha-8f3b1c9`, which no branch has to itself. */
  readonly tags: string;
  readonly held: string;
  readonly why?: RegExp;
}

const check = async ({branch, known = {}, inRegistry, given, tags, held, why}: Case): Promise<void> => {
  const registryTags = inRegistry ? {registryTags: {[REPOSITORY]: inRegistry}} : {};
  const plan = await guarded(branch, {...registryTags, ...known}, given);
  expect(tagsOf(plan)).toBe(tags);
  expect(heldOf(plan)).toBe(held);
  expect(plan.taken).toEqual([]);
  if (why) expect(plan.notes.join('\n')).toMatch(why);
  else expect(plan.notes).toEqual([]);
};

const RANGE_RULES = 'type=ref,event=branch\ntype=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}';
const FULL = /1\.2\.3 is held back: a full version is published by its release, and not by a branch/;
const held123 = (tags: string, place = 'Git tag v1\\.2\\.3'): RegExp =>
  new RegExp(`^${tags} held back: release 1\\.2\\.3 \\(${place}\\) has this name, and a branch does not take it`, 'm');

describe('a branch called like a version', () => {
  test.each<Case>([
    {
      name: 'a range with a release',
      branch: '1.2',
      known: {gitTags: ['v1.2.3']},
      tags: 'sha-8f3b1c9',
      held: '1.2',
      why: held123('1\\.2 is')
    },
    {
      name: 'a major with a release',
      branch: '1',
      known: {gitTags: ['v1.2.3', 'v0.9.0']},
      tags: 'sha-8f3b1c9',
      held: '1',
      why: held123('1 is')
    },
    {
      name: 'the highest of several',
      branch: '1.2',
      known: {gitTags: ['v1.2.1', 'v1.2.3', 'v1.2.2', 'v1.3.0', 'v1.2.4-rc.1']},
      tags: 'sha-8f3b1c9',
      held: '1.2',
      why: held123('1\\.2 is')
    },
    {
      name: 'a release that only the registry has',
      branch: '1.2',
      inRegistry: ['1.2.3', 'latest'],
      tags: 'sha-8f3b1c9',
      held: '1.2',
      why: held123('1\\.2 is', 'image tag ghcr\\.io/acme/hello:1\\.2\\.3')
    },
    {
      name: 'a release that was dispatched without a Git tag',
      branch: '1.2',
      known: {gitTags: []},
      inRegistry: ['1.2.3'],
      tags: 'sha-8f3b1c9',
      held: '1.2',
      why: held123('1\\.2 is', 'image tag \\S+')
    },
    {
      name: 'no release in the range',
      branch: '6.4',
      known: {gitTags: ['v1.2.3', 'v6.3.0', 'v6.4.0-rc.1']},
      inRegistry: ['6.4', '6.3.0'],
      tags: '6.4 sha-8f3b1c9',
      held: ''
    },
    {name: 'no release at all', branch: '1.2', known: {gitTags: []}, inRegistry: [], tags: '1.2 sha-8f3b1c9', held: ''},
    {
      name: 'a release that is marked as a pre-release',
      branch: '1.2',
      known: {gitTags: ['v1.2.3'], preReleases: ['v1.2.3']},
      inRegistry: ['1.2.3'],
      tags: '1.2 sha-8f3b1c9',
      held: ''
    },
    {
      name: 'a range that no release writes: 0',
      branch: '0',
      known: {gitTags: ['v0.3.0']},
      tags: '0 sha-8f3b1c9',
      held: ''
    },
    {
      name: 'a range in another spelling',
      branch: 'v1.2',
      known: {gitTags: ['v1.2.3']},
      tags: 'v1.2 sha-8f3b1c9',
      held: ''
    },
    {
      name: 'a number of an issue',
      branch: '12-fix-login',
      known: {gitTags: ['v12.0.0']},
      tags: '12-fix-login sha-8f3b1c9',
      held: ''
    },
    {
      name: 'a full version',
      branch: '1.2.3',
      known: {gitTags: ['v1.2.3']},
      tags: 'sha-8f3b1c9',
      held: '1.2.3',
      why: FULL
    },
    {
      name: 'a full version that nobody has released',
      branch: '1.2.3',
      known: {gitTags: []},
      inRegistry: [],
      tags: 'sha-8f3b1c9',
      held: '1.2.3',
      why: FULL
    },
    {
      name: 'a pre-release that is there',
      branch: '1.3.0-rc.1',
      known: {gitTags: ['v1.3.0-rc.1']},
      tags: 'sha-8f3b1c9',
      held: '1.3.0-rc.1',
      why: /release 1\.3\.0-rc\.1 \(Git tag v1\.3\.0-rc\.1\) has/
    },
    {
      name: 'a pre-release that is not',
      branch: '1.3.0-rc.2',
      known: {gitTags: ['v1.3.0-rc.1']},
      tags: '1.3.0-rc.2 sha-8f3b1c9',
      held: ''
    },
    {
      name: 'latest',
      branch: 'latest',
      known: {gitTags: []},
      tags: 'sha-8f3b1c9',
      held: 'latest',
      why: /latest is held back: releases have this name/
    },
    {
      name: 'the part of another name',
      branch: 'release/1.2',
      known: {gitTags: ['v1.2.3']},
      tags: 'release-1.2 sha-8f3b1c9',
      held: ''
    }
  ])('default tags: $name', check);

  test.each<Case>([
    {
      name: 'the rules write the range',
      branch: '1.2',
      known: {gitTags: ['v1.2.3']},
      given: {tags: RANGE_RULES},
      tags: '',
      held: '1.2',
      why: held123('1\\.2 is')
    },
    {
      name: 'no rule writes the range',
      branch: '1.2',
      known: {gitTags: ['v1.2.3']},
      inRegistry: ['1.2.3'],
      given: {tags: 'type=ref,event=branch\ntype=semver,pattern={{version}}'},
      tags: '1.2',
      held: ''
    },
    {
      name: 'the rules write it with v',
      branch: 'v1.2',
      known: {gitTags: ['v1.2.3']},
      given: {tags: 'type=ref,event=branch\ntype=semver,pattern=v{{major}}.{{minor}}'},
      tags: '',
      held: 'v1.2',
      why: held123('v1\\.2 is')
    },
    {
      name: 'a suffix of its own tells them apart',
      branch: '1.2',
      known: {gitTags: ['v1.2.3']},
      given: {tags: 'type=ref,event=branch,suffix=-dev\nsemver'},
      tags: '1.2-dev',
      held: ''
    },
    {
      name: 'a suffix of all',
      branch: '1.2',
      inRegistry: ['1.2.3-alpine'],
      given: {flavor: 'suffix=-alpine', tags: 'branch\nsha\nsemver'},
      tags: 'sha-8f3b1c9-alpine',
      held: '1.2-alpine',
      why: held123('1\\.2-alpine is', 'image tag \\S+:1\\.2\\.3-alpine')
    },
    {
      name: 'a Git tag with a prefix',
      branch: '1.2',
      known: {gitTags: ['web-v1.2.9', 'api-v1.2.3']},
      given: {tags: 'branch\ntype=match,pattern=api-v(\\d+\\.\\d+),group=1'},
      tags: '',
      held: '1.2',
      why: held123('1\\.2 is', 'Git tag api-v1\\.2\\.3')
    },
    {
      name: 'a raw tag of the branch',
      branch: '1.2',
      known: {gitTags: ['v1.2.3']},
      given: {tags: 'type=raw,value={{branch}}\nsemver'},
      tags: '',
      held: '1.2',
      why: held123('1\\.2 is')
    },
    {
      name: 'a full version of Git tags as they are',
      branch: 'v1.2.3',
      known: {gitTags: []},
      given: {tags: 'type=ref,event=branch\ntype=ref,event=tag'},
      tags: '',
      held: 'v1.2.3',
      why: /v1\.2\.3 is held back: a full version is/
    },
    {
      name: 'a full version that may be overwritten',
      branch: '1.2.3',
      known: {gitTags: []},
      given: {'overwrite-version-tags': 'true'},
      tags: '1.2.3 sha-8f3b1c9',
      held: ''
    },
    {
      name: 'latest that nothing else writes',
      branch: 'latest',
      known: {gitTags: ['v1.2.3']},
      given: {tags: 'branch'},
      tags: 'latest',
      held: ''
    },
    {
      name: 'latest that every branch is asked for',
      branch: 'a',
      known: {gitTags: ['v1.2.3']},
      given: {tags: 'type=raw,value=latest\nsemver'},
      tags: 'latest',
      held: ''
    }
  ])('$name', check);

  describe('where another workflow publishes the releases', () => {
    const given = {tags: 'branch'};
    const there = (tag: string, version: string) => ({targets: at(tag, {state: 'found', revision: OTHER, version})});
    test.each<Case>([
      {
        name: 'a range that is a release',
        branch: '1.2',
        known: {gitTags: ['v1.2.3'], ...there('1.2', '1.2.3')},
        inRegistry: ['1.2', '1.2.3'],
        given,
        tags: '',
        held: '1.2',
        why: /1\.2 is held back: release 1\.2\.3 has this name/
      },
      {
        name: 'a range that is no release',
        branch: '1.2',
        known: {gitTags: ['v1.2.3'], ...there('1.2', '1.2')},
        inRegistry: ['1.2', '1.2.3'],
        given,
        tags: '1.2',
        held: ''
      },
      {
        name: 'latest that is a release',
        branch: 'latest',
        known: there('latest', '1.2.3'),
        inRegistry: ['latest', '1.2.3'],
        given,
        tags: '',
        held: 'latest',
        why: /release 1\.2\.3 has this name/
      },
      {
        name: 'a full version with a Git tag',
        branch: '1.2.3',
        known: {gitTags: ['v1.2.3']},
        given,
        tags: '',
        held: '1.2.3',
        why: held123('1\\.2\\.3 is')
      },
      {
        name: 'a full version that no Git tag has',
        branch: '1.2.3',
        known: {gitTags: ['v1.2.2'], ...there('1.2.3', '1.2.3')},
        inRegistry: ['1.2.3'],
        given,
        tags: '1.2.3',
        held: ''
      },
      {
        name: 'a full version of another commit, and no Git tags known',
        branch: '1.2.3',
        known: there('1.2.3', '1.2.3'),
        inRegistry: ['1.2.3'],
        given,
        tags: '',
        held: '1.2.3',
        why: /it exists and was built from commit 1111111, and whether it is a release is not known/
      },
      {
        name: 'a full version of this commit',
        branch: '1.2.3',
        known: {targets: at('1.2.3', {state: 'found', revision: SHA})},
        inRegistry: ['1.2.3'],
        given,
        tags: '1.2.3',
        held: ''
      }
    ])('$name', check);
  });

  it('is written with a warning where nobody tells the releases', async () => {
    const plan = await guarded('1.2', {});
    expect(tagsOf(plan)).toBe('1.2 sha-8f3b1c9');
    expect(plan.warnings).toEqual([
      expect.stringMatching(/^1\.2 is written without a check: whether a higher version/)
    ]);
  });

  it('is the default branch: its range is held, and latest is as ever', async () => {
    const facts = pushOf('refs/heads/1.2');
    const ofDefault = {...facts, repository: {...facts.repository, defaultBranch: '1.2'}};
    const known = {...NOTHING, gitTags: ['v1.2.3']};
    const plan = await planOf({...ofDefault, guard: known}, {platforms: 'linux/amd64'});
    expect([tagsOf(plan), heldOf(plan)]).toEqual(['sha-8f3b1c9 latest', '1.2']);
  });
});

describe('a branch called like a variant', () => {
  const given = {variants: VARIANTS};
  const rest = (branch: string): string => `sha-8f3b1c9 ${branch}-cpu sha-8f3b1c9-cpu ${branch}-gpu sha-8f3b1c9-gpu`;

  test.each<Case>([
    {
      name: 'of the default branch',
      branch: 'main-gpu',
      given,
      tags: rest('main-gpu'),
      held: 'main-gpu',
      why: /main-gpu is held back: the branch main has this name for its variant gpu\.$/
    },
    {
      name: 'the default one of the default branch',
      branch: 'main-cpu',
      given,
      tags: rest('main-cpu'),
      held: 'main-cpu',
      why: /the branch main has this name\.$/
    },
    {
      name: 'of another branch',
      branch: 'feature-x-gpu',
      known: {branches: ['main', 'feature/x', 'feature-x-gpu']},
      given,
      tags: rest('feature-x-gpu'),
      held: 'feature-x-gpu',
      why: /the branch feature\/x has this name for its variant gpu\.$/
    },
    {
      name: 'of no branch',
      branch: 'fix-gpu',
      known: {branches: ['main', 'fix', 'fix-gpu'].slice(0, 1)},
      inRegistry: ['fix'],
      given,
      tags: `fix-gpu ${rest('fix-gpu')}`,
      held: ''
    },
    {
      name: 'of an image that is there, and no branches known',
      branch: 'fix-gpu',
      inRegistry: ['fix'],
      given,
      tags: rest('fix-gpu'),
      held: 'fix-gpu',
      why: /ghcr\.io\/acme\/hello:fix is there, and has this name for its variant gpu/
    },
    {
      name: 'of nothing, and no branches known',
      branch: 'fix-gpu',
      inRegistry: ['main'],
      given,
      tags: `fix-gpu ${rest('fix-gpu')}`,
      held: ''
    },
    {
      name: 'of latest',
      branch: 'latest-gpu',
      given,
      tags: rest('latest-gpu'),
      held: 'latest-gpu',
      why: /releases have this name/
    },
    {
      name: 'of a range',
      branch: '1.2-gpu',
      known: {gitTags: ['v1.2.3']},
      given,
      tags: rest('1.2-gpu'),
      held: '1.2-gpu',
      why: held123('1\\.2-gpu is')
    },
    {
      name: 'of a full version',
      branch: '1.2.3-gpu',
      given,
      tags: rest('1.2.3-gpu'),
      held: '1.2.3-gpu',
      why: /a full version is published by its release/
    },
    {
      name: 'before the tag',
      branch: 'gpu-main',
      given: {...given, 'tag-format': '{variant}-{tag}'},
      tags: 'sha-8f3b1c9 cpu-gpu-main cpu-sha-8f3b1c9 gpu-gpu-main gpu-sha-8f3b1c9',
      held: 'gpu-main',
      why: /the branch main has this name/
    },
    {
      name: 'alone, as latest is called',
      branch: 'gpu',
      given: {...given, 'tag-format': '{tag}-{variant}, {variant}'},
      tags: rest('gpu'),
      held: 'gpu',
      why: /releases have this name/
    },
    {name: 'that is not there', branch: 'main-tpu', given, tags: `main-tpu ${rest('main-tpu')}`, held: ''}
  ])('$name', check);

  test.each<Case>([
    {
      name: 'the branch itself keeps its variants',
      branch: 'fix',
      known: {branches: ['main', 'fix', 'fix-gpu']},
      given,
      tags: `fix ${rest('fix')}`,
      held: ''
    },
    {
      name: 'a version has every variant',
      branch: '1.2',
      known: {gitTags: ['v1.2.3']},
      given,
      tags: 'sha-8f3b1c9 sha-8f3b1c9-cpu sha-8f3b1c9-gpu',
      held: '1.2 1.2-cpu 1.2-gpu',
      why: held123('1\\.2, 1\\.2-cpu and 1\\.2-gpu are')
    },
    {
      name: 'an image without variants has the name to itself',
      branch: 'main-gpu',
      tags: 'main-gpu sha-8f3b1c9',
      held: ''
    }
  ])('$name', check);
});

describe('what is asked for', () => {
  const NONE = {gitTags: false, branches: false, repositories: []};
  test.each([
    {name: 'a branch like any other: nothing', branch: 'feature/a', want: NONE},
    {name: 'the default branch: nothing', branch: 'main', want: NONE},
    {name: 'a number of an issue: nothing', branch: '12-fix-login', want: NONE},
    {name: 'a range: the releases', branch: '1.2', want: {gitTags: true, branches: false, repositories: [REPOSITORY]}},
    {name: 'a full version: nothing, it is held', branch: '1.2.3', want: NONE},
    {name: 'latest: nothing, it is held', branch: 'latest', want: NONE},
    {name: 'a variant of the default branch: nothing', branch: 'main-gpu', want: NONE},
    {
      name: 'a variant of another: the branches',
      branch: 'fix-gpu',
      want: {gitTags: false, branches: true, repositories: [REPOSITORY]}
    },
    {name: 'a pull request: nothing', branch: '', want: NONE}
  ])('$name', async ({branch, want}) => {
    const facts = pushOf(branch === '' ? 'refs/pull/7/merge' : `refs/heads/${branch}`);
    const given = {platforms: 'linux/amd64', variants: VARIANTS};
    const settings = await settingsOf(given);
    const {newestTags = []} = guardQuestions(createPlan(settings, facts), settings.names, facts.event) ?? {};
    expect(namesakeQuestions(newestTags, settings, facts)).toEqual(want);
  });
});
