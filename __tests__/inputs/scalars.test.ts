import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {parseAttest} from '../../src/inputs/attest.ts';
import {parseBoolean} from '../../src/inputs/booleans.ts';
import {parseDuration} from '../../src/inputs/duration.ts';
import {parseInteger, parsePort} from '../../src/inputs/numbers.ts';
import {nearest} from '../../src/inputs/suggest.ts';
import {splitWords} from '../../src/inputs/words.ts';

describe('parseDuration', () => {
  test.each([
    {input: '60s', want: 60_000},
    {input: '1m30s', want: 90_000},
    {input: '500ms', want: 500},
    {input: '45', want: 45_000},
    {input: '1.5', want: 1500},
    {input: ' 2m ', want: 120_000},
    {input: '1h', want: 3_600_000}
  ])('$input', ({input, want}) => expect(parseDuration(input)).toBe(want));

  test.each([
    {input: '60 seconds', want: '"60 seconds" is not a duration (want 60s, 1m30s, 500ms or a plain number of seconds)'},
    {input: '', want: '"" is not a duration'},
    {input: '-1s', want: '"-1s" is not a duration'},
    {input: '0s', want: '"0s" is no time at all'},
    {input: '25h', want: '"25h" is longer than a day'}
  ])('refuses "$input"', ({input, want}) => expect(() => parseDuration(input)).toThrow(want));

  it('adds up its parts', () => {
    const part = fc.nat({max: 500});
    fc.assert(
      fc.property(part, part, part, (m, s, ms) => {
        fc.pre(m + s + ms > 0);
        expect(parseDuration(`${m}m${s}s${ms}ms`)).toBe(m * 60_000 + s * 1000 + ms);
      })
    );
  });

  it('gives a positive number or an Error for any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        try {
          expect(parseDuration(text)).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      })
    );
  });
});

describe('parseBoolean', () => {
  test.each(['true', 'True', 'TRUE'])('%s', text => expect(parseBoolean(text)).toBe(true));
  test.each(['false', 'False', 'FALSE'])('%s', text => expect(parseBoolean(text)).toBe(false));
  test.each(['yes', 'on', '1', 'tRue', 'constructor', ''])('refuses "%s"', text =>
    expect(() => parseBoolean(text)).toThrow(`"${text}" is not a boolean (want true or false)`)
  );
});

describe('numbers', () => {
  it('keeps to the limits', () => {
    expect(parseInteger('4', {min: 1, max: 100})).toBe(4);
    expect(() => parseInteger('0', {min: 1, max: 100})).toThrow('"0" is not a whole number from 1 to 100');
    expect(() => parseInteger('4.5', {min: 1, max: 100})).toThrow('"4.5" is not a whole number');
    expect(parsePort('65535')).toBe(65535);
    expect(() => parsePort('65536')).toThrow('"65536" is not a port (want a whole number from 1 to 65535)');
  });
});

describe('parseAttest', () => {
  const want = 'true, false, or mode=max';
  test.each([
    {input: 'True', result: 'true'},
    {input: 'false', result: 'false'},
    {input: 'mode=max', result: 'mode=max'},
    {input: 'mode=max,builder-id=https://x.dev/1', result: 'mode=max,builder-id=https://x.dev/1'}
  ])('$input', ({input, result}) => expect(parseAttest(input, want)).toBe(result));

  it('refuses what buildx would', () => {
    expect(() => parseAttest('max', want)).toThrow('"max" in "max" is not right (want true, false, or mode=max)');
    expect(() => parseAttest('mode=full', want)).toThrow('want mode=min or mode=max');
  });
});

describe('splitWords', () => {
  test.each([
    {input: 'serve --device cpu', want: ['serve', '--device', 'cpu']},
    {input: `sh -c 'echo "hi"; exit'`, want: ['sh', '-c', 'echo "hi"; exit']},
    {input: 'a\\ b "c \\" d" e""f', want: ['a b', 'c " d', 'ef']},
    {input: '  ', want: []},
    {input: '$HOME `id`', want: ['$HOME', '`id`']}
  ])('$input', ({input, want}) => expect(splitWords(input)).toEqual(want));

  it('refuses an open quote', () => {
    expect(() => splitWords('echo "hi')).toThrow('never closed; write the arguments as a list');
  });

  it('reads back single-quoted arguments', () => {
    const word = fc.string().filter(text => !text.includes("'"));
    fc.assert(
      fc.property(fc.array(word), words => {
        expect(splitWords(words.map(one => `'${one}'`).join(' '))).toEqual(words);
      })
    );
  });
});

describe('nearest', () => {
  const names = ['platforms', 'push', 'build-args', 'tags'];
  test.each([
    {input: 'platform', want: 'platforms'},
    {input: 'build_arg', want: 'build-args'},
    {input: 'TAGS', want: 'tags'},
    {input: 'flavour', want: undefined}
  ])('$input', ({input, want}) => expect(nearest(input, names)).toBe(want));
});
