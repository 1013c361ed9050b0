import {describe, expect, test} from 'vitest';
import {parseRemote} from '../../src/cli/remote.ts';

const HELLO = {
  host: 'github.com',
  path: 'acme/hello',
  url: 'https://github.com/acme/hello',
  apiUrl: 'https://api.github.com'
};

describe('the URL of a remote', () => {
  test.each([
    {url: 'https://github.com/acme/hello.git', want: HELLO},
    {url: 'https://github.com/acme/hello', want: HELLO},
    {url: 'https://github.com/acme/hello/', want: HELLO},
    {url: 'https://x-access-token:ghp_secret@github.com/acme/hello.git', want: HELLO},
    {url: 'git@github.com:acme/hello.git', want: HELLO},
    {url: 'ssh://git@github.com/acme/hello.git', want: HELLO},
    {url: 'ssh://git@GitHub.com:22/acme/hello.git', want: HELLO},
    {
      url: 'git@github.acme.com:platform/hello.git',
      want: {
        host: 'github.acme.com',
        path: 'platform/hello',
        url: 'https://github.acme.com/platform/hello',
        apiUrl: 'https://github.acme.com/api/v3'
      }
    },
    {
      url: 'https://acme.ghe.com/platform/hello',
      want: {
        host: 'acme.ghe.com',
        path: 'platform/hello',
        url: 'https://acme.ghe.com/platform/hello',
        apiUrl: 'https://api.acme.ghe.com'
      }
    },
    {
      url: 'git@gitlab.com:acme/group/hello.git',
      want: {
        host: 'gitlab.com',
        path: 'acme/group/hello',
        url: 'https://gitlab.com/acme/group/hello',
        apiUrl: ''
      }
    },
    {url: '/srv/git/hello.git', want: undefined},
    {url: '../hello', want: undefined},
    {url: 'file:///srv/git/hello.git', want: undefined},
    {url: 'C:/git/hello.git', want: undefined},
    {url: 'https://github.com/hello', want: undefined},
    {url: '', want: undefined}
  ])('$url', ({url, want}) => {
    expect(parseRemote(url)).toEqual(want);
  });
});
