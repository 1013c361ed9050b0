import {describe, expect, it, test} from 'vitest';
import {capabilitiesFor, isRoot, powerful} from '../../src/engine/capabilities.ts';

const OF_ROOT = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'];

describe('capabilitiesFor', () => {
  test.each([
    {name: 'root: the few it needs to step down', asked: undefined, user: '', want: OF_ROOT},
    {name: 'another user: what a low port needs', asked: undefined, user: 'node', want: ['NET_BIND_SERVICE']},
    {name: 'those asked for instead', asked: ['NET_RAW'], user: '', want: ['NET_RAW']},
    {name: 'none when none is asked for', asked: [], user: '', want: []}
  ])('$name', ({asked, user, want}) => expect(capabilitiesFor(asked, user)).toEqual(want));
});

test.each([
  {user: '', want: true},
  {user: 'root', want: true},
  {user: '0', want: true},
  {user: '0:1000', want: true},
  {user: 'root:root', want: true},
  {user: '00', want: true},
  {user: '1000', want: false},
  {user: 'rooted', want: false},
  {user: '10:0', want: false}
])('isRoot "$user": $want', ({user, want}) => expect(isRoot(user)).toBe(want));

it('tells what could be used against the machine', () => {
  expect(powerful(['NET_RAW', 'SYS_ADMIN', 'CHOWN', 'ALL', 'NET_ADMIN'])).toEqual(['SYS_ADMIN', 'ALL', 'NET_ADMIN']);
});
