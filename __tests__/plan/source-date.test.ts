import {describe, expect, it, test} from 'vitest';
import {declaresSourceDate, sourceDateEpoch, sourceDateNotes} from '../../src/plan/source-date.ts';
import {factsOf, payloadOf} from '../context/support.ts';

const known = (env = {}) => factsOf('push', 'refs/heads/main', payloadOf('push-main'), env);
const unknown = factsOf('push', 'refs/heads/main');

describe('sourceDateEpoch', () => {
  test.each([
    {name: 'the commit, unless told otherwise', want: '1763713798'},
    {name: 'of the job', facts: known({SOURCE_DATE_EPOCH: '1000'}), want: '1000'},
    {name: 'the commit over the job', asked: 'commit', facts: known({SOURCE_DATE_EPOCH: '1000'}), want: '1763713798'},
    {name: 'seconds', asked: '2000', want: '2000'},
    {name: 'off', asked: 'off', want: undefined},
    {name: 'off over the job', asked: 'off', facts: known({SOURCE_DATE_EPOCH: '1000'}), want: undefined},
    {name: 'an unknown commit', asked: 'commit', facts: unknown, want: undefined}
  ])('$name', ({asked, facts = known(), want}) => {
    expect(sourceDateEpoch(facts, asked)).toBe(want);
  });

  it('says that the commit is not known to those who asked for it', () => {
    expect(sourceDateNotes(unknown, 'commit')).toEqual([
      '"source-date-epoch: commit" is not followed: neither the event nor a checkout tells the time of the commit.'
    ]);
    expect(sourceDateNotes(unknown, undefined)).toEqual([]);
    expect(sourceDateNotes(known(), 'commit')).toEqual([]);
  });
});

test.each([
  {name: 'alone', text: 'FROM a\nARG SOURCE_DATE_EPOCH\nRUN make', want: true},
  {name: 'with a default', text: 'ARG SOURCE_DATE_EPOCH=0', want: true},
  {name: 'among others', text: 'FROM a\n  arg A=1 SOURCE_DATE_EPOCH B', want: true},
  {name: 'on a line of its own', text: 'FROM a\nARG A=1 \\\n    SOURCE_DATE_EPOCH\n', want: true},
  {name: 'in Windows lines', text: 'FROM a\r\nARG SOURCE_DATE_EPOCH\r\n', want: true},
  {name: 'in a comment', text: 'FROM a\n# ARG SOURCE_DATE_EPOCH', want: false},
  {name: 'of a longer name', text: 'ARG MY_SOURCE_DATE_EPOCH\nARG SOURCE_DATE_EPOCH_2', want: false},
  {name: 'in a step', text: 'FROM a\nRUN echo $SOURCE_DATE_EPOCH', want: false},
  {name: 'nowhere', text: '', want: false}
])('ARG SOURCE_DATE_EPOCH $name: $want', ({text, want}) => {
  expect(declaresSourceDate(text)).toBe(want);
});
