import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {INPUT_NAMES} from '../../src/inputs/definitions.ts';
import {parseInputs} from '../../src/inputs/parse.ts';
import {readRawInputs} from '../../src/inputs/raw.ts';

const YAML_BITS = [
  'images',
  'a',
  ': ',
  '\n  ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  'smoke',
  '&x ',
  '*x',
  '"',
  '#',
  '1.10',
  'null',
  '!!map ',
  '<<',
  ', ',
  '|\n',
  '__proto__',
  'variants'
];
const anyText = fc.oneof(
  fc.string(),
  fc.string({unit: 'binary'}),
  fc.array(fc.constantFrom(...YAML_BITS), {maxLength: 25}).map(bits => bits.join('')),
  fc.json()
);

describe('parseInputs', () => {
  it('never throws, whatever the texts', async () => {
    const values = fc.dictionary(fc.constantFrom(...INPUT_NAMES), anyText, {maxKeys: 8});
    await fc.assert(
      fc.asyncProperty(values, fc.option(anyText, {nil: undefined}), async (given, configText) => {
        const {values: defaults} = readRawInputs({});
        const unknown = Object.values(given).slice(0, 1);
        const text = configText === undefined ? {} : {configText};
        const result = await parseInputs({values: {...defaults, ...given}, unknown, ...text, defaultRepository: 'a/b'});
        if (result.ok) expect(result.settings.images.every(image => image.variants.length > 0)).toBe(true);
        else expect(result.problems.every(({input, message}) => input !== undefined && message !== '')).toBe(true);
      }),
      {numRuns: 500}
    );
  });

  it('survives any YAML tree in place of variants and config', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async tree => {
        const text = JSON.stringify({images: tree, tags: tree, labels: tree, platforms: tree});
        const {values} = readRawInputs({INPUT_CONFIG: 'c.yml', INPUT_VARIANTS: JSON.stringify(tree)});
        const result = await parseInputs({values, unknown: [], configText: text, defaultRepository: 'a/b'});
        expect(typeof result.ok).toBe('boolean');
      }),
      {numRuns: 300}
    );
  });

  it('is deterministic', async () => {
    const raw = {...readRawInputs({INPUT_VARIANTS: '{a: , b: {default: true}}'}), defaultRepository: 'a/b'};
    expect(JSON.stringify(await parseInputs(raw))).toBe(JSON.stringify(await parseInputs(raw)));
  });
});
