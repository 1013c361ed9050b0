import {describe, expect, test} from 'vitest';
import {nextUrl} from '../../src/adapters/redirects.ts';

const FROM = 'https://acme.dev/files/a.zip?token=hunter2';

describe('a redirect', () => {
  test.each([
    {name: 'within https', location: 'https://cdn.acme.dev/a.zip?sig=1', want: 'https://cdn.acme.dev/a.zip?sig=1'},
    {name: 'of the same host', location: '../b.zip', want: 'https://acme.dev/b.zip'},
    {
      name: 'to http, of a file with a digest',
      location: 'http://cdn.acme.dev/a',
      verified: true,
      want: 'http://cdn.acme.dev/a'
    },
    {name: 'from http', from: 'http://acme.dev/a', location: 'http://cdn.acme.dev/a', want: 'http://cdn.acme.dev/a'}
  ])('$name is followed', ({from = FROM, location, verified = false, want}) => {
    expect(nextUrl(from, location, verified)).toBe(want);
  });

  test.each([
    {
      name: 'to http',
      location: 'http://cdn.acme.dev/a?token=hunter2',
      want: 'https://acme.dev/files/a.zip redirects to http://cdn.acme.dev/a, which is not encrypted: anybody may change it on its way'
    },
    {
      name: 'to no address',
      location: 'http://[',
      want: 'https://acme.dev/files/a.zip redirects to what is no address'
    },
    {
      name: 'to a file',
      location: 'file:///etc/passwd',
      want: 'https://acme.dev/files/a.zip redirects to what is no address'
    }
  ])('$name is refused', ({location, want}) => {
    expect(() => nextUrl(FROM, location, false)).toThrow(expect.objectContaining({message: want}));
  });
});
