import {describe, expect, it, test} from 'vitest';
import {clean, excerpt, formatBytes, formatDuration, jsonLine, listWords, oneLine} from '../../src/report/format.ts';
import {code, escapeText, fence} from '../../src/report/markdown.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [12_345_678, '12.3 MB'],
  [999_400, '999 kB'],
  [999_600, '1 MB'],
  [1_230_000_000, '1.23 GB'],
  [5e15, '5000 TB'],
  [-1, '0 B']
])('formatBytes(%d) is %s', (bytes, want) => {
  expect(formatBytes(bytes)).toBe(want);
});

test.each([
  [0, '0.0 s'],
  [850, '0.9 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min'],
  [75_000, '1 min 15 s'],
  [3_599_900, '1 h'],
  [3_725_000, '1 h 2 min']
])('formatDuration(%d) is %s', (ms, want) => {
  expect(formatDuration(ms)).toBe(want);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c']
])('listWords(%j) is "%s"', (words, want) => {
  expect(listWords(words)).toBe(want);
});

test.each([
  {name: 'colours', text: '\u001b[31mred\u001b[0m', want: 'red'},
  {name: 'a link of the terminal', text: '\u001b]8;;https://a.b\u0007text\u001b]8;;\u0007', want: 'text'},
  {name: 'a bell and a null', text: 'a\u0007b\u0000c', want: 'abc'},
  {name: 'carriage returns', text: 'a\r\nb\rc', want: 'a\nb\nc'},
  {name: 'text turned around', text: 'a\u202eb\u2066c', want: 'abc'},
  {name: 'half a character', text: 'a\ud800b', want: 'a\ufffdb'}
])('clean: $name', ({text, want}) => {
  expect(clean(text)).toBe(want);
});

describe('excerpt', () => {
  it('takes the end of a log, without empty lines around it', () => {
    expect(excerpt('\n a\nb\nc\n\n', 2)).toEqual({lines: ['b', 'c'], total: 3});
  });

  it('takes nothing when nothing is wanted', () => {
    expect(excerpt('a\nb', 0)).toEqual({lines: [], total: 2});
  });
});

test('oneLine keeps whole characters when it shortens', () => {
  expect(oneLine('😀'.repeat(10), 4)).toBe('😀😀😀…');
});

test.each([
  {name: 'a pipe', text: 'a|b', want: 'a\\|b'},
  {name: 'an escaped pipe', text: 'a\\|b', want: 'a\\\\\\|b'},
  {name: 'a tag', text: '<script>', want: '&lt;script&gt;'},
  {name: 'a mention', text: 'by @octocat', want: 'by @&#8203;octocat'},
  {name: 'a digest, which is none', text: 'app@sha256', want: 'app@sha256'},
  {name: 'an issue', text: 'see #12', want: 'see #&#8203;12'},
  {name: 'an environment variable', text: '$HOME', want: '&#36;HOME'},
  {name: 'words with underscores', text: 'HEALTH_CHECK _x_', want: 'HEALTH_CHECK \\_x\\_'},
  {name: 'an address', text: 'see https://docs.docker.com/a_b/#c.', want: 'see <https://docs.docker.com/a_b/#c>.'},
  {name: 'a list item', text: '1. one', want: '1\\. one'},
  {name: 'a number', text: '5.2 s', want: '5.2 s'},
  {name: 'a heading', text: '# one', want: '\\# one'},
  {name: 'lines', text: 'a\n\n## b', want: 'a ## b'}
])('escapeText: $name', ({text, want}) => {
  expect(escapeText(text)).toBe(want);
});

test.each([
  ['ghcr.io/acme/app', '`ghcr.io/acme/app`'],
  ['a`b', '<code>a&#96;b</code>'],
  ['a|<b>', '<code>a&#124;&#60;b&#62;</code>'],
  ['', '–']
])('code(%j) is %s', (text, want) => {
  expect(code(text)).toBe(want);
});

test('fence is longer than any run of backticks inside', () => {
  expect(fence(['a', '````', '```b'])).toBe('`````\na\n````\n```b\n`````');
});

test('JSON of texts with line breaks of any kind is one line, and says the same', () => {
  const value = {text: 'a\u2028b\u2029c\nd'};
  const line = jsonLine(value);
  expect(line).not.toMatch(/[\u2028\u2029\n]/);
  expect(JSON.parse(line)).toEqual(value);
});
