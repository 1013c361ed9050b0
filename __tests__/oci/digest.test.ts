import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {digestOf} from '../../src/oci/descriptor.ts';
import {parseDigest, shortDigest} from '../../src/oci/digest.ts';

describe('parseDigest', () => {
  test.each([
    {name: 'sha256', input: `sha256:${'0a'.repeat(32)}`},
    {name: 'sha512', input: `sha512:${'0a'.repeat(64)}`}
  ])('takes $name', ({input}) => expect(parseDigest(input)).toBe(input));

  test.each([
    {name: 'nothing', input: ''},
    {name: 'no algorithm', input: 'a'.repeat(64)},
    {name: 'upper case', input: `sha256:${'A'.repeat(64)}`},
    {name: 'one digit less', input: `sha256:${'a'.repeat(63)}`},
    {name: 'one digit more', input: `sha256:${'a'.repeat(65)}`},
    {name: 'another algorithm', input: `md5:${'a'.repeat(32)}`},
    {name: 'the length of the other', input: `sha512:${'a'.repeat(64)}`},
    {name: 'a newline', input: `sha256:${'a'.repeat(64)}\n`}
  ])('refuses $name', ({input}) => expect(() => parseDigest(input)).toThrow(`"${input}" is not a digest`));

  it('takes or refuses any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        expect(() => parseDigest(text)).toThrow(`"${text}"`);
      })
    );
  });
});

describe('digestOf', () => {
  it('is the sha256 of the bytes', () => {
    expect(digestOf('')).toBe('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(digestOf('größer')).toBe(digestOf(new TextEncoder().encode('größer')));
  });

  it('is always a digest', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(parseDigest(digestOf(bytes))).toBe(digestOf(bytes));
      })
    );
  });
});

test('shortDigest keeps twelve digits', () => {
  expect(shortDigest(parseDigest(`sha256:0123456789abcdef${'0'.repeat(48)}`))).toBe('sha256:0123456789ab');
});
