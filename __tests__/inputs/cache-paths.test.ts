import {describe, expect, it, test} from 'vitest';
import {config, problemsOf, settingsOf} from './support.ts';

const SHA256 = 'a'.repeat(64);

describe('cache-paths', () => {
  it('is read from the input and the config file, the input first', async () => {
    const file = 'cache-paths:\n  - {path: [.m2, target], key: maven, files: "**/pom.xml"}\n';
    expect((await settingsOf({})).cachePaths).toBeUndefined();
    expect((await settingsOf(...config(file))).cachePaths).toEqual([
      {paths: ['.m2', 'target'], key: 'maven', files: ['**/pom.xml']}
    ]);
    const own = `- {path: ./vendor/fit.zip, url: https://example.com/fit.zip, sha256: "sha256:${SHA256.toUpperCase()}"}`;
    expect((await settingsOf(...config(file, {'cache-paths': own}))).cachePaths).toEqual([
      {paths: ['vendor/fit.zip'], files: [], url: 'https://example.com/fit.zip', sha256: SHA256}
    ]);
  });

  test.each([
    {name: 'no path', given: '- {key: a}', want: 'path (line 1): is missing (want text or a list)'},
    {name: 'an empty list of paths', given: '- {path: [], key: a}', want: 'path (line 1): is empty. Name a file'},
    {name: 'a path outside', given: '- {path: ../x, key: a}', want: '"../x" is not in the workspace'},
    {name: 'an absolute path', given: '- {path: /tmp/x, key: a}', want: '"/tmp/x" is not in the workspace'},
    {name: 'the home folder', given: '- {path: ~/.m2, key: a}', want: '"~/.m2" is not in the workspace'},
    {name: 'the whole workspace', given: '- {path: ., key: a}', want: '"." is no folder to write to'},
    {name: 'git’s own folder', given: '- {path: .git/hooks, key: a}', want: '".git/hooks" is no folder to write to'},
    {name: 'a pattern as its path', given: '- {path: "*.zip", key: a}', want: '"*.zip" is not a plain path'},
    {name: 'nothing for a key', given: '- path: vendor', want: 'item 1 (line 1): says nothing of its key. Add "files"'},
    {name: 'a comma in the key', given: '- {path: a, key: "a,b"}', want: '"a,b" is not a key'},
    {
      name: 'files outside',
      given: '- {path: a, files: [b, ../c]}',
      want: 'item 2 (line 1): "../c" is not in the works'
    },
    {name: 'no address', given: '- {path: a, url: example.com/x}', want: '"example.com/x" is not an address'},
    {name: 'a plain address', given: '- {path: a, url: http://example.com/x}', want: '(want https, or a sha256)'},
    {
      name: 'a plain address with a token',
      given: '- {path: a, url: "http://example.com/x?token=t"}',
      want: '"http://example.com/x" is not encrypted'
    },
    {name: 'a login in it', given: '- {path: a, url: https://u:p@example.com/x}', want: 'url (line 1): holds a login'},
    {name: 'a wrong digest', given: '- {path: a, url: https://a.b/c, sha256: abc}', want: '"abc" is not a SHA-256'},
    {
      name: 'a digest of nothing',
      given: `- {path: a, key: b, sha256: ${SHA256}}`,
      want: 'there is none. Add the "url"'
    },
    {name: 'one file into two', given: '- {path: [a, b], url: https://a.b/c}', want: 'and "path" names several'},
    {name: 'a path twice', given: '- {path: a, key: b}\n- {path: [c, ./a], key: d}', want: '"a" stands in it twice'},
    {
      name: 'a key of another place',
      given: '- {path: a, keys: b}',
      want: '"keys" is not a key here. Did you mean "key"?'
    }
  ])('refuses $name', async ({given, want}) => {
    const problems = await problemsOf({'cache-paths': given});
    expect(problems.filter(one => one.includes(want))).toHaveLength(1);
    expect(problems.filter(one => !one.startsWith('cache-paths'))).toEqual([]);
  });

  it('quotes no login', async () => {
    const problems = await problemsOf({'cache-paths': '- {path: a, url: https://me:hunter2secret@example.com/x}'});
    expect(problems.join('\n')).not.toContain('hunter2secret');
  });
});

describe('log-dir', () => {
  test.each([
    {given: 'build-logs', want: 'build-logs'},
    {given: './out/logs/', want: 'out/logs'}
  ])('$given', async ({given, want}) => {
    expect((await settingsOf({'log-dir': given})).logDir).toBe(want);
  });

  test.each([
    {given: '../logs', want: '"../logs" is not in the workspace'},
    {given: '/var/log', want: '"/var/log" is not in the workspace'},
    {given: '.', want: '"." is no folder to write to'},
    {given: '.git/logs', want: '".git/logs" is no folder to write to'}
  ])('refuses $given', async ({given, want}) => {
    expect(await problemsOf({'log-dir': given})).toEqual([expect.stringContaining(want)]);
  });
});
