import {describe, expect, it, test} from 'vitest';
import type {Facts} from '../../src/context/facts.ts';
import {comparedTags} from '../../src/plan/compared-tags.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {factsOf, payloadOf, pushOf} from '../context/support.ts';
import {type Given, settingsOf} from './support.ts';

const pullRequest = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request'));
const VARIANTS = 'cpu: {default: true}\ngpu: {}';

async function compared(facts: Facts, given: Given = {}) {
  const settings = await settingsOf(given);
  return comparedTags(createPlan(settings, facts), settings, facts);
}

const CASES: readonly {name: string; facts: Facts; given?: Given; want: readonly string[]}[] = [
  {name: 'the default branch, with itself', facts: pushOf('refs/heads/main'), want: ['main', 'latest']},
  {
    name: 'another branch, with itself, else with the default one',
    facts: pushOf('refs/heads/feature/x'),
    want: ['feature-x', 'main', 'latest']
  },
  {
    name: 'a pull request, with its base branch and never with itself',
    facts: pullRequest,
    want: ['main', 'latest']
  },
  {
    name: 'a pull request, by the tags that its base branch gets here',
    facts: pullRequest,
    given: {tags: 'type=ref,event=branch,prefix=br-\nedge\npr'},
    want: ['edge', 'br-main', 'latest']
  },
  {
    name: 'a version, with what its moving tags point at',
    facts: pushOf('refs/tags/v1.2.3'),
    want: ['1.2', '1', 'latest', 'main']
  },
  {
    name: 'a pre-release, with the last stable one',
    facts: pushOf('refs/tags/v2.0.0-rc.1'),
    want: ['latest', 'main']
  },
  {
    name: 'a nightly, with the last one',
    facts: factsOf('schedule', 'refs/heads/main', {repository: {default_branch: 'main'}}),
    given: {tags: 'nightly'},
    want: ['nightly', 'latest']
  }
];

describe('an image is compared, by', () => {
  test.each(CASES)('$name', async ({facts, given = {}, want}) => {
    expect(Object.values(await compared(facts, given))).toEqual([want]);
  });

  it('variants, each with its own tags', async () => {
    expect(await compared(pullRequest, {variants: VARIANTS, tags: 'branch\npr'})).toEqual({
      'hello/cpu': ['main', 'main-cpu', 'latest'],
      'hello/gpu': ['main-gpu', 'latest-gpu']
    });
  });

  it('tags that are held back too: they belong to something newer', async () => {
    const facts: Facts = {
      ...pushOf('refs/tags/v1.2.3'),
      guard: {gitTags: ['v1.2.3', 'v2.0.0'], registryTags: {}, targets: {}, relations: {}, notes: []}
    };
    const settings = await settingsOf();
    const plan = createPlan(settings, facts);
    expect(plan.publications.map(({held}) => held.map(({name}) => name))).toEqual([['latest']]);
    expect(comparedTags(plan, settings, facts)).toEqual({hello: ['1.2', '1', 'latest', 'main']});
  });
});
