import {describe, expect, test} from 'vitest';
import {parseBytes} from '../../src/inputs/sizes.ts';

const RIGHT: readonly {text: string; want: number}[] = [
  {text: '300MB', want: 300_000_000},
  {text: '1.5 GB', want: 1_500_000_000},
  {text: '12kB', want: 12_000},
  {text: '150MiB', want: 157_286_400},
  {text: '2GiB', want: 2_147_483_648},
  {text: '64m', want: 67_108_864},
  {text: '1k', want: 1024},
  {text: '2g', want: 2_147_483_648},
  {text: ' 512 ', want: 512},
  {text: '512B', want: 512}
];

const FORMS = '(want 300MB, 1.5GB, 150MiB, 64m or a plain number of bytes)';
const WRONG: readonly {text: string; want: string}[] = [
  {text: '', want: `"" is not a size ${FORMS}`},
  {text: '3 apples', want: `"3 apples" is not a size ${FORMS}`},
  {text: '-3MB', want: `"-3MB" is not a size ${FORMS}`},
  {text: '1e3', want: `"1e3" is not a size ${FORMS}`},
  {text: '3constructor', want: `"3constructor" is not a size ${FORMS}`},
  {text: '99999999999GB', want: `"99999999999GB" is not a size ${FORMS}`},
  {text: '0MB', want: '"0MB" is no size at all; want more than 0'}
];

describe('parseBytes', () => {
  test.each(RIGHT)('$text', ({text, want}) => expect(parseBytes(text)).toBe(want));
  test.each(WRONG)('refuses "$text"', ({text, want}) => expect(() => parseBytes(text)).toThrow(new Error(want)));
});
