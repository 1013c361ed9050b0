import {expect, test} from 'vitest';
import {decidePush} from '../../src/plan/push.ts';

const own = {trusted: true, reason: 'the event push is of this repository'};
const fork = {trusted: false, reason: 'the pull request comes from the fork mona/hello'};

test.each([
  {name: 'auto, own code', push: 'auto', trust: own, want: {push: true, trusted: true, reason: own.reason}},
  {
    name: 'true, own code',
    push: 'true',
    trust: own,
    want: {push: true, trusted: true, reason: 'the input "push" is true'}
  },
  {
    name: 'false, own code',
    push: 'false',
    trust: own,
    want: {push: false, trusted: true, reason: 'the input "push" is false'}
  },
  {name: 'auto, fork', push: 'auto', trust: fork, want: {push: false, trusted: false, reason: fork.reason}},
  {name: 'true, fork', push: 'true', trust: fork, want: {push: false, trusted: false, reason: fork.reason}},
  {name: 'false, fork', push: 'false', trust: fork, want: {push: false, trusted: false, reason: fork.reason}}
] as const)('push: $name', ({push, trust, want}) => expect(decidePush(push, trust)).toEqual(want));
