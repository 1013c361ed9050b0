import {describe, expect, it, test} from 'vitest';
import type {EarlierTag, EarlierTags, GuardFacts, TagTarget} from '../../../src/context/facts.ts';
import {digestOf} from '../../../src/oci/descriptor.ts';
import {guardQuestions} from '../../../src/plan/guard/questions.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {shortBuild} from '../../../src/plan/tags-record.ts';
import {factsOf, SHA} from '../../context/support.ts';
import {type Given, planOf, settingsOf} from '../support.ts';

const OTHER = '1111111111111111111111111111111111111111';
const REPOSITORY = 'ghcr.io/acme/hello';
const nightly = factsOf('schedule', 'refs/heads/main', {
  repository: {full_name: 'acme/hello', default_branch: 'main', html_url: 'https://github.com/acme/hello'}
});

const found = (revision?: string, version?: string): TagTarget => ({
  state: 'found',
  ...(revision ? {revision} : {}),
  ...(version ? {version} : {})
});
const BUILDS = ['first', 'second', 'third'].map(digestOf);
/** Last at the second of three builds. */
const had = (name: string): EarlierTag => ({name, olderBuilds: BUILDS.slice(0, 1).map(shortBuild)});
const known = (...names: string[]): Record<string, EarlierTags> => ({hello: {known: true, tags: names.map(had)}});
const build = (index: number): TagTarget => ({
  ...{state: 'found', revision: SHA},
  ...(BUILDS[index] ? {digest: BUILDS[index]} : {})
});

interface Known {
  readonly targets: Readonly<Record<string, TagTarget>>;
  readonly earlier?: Readonly<Record<string, EarlierTags>>;
  readonly relations?: GuardFacts['relations'];
}

function checked({targets, earlier, relations = {[OTHER]: 'ancestor'}}: Known, given: Given = {}): Promise<Plan> {
  const guard = {registryTags: {}, targets, relations, notes: [], ...(earlier ? {earlier} : {})};
  return planOf({...nightly, guard}, {platforms: 'linux/amd64', tags: 'branch\nlatest\nsha\nnightly', ...given});
}

const at = (target: TagTarget, tag = 'latest') => ({[`${REPOSITORY}:${tag}`]: target});
const heldOf = ({publications}: Plan): string => publications.flatMap(({held}) => held.map(({name}) => name)).join(' ');

describe('a tag that an earlier run has pointed at the commit of a base check', () => {
  const cases: readonly {name: string; known: Known; held?: RegExp; warning?: RegExp; given?: Given}[] = [
    {
      name: 'is held where it is at another commit',
      known: {targets: at(found(OTHER, '1.1.0')), earlier: known('main', 'latest')},
      held: /^moved to commit 1111111 \(version 1\.1\.0\) after commit 8f3b1c9 was published there, .*"mode: promote"$/
    },
    {
      name: 'is held whatever that commit is to this one',
      known: {targets: at(found(OTHER, 'main')), earlier: known('latest'), relations: {}},
      held: /moved to commit 1111111 after/
    },
    {
      name: 'is held where the image does not say its commit',
      known: {targets: at(found(undefined, '1.0.0; rm')), earlier: known('latest')},
      held: /^moved to an image that does not say its commit after/
    },
    {
      name: 'is held for the reason of the guard, where that has one',
      known: {targets: at(found(OTHER)), earlier: known('latest'), relations: {[OTHER]: 'descendant'}},
      held: /newer than 8f3b1c9$/
    },
    {
      name: 'is held where it was moved back to an earlier build of this commit',
      known: {targets: at(build(0)), earlier: known('latest')},
      held: /^moved back to an earlier build of this commit \(sha256:[0-9a-f]{12}\) after a later one was published there,/
    },
    {name: 'moves from the build that it had last', known: {targets: at(build(1)), earlier: known('latest')}},
    {name: 'moves from a build that is not on record', known: {targets: at(build(2)), earlier: known('latest')}},
    {name: 'moves from an image of this commit', known: {targets: at(found(SHA)), earlier: known('latest')}},
    {name: 'moves from a short name of it', known: {targets: at(found(SHA.slice(0, 12))), earlier: known('latest')}},
    {name: 'is written where it is gone', known: {targets: at({state: 'absent'}), earlier: known('latest')}},
    {
      name: 'is written with a warning where nobody tells what is there',
      known: {targets: at({state: 'unreadable', reason: '403'}), earlier: known('latest')},
      warning: /^latest is written without a check: .*403/
    },
    {name: 'moves where no earlier run had it here', known: {targets: at(found(OTHER)), earlier: known('main')}},
    {name: 'moves where nothing is on record', known: {targets: at(found(OTHER))}},
    {
      name: 'is written with a warning where the records cannot be read',
      known: {targets: at(found(OTHER)), earlier: {hello: {known: false, reason: 'no answer'}}},
      warning:
        /^latest is written without a check: whether somebody has moved it away .*8f3b1c9 is not known: no answer/
    }
  ];

  test.each(cases)('$name', async ({known, held, warning, given}) => {
    const plan = await checked(known, given);
    const [publication] = plan.publications;
    expect(publication?.held).toEqual(held ? [{name: 'latest', reason: expect.stringMatching(held)}] : []);
    expect(publication?.tags.map(({name}) => name)).toEqual(
      expect.arrayContaining(['nightly', 'main', 'sha-8f3b1c9', ...(held ? [] : ['latest'])])
    );
    expect(plan.warnings).toEqual(warning ? [expect.stringMatching(warning)] : []);
    expect(plan.notes).toEqual(held ? [expect.stringMatching(/^latest is held back: /)] : []);
  });

  it('says nothing of commits: a raw tag is held as well', async () => {
    const plan = await checked(
      {targets: at(found(OTHER), 'stable'), earlier: known('stable')},
      {tags: 'type=raw,value=stable\nbranch'}
    );
    expect(heldOf(plan)).toBe('stable');
  });

  it('is judged for each variant, and held in every repository of an image', async () => {
    const variants = 'cpu: {default: true}\ngpu: {}';
    const targets = {
      [`${REPOSITORY}:latest`]: found(SHA),
      'acme/hello:latest': found(SHA),
      [`${REPOSITORY}:latest-gpu`]: found(SHA),
      'acme/hello:latest-gpu': found(OTHER)
    };
    const tags = (...names: string[]): EarlierTags => ({known: true, tags: names.map(had)});
    const plan = await checked(
      {targets, earlier: {'hello/cpu': tags('latest', 'latest-cpu'), 'hello/gpu': tags('latest-gpu')}},
      {variants, images: `${REPOSITORY}\nacme/hello`}
    );
    expect(heldOf(plan)).toBe('latest-gpu');
  });
});

test('what is on record is looked at, and nothing twice', async () => {
  const given = {tags: 'type=raw,value=stable\nlatest\nbranch'};
  const [plan, {names}] = [await planOf(nightly, given), await settingsOf(given)];
  const questions = guardQuestions(plan, names, nightly.event, known('stable', 'latest'));
  expect(questions?.earlierTags.map(({reference}) => reference)).toEqual([`${REPOSITORY}:stable`]);
  const alone = guardQuestions(
    await planOf(nightly, {tags: 'type=raw,value=stable'}),
    names,
    nightly.event,
    known('stable')
  );
  expect(alone?.earlierTags).toHaveLength(1);
  expect(guardQuestions(plan, {...names, guard: 'off'}, nightly.event, known('stable'))).toBeUndefined();
});
