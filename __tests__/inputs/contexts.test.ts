import {expect, test} from 'vitest';
import {isAddress} from '../../src/inputs/contexts.ts';

test.each([
  {context: 'https://github.com/acme/app.git#main:docker', want: true},
  {context: 'git://example.com/app', want: true},
  {context: 'ssh://git@example.com/app', want: true},
  {context: 'git@github.com:acme/app.git', want: true},
  {context: 'me.too@example.com:app', want: true},
  {context: 'github.com/acme/app', want: true},
  {context: 'docker-image://alpine:3', want: true},
  {context: 'oci-layout://layout', want: true},
  {context: '.', want: false},
  {context: './app', want: false},
  {context: '/srv/app', want: false},
  {context: 'app:1', want: false},
  {context: 'git@app', want: false},
  {context: 'github.company/app', want: false}
])('$context', ({context, want}) => expect(isAddress(context)).toBe(want));
