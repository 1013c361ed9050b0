import {describe, expect, it, test} from 'vitest';
import type {Facts} from '../../../src/context/facts.ts';
import {type GuardQuestions, guardQuestions} from '../../../src/plan/guard/questions.ts';
import {factsOf, payloadOf, pushOf} from '../../context/support.ts';
import {type Given, planOf, settingsOf} from '../support.ts';

const main = pushOf('refs/heads/main');
const release = pushOf('refs/tags/v1.2.3');
const fork = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request-fork'));

async function ask(facts: Facts, given: Given = {}): Promise<GuardQuestions | undefined> {
  const {names} = await settingsOf(given);
  return guardQuestions(await planOf(facts, given), names, facts.event);
}

const references = (questions: GuardQuestions['versionTags'] = []): readonly string[] =>
  questions.map(({reference}) => reference);

describe('nobody is asked', () => {
  const cases: readonly {name: string; facts: Facts; given?: Given}[] = [
    {name: 'where the guard is off', facts: release, given: {guard: 'off'}},
    {name: 'where nothing is pushed', facts: release, given: {push: 'false'}},
    {name: 'for a fork, which has no credentials', facts: fork},
    {name: 'for a fork that wants to push', facts: fork, given: {push: 'true'}},
    {name: 'for tags that claim nothing', facts: main, given: {tags: 'sha'}}
  ];

  test.each(cases)('$name', async ({facts, given}) => {
    expect(await ask(facts, given)).toBeUndefined();
  });
});

describe('only what is needed is asked', () => {
  it('for a release: Git tags, and the lists of its repositories', async () => {
    const questions = await ask(release, {images: 'ghcr.io/acme/hello\nacme/hello'});
    expect(questions).toMatchObject({
      gitTagPrefixes: [''],
      repositories: ['ghcr.io/acme/hello', 'acme/hello'],
      newestTags: []
    });
    expect(references(questions?.versionTags)).toEqual(['ghcr.io/acme/hello:1.2.3', 'acme/hello:1.2.3']);
  });

  it('for a branch: what its tags point at', async () => {
    const questions = await ask(main);
    expect(questions).toMatchObject({gitTagPrefixes: [], repositories: [], versionTags: []});
    expect(references(questions?.newestTags)).toEqual(['ghcr.io/acme/hello:main', 'ghcr.io/acme/hello:latest']);
  });

  it('for version tags that may be overwritten: not who has them', async () => {
    const questions = await ask(release, {'overwrite-version-tags': 'true'});
    expect(questions).toMatchObject({gitTagPrefixes: [''], versionTags: []});
  });
});
