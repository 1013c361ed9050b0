import {describe, expect, it, test} from 'vitest';
import {judgeAnswer, passesStatus, wantedStatus} from '../../src/engine/http-answer.ts';
import type {HttpCheck} from '../../src/inputs/check-settings.ts';
import type {HttpAnswer} from '../../src/ports/network.ts';

const check: HttpCheck = {kind: 'http', path: '/', lenient: false};
const ok: HttpAnswer = {status: 200, body: '', cut: false};

describe('judgeAnswer', () => {
  test.each<{name: string; check: HttpCheck; answer: HttpAnswer; want: string | undefined}>([
    {name: 'any 2xx', check, answer: {...ok, status: 204}, want: undefined},
    {
      name: 'another status',
      check,
      answer: {...ok, status: 503, body: 'starting'},
      want: 'status 503 instead of 2xx: starting'
    },
    {
      name: 'a redirect',
      check,
      answer: {...ok, status: 302, location: '/login'},
      want: 'status 302 instead of 2xx, a redirect to /login, which is not followed (no body)'
    },
    {name: 'a redirect that is wanted', check: {...check, status: 302}, answer: {...ok, status: 302}, want: undefined},
    {name: 'a body', check: {...check, body: '^ok$'}, answer: {...ok, body: 'a\nok\n'}, want: undefined},
    {name: 'a body whatever its case', check: {...check, body: '(?i)OK'}, answer: {...ok, body: 'ok'}, want: undefined},
    {
      name: 'another body',
      check: {...check, body: '^ok'},
      answer: {...ok, body: 'not ok'},
      want: 'status 200, and the body does not match /^ok/: not ok'
    },
    {
      name: 'half of a body',
      check: {...check, body: 'end'},
      answer: {...ok, body: 'begin', cut: true},
      want: 'status 200, and the body as far as it was read does not match /end/: begin'
    },
    {name: 'JSON', check: {...check, json: {a: 1}}, answer: {...ok, body: '{"a":1,"b":2}'}, want: undefined},
    {
      name: 'other JSON',
      check: {...check, json: {a: 1}},
      answer: {...ok, body: '{"a":2}'},
      want: 'status 200, and in its JSON .a is 2, not 1: {"a":2}'
    },
    {
      name: 'no JSON',
      check: {...check, json: {a: 1}},
      answer: {...ok, body: '<html>'},
      want: 'status 200, and the body is not JSON: <html>'
    }
  ])('$name', ({check, answer, want}) => expect(judgeAnswer(check, answer)).toBe(want));
});

describe('passesStatus', () => {
  test.each([
    {status: 200, wanted: undefined, lenient: false, want: true},
    {status: 204, wanted: undefined, lenient: false, want: true},
    {status: 302, wanted: undefined, lenient: false, want: false},
    {status: 404, wanted: undefined, lenient: false, want: false},
    {status: 404, wanted: undefined, lenient: true, want: true},
    {status: 500, wanted: undefined, lenient: true, want: false},
    {status: 401, wanted: 401, lenient: false, want: true},
    {status: 200, wanted: 401, lenient: true, want: false}
  ])('$status, wanted $wanted, lenient $lenient: $want', ({status, wanted, lenient, want}) =>
    expect(passesStatus(status, {...(wanted === undefined ? {} : {status: wanted}), lenient})).toBe(want)
  );

  it('says in words what it wants', () => {
    expect([
      wantedStatus({lenient: false}),
      wantedStatus({lenient: true}),
      wantedStatus({status: 418, lenient: true})
    ]).toEqual(['2xx', 'any below 500', '418']);
  });
});
