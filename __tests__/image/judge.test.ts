import {describe, expect, it, test} from 'vitest';
import {parseOciConfig} from '../../src/image/config.ts';
import {foreignPrograms, leaksInConfig, passwdOf, toPattern, userId} from '../../src/image/judge.ts';
import {parsePlatform} from '../../src/oci/platform.ts';
import {binary, layer, UNREAD} from './support.ts';

describe('programs for another machine', () => {
  test.each([
    {allowed: [], want: ['/bin/a', '/opt/fw/x/b', '/opt/tool']},
    {allowed: ['/opt/**'], want: ['/bin/a']},
    {allowed: ['/opt/*'], want: ['/bin/a', '/opt/fw/x/b']},
    {allowed: ['opt/fw/**', '**/tool'], want: ['/bin/a']},
    {allowed: ['/**/b', '/bin/?'], want: ['/opt/tool']}
  ])('are those that $allowed does not name', async ({allowed, want}) => {
    const foreign = {content: binary('amd64'), mode: 0o755};
    const own = await layer(
      {name: 'bin/a', ...foreign},
      {name: 'bin/ours', content: binary('arm64'), mode: 0o755},
      {name: 'opt/fw/x/b', ...foreign},
      {name: 'opt/tool', ...foreign},
      {name: 'opt/data', content: binary('amd64')},
      {name: 'lib/libc.so.6', ...foreign},
      {name: 'lib/prebuild.node', ...foreign}
    );
    const found = foreignPrograms([UNREAD, own], parsePlatform('linux/arm64'), allowed);
    expect(found.map(({path}) => path)).toEqual(want);
  });
});

test.each([
  {pattern: '/opt/**', path: '/opt', want: false},
  {pattern: '/a.b/*', path: '/axb/c', want: false},
  {pattern: '**/x', path: '/x', want: true},
  {pattern: '/a/**/z', path: '/a/z', want: true},
  {pattern: '/a/**/z', path: '/a/b/c/z', want: true},
  {pattern: '/a(b)[c]', path: '/a(b)[c]', want: true}
])('$pattern names $path: $want', ({pattern, path, want}) => {
  expect(toPattern(pattern).test(path)).toBe(want);
});

describe('the user of an image', () => {
  const PASSWD = 'root:x:0:0::/:/bin/sh\ntoor:x:0:0::/:/bin/sh\napp:x:1000:1000::/:\nbroken\n';
  test.each([
    {user: '', want: 0},
    {user: 'root', want: 0},
    {user: '0', want: 0},
    {user: '0:1000', want: 0},
    {user: '00', want: 0},
    {user: 'toor', want: 0},
    {user: 'app:app', want: 1000},
    {user: '1000', want: 1000},
    {user: '65532:0', want: 65_532},
    {user: 'nobody', want: undefined},
    {user: 'broken', want: undefined}
  ])('"$user" is $want', ({user, want}) => {
    expect(userId(parseOciConfig(JSON.stringify({config: {User: user}})), PASSWD)).toBe(want);
  });

  it('is looked up in the uppermost passwd', async () => {
    const layers = [
      await layer({name: 'etc/passwd', content: 'a'}),
      await layer({name: 'etc/passwd', content: 'b'}),
      await layer({name: 'x'})
    ];
    expect(passwdOf(layers)).toBe('b');
    expect(passwdOf([UNREAD])).toBeUndefined();
  });
});

it('names the places of a config that hold a secret', () => {
  const config = parseOciConfig(
    JSON.stringify({
      config: {Env: ['PATH=/bin', 'TOKEN=a-hunter22-b', 'EMPTY'], Labels: {build: 'hunter22', x: 'y'}},
      history: [{created_by: 'RUN |1 T=hunter22 /bin/sh -c x # buildkit'}, {created_by: 'COPY a b'}]
    })
  );
  expect(leaksInConfig(config, ['hunter22', 'other-secret'])).toEqual([
    'environment variable TOKEN',
    'label build',
    'history: RUN |1 T=hunter22 /bin/sh -c x # buildkit'
  ]);
  expect(leaksInConfig(config, [])).toEqual([]);
});
