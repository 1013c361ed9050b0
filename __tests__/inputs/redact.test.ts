import {expect, test} from 'vitest';
import {redactor} from '../../src/inputs/redact.ts';

test.each([
  {name: 'anywhere', secrets: ['hunter22'], text: 'xhunter22x hunter22', want: 'x***x ***'},
  {name: 'the longest first', secrets: ['hunter2', 'hunter22'], text: 'hunter22 hunter2', want: '*** ***'},
  {
    name: 'a short one as a word',
    secrets: ['prod'],
    text: 'prod product a-prod prod_x',
    want: '*** product a-*** prod_x'
  },
  {name: 'not what is too short', secrets: ['abc', ''], text: 'abc', want: 'abc'},
  {name: 'not what is no secret', secrets: ['true', 'False'], text: 'true False', want: 'true False'},
  {
    name: 'its lines',
    secrets: ['first-line\r\nsecond-line\n'],
    text: 'a second-line b\nfirst-line',
    want: 'a *** b\n***'
  },
  {name: 'whole, over lines', secrets: ['ab\ncdefg'], text: 'x ab\ncdefg y', want: 'x *** y'},
  {
    name: 'as it is, not as a pattern',
    secrets: ['a.c$1+', 'w.rd'],
    text: 'a.c$1+ abc$1+ w.rd word',
    want: '*** abc$1+ *** word'
  }
])('stars $name', ({secrets, text, want}) => expect(redactor(secrets)(text)).toBe(want));
