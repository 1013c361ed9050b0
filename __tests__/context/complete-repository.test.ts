import {describe, expect, it, test} from 'vitest';
import {lacksDetails, withDetails, withoutDetails} from '../../src/context/complete-repository.ts';
import {factsOf, payloadOf} from './support.ts';

const DETAILS = {description: 'From the API', license: 'MIT', defaultBranch: 'trunk'};
const whole = {description: 'Of the event', license: {spdx_id: 'Apache-2.0'}, default_branch: 'main'};

describe('what an event does not say of its repository', () => {
  test.each([
    {name: 'a push says all', payload: payloadOf('push-main'), want: false},
    {name: 'a schedule says nothing', payload: {schedule: '0 3 * * *'}, want: true},
    {name: 'an empty repository', payload: {repository: {}}, want: true},
    {name: 'no licence', payload: {repository: {description: 'x', default_branch: 'main'}}, want: true},
    {name: 'null is an answer', payload: {repository: {...whole, description: null, license: null}}, want: false}
  ])('$name', ({payload, want}) => expect(lacksDetails(payload)).toBe(want));

  test.each([
    {
      name: 'is taken from the API',
      payload: {},
      want: {description: 'From the API', license: 'MIT', defaultBranch: 'trunk'}
    },
    {
      name: 'is all that is taken from it',
      payload: {repository: {default_branch: 'main', license: null}},
      want: {description: 'From the API', license: '', defaultBranch: 'main'}
    },
    {
      name: 'is nothing of a whole event',
      payload: {repository: whole},
      want: {description: 'Of the event', license: 'Apache-2.0', defaultBranch: 'main'}
    }
  ])('$name', ({payload, want}) => {
    const facts = factsOf('push', 'refs/heads/main', payload);
    expect(withDetails(facts, payload, DETAILS).repository).toMatchObject(want);
  });

  it('keeps what is known where the API has nothing', () => {
    const facts = factsOf('schedule', 'refs/heads/main');
    const nothing = {description: '', license: '', defaultBranch: ''};
    expect(withDetails(facts, {}, nothing)).toEqual(facts);
  });

  it('is said where the API does not tell it', () => {
    const facts = factsOf('schedule', 'refs/heads/main');
    const {notes, ...rest} = withoutDetails(facts, 'no answer in 5 s');
    expect(rest).toEqual(facts);
    expect(notes).toEqual([expect.stringMatching(/\(no answer in 5 s\): description, licence and default branch may/)]);
  });
});
