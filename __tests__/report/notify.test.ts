import {expect, test} from 'vitest';
import {notifyBody, type Told} from '../../src/report/notify.ts';

const told: Told = {
  outcome: 'failure',
  headline: 'Failed: 1 of 2 build targets <!channel>',
  repository: 'acme/hello',
  runUrl: 'https://github.com/acme/hello/actions/runs/42',
  failures: [
    {code: 'check-failed', target: 'hello/linux/arm64', title: 'not healthy in 60 s'},
    {code: 'build-failed', target: 'a', title: 'a|b & c'},
    {code: 'build-failed', title: 'third'},
    {code: 'build-failed', title: 'fourth'}
  ],
  json: '{"outcome":"failure"}'
};

test('json is the result as it is', () => {
  expect(notifyBody.json(told)).toBe('{"outcome":"failure"}');
});

test.each([
  {
    name: 'a failure',
    told,
    want: [
      '❌ <https://github.com/acme/hello/actions/runs/42|acme/hello: Failed: 1 of 2 build targets &lt;!channel&gt;>',
      '• hello/linux/arm64: not healthy in 60 s',
      '• a¦b &amp; c',
      '• third',
      'and 1 more failure'
    ]
  },
  {
    name: 'a success outside of a workflow',
    told: {...told, outcome: 'success' as const, headline: 'Published hello as main', runUrl: '', failures: []},
    want: ['✅ acme/hello: Published hello as main']
  }
])('slack: $name', ({told, want}) => {
  expect((JSON.parse(notifyBody.slack(told)) as {text: string}).text.split('\n')).toEqual(want);
});
