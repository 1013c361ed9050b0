import {describe, expect, it, test} from 'vitest';
import {repositoryOn} from '../../src/context/remote.ts';

describe('the repository of a remote', () => {
  test.each([
    {url: 'https://github.com/mona/hello', want: 'mona/hello'},
    {url: 'https://github.com/mona/hello.git', want: 'mona/hello'},
    {url: 'https://x-access-token:secret@github.com/mona/hello/', want: 'mona/hello'},
    {url: 'git@github.com:mona/hello.git', want: 'mona/hello'},
    {url: 'ssh://git@github.com/mona/hello.git', want: 'mona/hello'},
    {url: 'ssh://git@github.com:443/mona/hello.git', want: 'mona/hello'},
    {url: 'https://gitlab.com/mona/hello', want: undefined},
    {url: 'https://github.com/mona/group/hello', want: undefined},
    {url: 'file:///tmp/mona/hello', want: undefined},
    {url: '/tmp/hello', want: undefined},
    {url: '', want: undefined}
  ])('$url: $want', ({url, want}) => expect(repositoryOn('https://github.com', url)).toBe(want));

  it.each(['https://git.acme.dev:8443/acme/hello', 'ssh://git@git.acme.dev:2222/acme/hello.git'])(
    'is of a server of its own: %s',
    url => expect(repositoryOn('https://git.acme.dev:8443/', url)).toBe('acme/hello')
  );
});
