import {describe, expect, test} from 'vitest';
import type {GuardFacts} from '../../../src/context/facts.ts';
import {pushOf} from '../../context/support.ts';
import {planOf} from '../support.ts';

const REPOSITORY = 'ghcr.io/acme/hello';

interface Case {
  readonly name: string;
  readonly tag: string;
  readonly rules: string;
  readonly flavor?: string;
  readonly gitTags?: readonly string[];
  readonly registry?: readonly string[];
  readonly tags: string;
  readonly held: string;
}

const SEMVER =
  'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=semver,pattern={{major}}';
const MONOREPO = 'type=match,pattern=api-v(\\d+\\.\\d+\\.\\d+),group=1\ntype=match,pattern=api-v(\\d+),group=1';

const cases: readonly Case[] = [
  {name: 'rules', tag: 'v1.4.1', rules: SEMVER, gitTags: ['v1.5.0'], tags: '1.4.1 1.4', held: '1 latest'},
  {
    name: 'a product of a monorepo, which others do not concern',
    tag: 'api-v1.4.1',
    rules: MONOREPO,
    gitTags: ['web-v9.0.0', 'v7.0.0', 'api-v1.4.0', 'api-v1.4.1'],
    tags: '1.4.1 1 latest',
    held: ''
  },
  {
    name: 'an older release of a product of a monorepo',
    tag: 'api-v1.4.1',
    rules: MONOREPO,
    gitTags: ['web-v9.0.0', 'api-v1.5.0', 'api-2.0.0'],
    tags: '1.4.1',
    held: '1 latest'
  },
  {
    name: 'a suffix, by the image tags that have it',
    tag: 'v1.4.1',
    rules: SEMVER,
    flavor: 'suffix=-alpine,onlatest=true',
    registry: ['1.5.0-alpine', '2.0.0', '3.0.0-debian'],
    tags: '1.4.1-alpine 1.4-alpine',
    held: '1-alpine latest-alpine'
  },
  {
    name: 'versions of Python',
    tag: 'v1.4.1',
    rules: 'type=pep440,pattern={{version}}\ntype=pep440,pattern={{major}}',
    gitTags: ['v1.10.0', 'v2.0.0rc1'],
    tags: '1.4.1',
    held: '1 latest'
  },
  {
    name: 'versions of Python with any number of parts',
    tag: '1.2.2',
    rules: 'type=pep440,pattern={{version}}\ntype=pep440,pattern={{major}}',
    gitTags: ['1.2', '1.2.1', '1.10', '2.0'],
    tags: '1.2.2',
    held: '1 latest'
  },
  {
    name: 'a text in the pattern',
    tag: 'v1.3.9',
    rules:
      'type=semver,pattern={{version}}-alpine\ntype=semver,pattern={{major}}-alpine\ntype=semver,pattern={{major}}_{{minor}}\ntype=semver,pattern=release-{{major}}',
    gitTags: ['v1.3.9', 'v1.4.0', 'v2.0.0'],
    tags: '1.3.9-alpine 1_3',
    held: '1-alpine release-1 latest'
  },
  {
    name: 'a text in the pattern, by the image tags that have it',
    tag: 'v1.3.9',
    rules: 'type=semver,pattern={{version}}-alpine\ntype=semver,pattern={{major}}-alpine',
    registry: ['1.4.0-alpine', '2.0.0-debian'],
    tags: '1.3.9-alpine',
    held: '1-alpine latest'
  },
  {
    name: 'versions of two numbers',
    tag: 'v1.4',
    rules: 'type=match,pattern=v(.*),group=1\ntype=ref,event=tag',
    gitTags: ['v1.4', 'v2.0'],
    tags: '1.4 v1.4',
    held: 'latest'
  },
  {
    name: 'letters before a version',
    tag: 'release1.2.3',
    rules: 'type=ref,event=tag',
    gitTags: ['release1.2.3', 'release2.0.0', 'v9.0.0'],
    tags: 'release1.2.3',
    held: 'latest'
  },
  {
    name: 'a raw tag that is part of the version',
    tag: 'v1.2.3',
    rules: 'type=raw,value={{tag}}\ntype=raw,value=1',
    gitTags: ['v1.9.0'],
    tags: 'v1.2.3',
    held: '1'
  },
  {
    name: 'a pre-release of Python that asks for latest',
    tag: '1.2.3rc2',
    rules: 'type=pep440,pattern={{version}}',
    flavor: 'latest=true',
    tags: '1.2.3rc2',
    held: 'latest'
  },
  {
    name: 'a pre-release of Python beside a raw latest',
    tag: '1.2.3rc2',
    rules: 'type=pep440,pattern={{version}}\ntype=raw,value=latest',
    tags: '1.2.3rc2',
    held: 'latest'
  },
  {
    name: 'a pre-release of Python as its Git tag is',
    tag: '1.1beta2',
    rules: 'type=ref,event=tag',
    tags: '1.1beta2',
    held: 'latest'
  },
  {
    name: 'a post-release that asks for latest, as a release',
    tag: '1.2.3.post1',
    rules: 'type=pep440,pattern={{version}}',
    flavor: 'latest=true',
    gitTags: ['1.2.3', '1.2.3.post1'],
    tags: '1.2.3.post1 latest',
    held: ''
  },
  {
    name: 'a pre-release that asks for latest',
    tag: 'v2.0.0-rc.1',
    rules: SEMVER,
    flavor: 'latest=true',
    tags: '2.0.0-rc.1',
    held: 'latest'
  }
];

const OTHER = '1'.repeat(40);

/** Tags that another commit has. */
const TAKEN: readonly {name: string; ref: string; rules: string; tag: string}[] = [
  {
    name: 'a version with a text around it',
    ref: 'refs/tags/v1.3.9',
    rules: 'type=semver,pattern={{version}}-alpine',
    tag: '1.3.9-alpine'
  },
  {
    name: 'a version of two numbers',
    ref: 'refs/tags/v1.4',
    rules: 'type=match,pattern=v(.*),group=1',
    tag: '1.4'
  },
  {name: 'a Git tag as raw tag', ref: 'refs/tags/v1.2.3', rules: 'type=raw,value={{tag}}', tag: 'v1.2.3'},
  {name: 'a raw version', ref: 'refs/heads/main', rules: 'type=raw,value=1.2.3', tag: '1.2.3'},
  {
    name: 'a version cut out of a pre-release',
    ref: 'refs/tags/v1.2.3-RC1',
    rules: String.raw`type=match,pattern=v(\d+\.\d+\.\d+),group=1`,
    tag: '1.2.3'
  }
];

describe('a version tag of another commit', () => {
  test.each(TAKEN)('is refused: $name', async ({ref, rules, tag}) => {
    const reference = `${REPOSITORY}:${tag}`;
    const guard: GuardFacts = {
      gitTags: [],
      registryTags: {[REPOSITORY]: [tag]},
      targets: {[reference]: {state: 'found', revision: OTHER}},
      relations: {},
      notes: []
    };
    const {taken} = await planOf({...pushOf(ref), guard}, {tags: rules, flavor: 'latest=false'});
    expect(taken.map(one => one.reference)).toEqual([reference]);
  });
});

describe('latest of a branch', () => {
  test('is not for a pre-release that a rule names', async () => {
    const guard: GuardFacts = {
      gitTags: ['v1.0.0'],
      registryTags: {},
      targets: {[`${REPOSITORY}:latest`]: {state: 'found', revision: OTHER, version: '1.0.0'}},
      relations: {[OTHER]: 'ancestor'},
      notes: []
    };
    const given = {tags: 'type=semver,pattern={{version}},value=v2.0.0-rc.1', flavor: 'latest=true'};
    const {publications} = await planOf({...pushOf('refs/heads/main'), guard}, given);
    expect(publications[0]?.held).toEqual([{name: 'latest', reason: '2.0.0-rc.1 is a pre-release'}]);
  });
});

describe('the guard', () => {
  test.each(cases)('minds $name', async ({tag, rules, flavor = '', gitTags, registry, tags, held}) => {
    const guard: GuardFacts = {
      ...(gitTags ? {gitTags} : {}),
      registryTags: registry ? {[REPOSITORY]: registry} : {},
      targets: {},
      relations: {},
      notes: []
    };
    const facts = {...pushOf(`refs/tags/${tag}`), guard};
    const {publications} = await planOf(facts, {tags: rules, platforms: 'linux/amd64', ...(flavor ? {flavor} : {})});
    expect(publications.flatMap(one => one.tags.map(({name}) => name)).join(' ')).toBe(tags);
    expect(publications.flatMap(one => one.held.map(({name}) => name)).join(' ')).toBe(held);
  });
});
