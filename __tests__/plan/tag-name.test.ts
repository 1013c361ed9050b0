import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {isTag} from '../../src/oci/reference.ts';
import {formatTag, roomFor, toTagName} from '../../src/plan/tag-name.ts';

const anyName = fc.oneof(
  fc.string({unit: 'binary', maxLength: 300}),
  fc.string({unit: 'grapheme', maxLength: 300}),
  fc.stringMatching(/^[\w./-]{1,300}$/)
);

describe('toTagName', () => {
  test.each([
    {name: 'plain', input: 'main', want: 'main'},
    {name: 'slashes', input: 'feat/a/b', want: 'feat-a-b'},
    {name: 'a run of others is one hyphen', input: 'a // b', want: 'a-b'},
    {name: 'umlauts', input: 'für-alle', want: 'f-r-alle'},
    {name: 'upper case stays', input: 'Release_1.0', want: 'Release_1.0'},
    {name: 'leading dots and hyphens go', input: '.-.x', want: 'x'},
    {name: 'a leading slash goes', input: '/x', want: 'x'},
    {name: 'a shell command', input: 'x$(rm -rf /);`id`', want: 'x-rm--rf-id-'},
    {name: 'nothing usable', input: '日本語', want: undefined},
    {name: 'dots alone', input: '...', want: undefined},
    {name: 'nothing', input: '', want: undefined}
  ])('$name', ({input, want}) => expect(toTagName(input)).toBe(want));

  it('cuts what is too long, and keeps two such names apart', () => {
    const first = toTagName(`${'a'.repeat(200)}1`) ?? '';
    const second = toTagName(`${'a'.repeat(200)}2`) ?? '';
    expect(first).toMatch(/^a{119}-[0-9a-f]{8}$/);
    expect(second).not.toBe(first);
    expect(toTagName('a'.repeat(128))).toBe('a'.repeat(128));
  });

  it('gives nothing where there is no room', () => {
    expect(toTagName('main', 4)).toBe('main');
    expect(toTagName('mains', 4)).toBeUndefined();
    expect(toTagName('main', -3)).toBeUndefined();
  });

  it('gives a valid tag or nothing for any name', () => {
    fc.assert(
      fc.property(anyName, fc.integer({min: -10, max: 128}), (name, room) => {
        const tag = toTagName(name, room);
        if (tag === undefined) return;
        expect(isTag(tag), tag).toBe(true);
        expect(tag.length).toBeLessThanOrEqual(room);
        expect(toTagName(name, room)).toBe(tag);
      })
    );
  });

  it('leaves a valid tag as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}$/), tag => {
        expect(toTagName(tag)).toBe(tag);
      })
    );
  });
});

describe('formatTag', () => {
  test.each([
    {format: '{tag}-{variant}', want: '1.2.3-gpu'},
    {format: '{variant}-{tag}', want: 'gpu-1.2.3'},
    {format: 'x_{variant}.{tag}', want: 'x_gpu.1.2.3'}
  ])('$format', ({format, want}) => expect(formatTag(format, 'gpu', '1.2.3')).toBe(want));

  it('does not look into what it puts in', () => {
    expect(formatTag('{tag}-{variant}', '$1', '{variant}')).toBe('{variant}-$1');
  });

  it('leaves room for the variant, whatever the branch', () => {
    const format = fc.constantFrom('{tag}-{variant}', '{variant}-{tag}', '{variant}.{tag}_x');
    fc.assert(
      fc.property(anyName, fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,140}$/), format, (name, variant, given) => {
        const tag = toTagName(name, roomFor(given, variant));
        if (tag !== undefined) expect(isTag(formatTag(given, variant, tag))).toBe(true);
      })
    );
  });
});
