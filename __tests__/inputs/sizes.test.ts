import {describe, expect, test} from 'vitest';
import {parseBytes} from '../../src/inputs/sizes.ts';

describe('parseBytes', () => {
  test.each([
    {text: '1024', want: 1024},
    {text: '512m', want: 512 * 2 ** 20},
    {text: '1.5g', want: 1.5 * 2 ** 30},
    {text: '300MB', want: 300e6},
    {text: '64 kB', want: 64_000},
    {text: '2GiB', want: 2 * 2 ** 30},
    {text: ' 10K ', want: 10_240},
    {text: '7b', want: 7}
  ])('$text → $want', ({text, want}) => expect(parseBytes(text)).toBe(want));

  test.each([
    {text: '', want: 'is not a size (want 300MB, 2GiB, 512m or a plain number of bytes)'},
    {text: 'much', want: 'is not a size'},
    {text: '5 apples', want: 'is not a size'},
    {text: '-1m', want: 'is not a size'},
    {text: '1constructor', want: 'is not a size'},
    {text: '0', want: 'is no size at all'},
    {text: '99999999999t', want: 'is larger than any machine'}
  ])('refuses "$text"', ({text, want}) => expect(() => parseBytes(text)).toThrow(want));
});
