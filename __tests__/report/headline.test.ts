import {describe, expect, test} from 'vitest';
import {headline} from '../../src/report/headline.ts';
import type {RunResult} from '../../src/report/result.ts';
import {
  beforePlan,
  cancelled,
  closedGate,
  crashed,
  dockerfileError,
  fork,
  partial,
  plan,
  publication,
  rehearsed,
  success,
  unconfirmed,
  withStatus
} from './fixtures.ts';

const notStarted = (over: Partial<RunResult>): RunResult =>
  success({targets: success().targets.map(target => withStatus(target, 'not-started')), publications: [], ...over});

const images = (...names: readonly string[]): RunResult =>
  success({
    plan: plan({publications: []}),
    publications: names.flatMap(image =>
      success()
        .publications.slice(0, 1)
        .map(one => ({...one, id: image, image}))
    )
  });

const off = success().targets.map(target => ({...target, check: {summary: 'off', emulated: false}}));
const unpushed = plan({push: {push: false, trusted: true, reason: 'the input "push" is false'}});

describe('headline', () => {
  test.each<{name: string; result: RunResult; want: string}>([
    {name: 'success', result: success(), want: 'Published hello 1.2.3'},
    {name: 'a rehearsal', result: rehearsed(), want: 'Rehearsed publishing hello 1.2.3'},
    {
      name: 'a rehearsal that failed afterwards',
      result: rehearsed({outcome: 'failure', failures: [{code: 'internal', title: 'x'}]}),
      want: 'Rehearsed publishing hello 1.2.3, but the run failed'
    },
    {
      name: 'a gate that did not pass',
      result: closedGate(),
      want: 'Nothing was published: every build target passed, 1 of 2 gates did not'
    },
    {
      name: 'a branch',
      result: success({plan: plan({version: 'main', publications: [publication('cpu', [])]})}),
      want: 'Published hello as main'
    },
    {
      name: 'a branch whose tag is held back',
      result: success({
        plan: plan({
          version: '1.2',
          publications: [{...publication('cpu', []), held: [{name: '1.2', reason: 'a release has it'}]}]
        }),
        publications: success().publications.map(one => ({
          ...one,
          repositories: one.repositories.map(repository => ({...repository, tags: ['sha-8f3b1c9'], missing: []}))
        }))
      }),
      want: 'Published hello as sha-8f3b1c9'
    },
    {name: 'two images', result: images('api', 'web'), want: 'Published api and web 1.2.3'},
    {name: 'many images', result: images('a', 'b', 'c', 'd'), want: 'Published 4 images 1.2.3'},
    {name: 'a crash', result: crashed(), want: 'Nothing was published: 1 of 4 build targets failed'},
    {
      name: 'a broken Dockerfile',
      result: dockerfileError(),
      want: 'Nothing was published: 2 of 4 build targets failed'
    },
    {
      name: 'a crash without push',
      result: {...crashed(), plan: unpushed, publications: []},
      want: '1 of 4 build targets failed'
    },
    {name: 'in part', result: partial(), want: 'Partly published hello 1.2.3: 10 of 24 tags were written'},
    {
      name: 'in part, as far as is known',
      result: unconfirmed(['1.2.3']),
      want: 'Partly published hello 1.2.3: 2 of 24 tags were written, and the registry does not tell of 14'
    },
    {
      name: 'perhaps',
      result: unconfirmed(),
      want: 'Perhaps published hello 1.2.3: the registry does not tell of 16'
    },
    {
      name: 'nothing could be written',
      result: success({outcome: 'failure', publications: []}),
      want: 'Nothing was published: every build target passed, publishing failed'
    },
    {
      name: 'a failure after publishing',
      result: success({outcome: 'failure'}),
      want: 'Published hello 1.2.3, but the run failed'
    },
    {name: 'no engine', result: notStarted({outcome: 'failure'}), want: 'Nothing was published: no build was started'},
    {name: 'wrong inputs', result: beforePlan(), want: 'Failed before anything was built'},
    {
      name: 'a fork',
      result: fork(),
      want: 'Built and checked 2 build targets, not pushed: a pull request from the fork mallory/hello'
    },
    {
      name: 'checks off',
      result: success({plan: unpushed, publications: [], targets: off}),
      want: 'Built 4 build targets, not pushed: the input "push" is false'
    },
    {
      name: 'a cancel',
      result: cancelled(),
      want: 'Cancelled, nothing was published: 1 of 4 build targets had passed'
    },
    {name: 'an early cancel', result: notStarted({outcome: 'cancelled'}), want: 'Cancelled before anything was built'},
    {
      name: 'a cancel while publishing',
      result: {...partial(), outcome: 'cancelled'},
      want: 'Cancelled while publishing: 10 of 24 tags were written'
    },
    {
      name: 'a late cancel',
      result: success({outcome: 'cancelled'}),
      want: 'Cancelled after hello 1.2.3 was published'
    }
  ])('$name', ({result, want}) => {
    expect(headline(result)).toBe(want);
  });
});
