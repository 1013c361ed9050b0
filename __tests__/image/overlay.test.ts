import {describe, expect, it, test} from 'vitest';
import {findProgram, ownPrograms} from '../../src/image/overlay.ts';
import {binary, layer, UNREAD} from './support.ts';

const AMD64 = {content: binary('amd64'), mode: 0o755};
const ARM64 = {content: binary('arm64'), mode: 0o755};

describe('what a path leads to', () => {
  test.each([
    {name: 'a file', layers: [[{name: 'bin/a', ...AMD64}]], path: '/bin/a', want: '/bin/a amd64'},
    {
      name: 'the uppermost of two',
      layers: [[{name: 'bin/a', ...AMD64}], [{name: 'bin/a', ...ARM64}]],
      path: '/bin/a',
      want: '/bin/a arm64'
    },
    {
      name: 'a removed one',
      layers: [[{name: 'bin/a', ...AMD64}], [{name: 'bin/.wh.a'}]],
      path: '/bin/a',
      want: 'absent'
    },
    {
      name: 'one in a removed folder',
      layers: [[{name: 'x/y/a', ...AMD64}], [{name: '.wh.x'}]],
      path: '/x/y/a',
      want: 'absent'
    },
    {
      name: 'one in a folder that was made anew',
      layers: [[{name: 'x/y/a', ...AMD64}], [{name: 'x/.wh..wh..opq'}, {name: 'x/y/b', ...ARM64}]],
      path: '/x/y/a',
      want: 'absent'
    },
    {
      name: 'what was made anew in it',
      layers: [[{name: 'x/y/b', ...AMD64}], [{name: 'x/.wh..wh..opq'}, {name: 'x/y/b', ...ARM64}]],
      path: '/x/y/b',
      want: '/x/y/b arm64'
    },
    {
      name: 'links across layers, absolute and relative',
      layers: [
        [
          {name: 'bin', link: 'usr/bin'},
          {name: 'usr/bin/py3', ...ARM64}
        ],
        [
          {name: 'usr/local/bin/py', link: '/bin/python'},
          {name: 'usr/bin/python', link: '../bin/./py3'}
        ]
      ],
      path: '/usr/local/bin/py',
      want: '/usr/bin/py3 arm64'
    },
    {
      name: 'a link to itself',
      layers: [
        [
          {name: 'a', link: 'b'},
          {name: 'b', link: 'a'}
        ]
      ],
      path: '/a',
      want: 'absent'
    },
    {
      name: 'a link out of the root',
      layers: [
        [
          {name: 'a', link: '../../b'},
          {name: 'b', ...AMD64}
        ]
      ],
      path: '/a',
      want: '/b amd64'
    },
    {name: 'a link to nothing', layers: [[{name: 'a', link: 'b'}]], path: '/a', want: 'absent'},
    {
      name: 'a hard link',
      layers: [
        [
          {name: 'a', ...AMD64},
          {name: 'b', hardlink: 'a'}
        ]
      ],
      path: '/b',
      want: '/b amd64'
    },
    {name: 'a file that nobody may execute', layers: [[{name: 'a', content: 'x'}]], path: '/a', want: 'other'},
    {name: 'a file under a file', layers: [[{name: 'a', ...AMD64}]], path: '/a/b', want: 'absent'},
    {name: 'the root', layers: [[{name: 'a', ...AMD64}]], path: '/', want: 'absent'}
  ])('is $name', async ({layers, path, want}) => {
    const found = findProgram(await Promise.all(layers.map(entries => layer(...entries))), path);
    expect(found.kind === 'program' ? `${found.path} ${found.program.architecture}` : found.kind).toBe(want);
  });

  it('is not known where a layer below was not read', async () => {
    const own = await layer({name: 'app/a', ...AMD64}, {name: 'app/b', link: '/usr/bin/b'}, {name: 'x/.wh.gone'});
    const kinds = ['/app/a', '/app/b', '/usr/bin/sh', '/x/gone'].map(path => findProgram([UNREAD, own], path).kind);
    expect(kinds).toEqual(['program', 'unknown', 'unknown', 'absent']);
  });
});

it('shows the programs of the build that are left in the end', async () => {
  const base = {...(await layer({name: 'bin/base', ...AMD64})), own: false};
  const first = await layer(
    {name: 'bin/kept', ...AMD64},
    {name: 'bin/removed', ...AMD64},
    {name: 'bin/replaced', ...AMD64},
    {name: 'bin/plain', ...AMD64},
    {name: 'tmp/x/a', ...AMD64}
  );
  const second = await layer(
    {name: 'bin/.wh.removed'},
    {name: 'bin/replaced', ...ARM64},
    {name: 'bin/plain', content: 'x'},
    {name: 'tmp/.wh..wh..opq'}
  );
  const shown = ownPrograms([base, first, second]).map(({path, program}) => `${path} ${program.architecture}`);
  expect(shown).toEqual(['/bin/kept amd64', '/bin/replaced arm64']);
});
