import {describe, expect, it, test} from 'vitest';
import {config, problemsOf, settingsOf} from './support.ts';

describe('retention', () => {
  it('is read from the input and the config file, the input first', async () => {
    const file =
      'retention:\n  dry-run: false\n  rules:\n    - {match: [untagged, "sha-*"], keep-days: 3, keep-last: 20}\n';
    expect((await settingsOf({})).retention).toBeUndefined();
    expect((await settingsOf(...config(file))).retention).toEqual({
      dryRun: false,
      rules: [{match: ['untagged', 'sha-*'], keepDays: 3, keepLast: 20, includeVersions: false}]
    });
    const retention = 'rules: [{match: "*-rc.*", keep-days: 0, include-versions: true}]';
    expect((await settingsOf(...config(file, {retention}))).retention).toEqual({
      dryRun: true,
      rules: [{match: ['*-rc.*'], keepDays: 0, includeVersions: true}]
    });
  });

  test.each([
    {
      name: 'no rules',
      given: 'dry-run: false',
      want: [
        'retention › rules (line 1): is missing (want a list). Write it like this: [{match: "pr-*", keep-days: 14}].'
      ]
    },
    {
      name: 'an empty list',
      given: 'rules: []',
      want: ['retention › rules (line 1): is empty. Write some, such as: rules: [{match: "pr-*", keep-days: 14}].']
    },
    {
      name: 'a rule that keeps nothing',
      given: 'rules:\n  - match: "pr-*"\n  - {keep-days: 3}',
      want: [
        'retention › rules › item 1 (line 2): says nothing of what it keeps. Add "keep-days" or "keep-last"; 0 removes everything it matches.',
        'retention › rules › item 2 (line 3): matches nothing: "match" is missing. Say what it is for: match: "pr-*".'
      ]
    },
    {
      name: 'a pattern of no tag',
      given: 'rules:\n  - match: ["pr-*", "feature/*"]\n    keep-days: 1',
      want: [
        'retention › rules › item 1 › match › item 2 (line 2): "feature/*" can match no tag (want letters, digits, _ . - and the wildcards * and ?, such as pr-*; or untagged).'
      ]
    },
    {
      name: 'a wrong key and a wrong number',
      given: 'rules:\n  - {match: "pr-*", keep-day: 1, keep-last: -1}',
      want: [
        'retention › rules › item 1 › keep-last (line 2): the number -1 is not right here (want at least 0).',
        'retention › rules › item 1 › keep-day (line 2): "keep-day" is not a key here. Did you mean "keep-days"?'
      ]
    },
    {
      name: 'a list',
      given: '- {match: "pr-*", keep-days: 1}',
      want: [
        'retention (line 1): a list is not right here (want a map of keys and values). Write it like this: {rules: [{match: "pr-*", keep-days: 14}]}.'
      ]
    }
  ])('explains $name', async ({given, want}) => {
    expect(await problemsOf({retention: given})).toEqual(want);
  });
});
