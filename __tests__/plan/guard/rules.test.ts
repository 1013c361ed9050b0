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
    name: 'a pre-release that asks for latest',
    tag: 'v2.0.0-rc.1',
    rules: SEMVER,
    flavor: 'latest=true',
    tags: '2.0.0-rc.1',
    held: 'latest'
  }
];

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
