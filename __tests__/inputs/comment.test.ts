import {expect, test} from 'vitest';
import {problemsOf, settingsOf} from './support.ts';

test.each([
  {given: '', want: 'auto'},
  {given: 'auto', want: 'auto'},
  {given: 'on', want: 'on'},
  {given: 'true', want: 'on'},
  {given: 'off', want: 'off'},
  {given: 'False', want: 'off'}
])('comment: "$given" is $want', async ({given, want}) =>
  expect((await settingsOf({comment: given})).comment).toBe(want)
);

test('comment: anything else is a problem', async () =>
  expect(await problemsOf({comment: 'always'})).toEqual(['comment: "always" is not one of auto, on, off.']));
