import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {actionYaml} from '../../scripts/generate/action.ts';
import {readmeWithTables} from '../../scripts/generate/readme.ts';
import {configSchemaText} from '../../scripts/generate/schema.ts';
import {INPUT_NAMES, INPUTS, type InputDefinition} from '../../src/inputs/definitions.ts';
import {OUTPUTS} from '../../src/inputs/outputs.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const action = parse(read('action.yml'));

describe('action.yml', () => {
  it('declares exactly the inputs and outputs of the definitions', () => {
    expect(Object.keys(action.inputs)).toEqual(INPUT_NAMES);
    expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS));
    for (const name of INPUT_NAMES) {
      const {description, default: value}: InputDefinition = INPUTS[name];
      expect(action.inputs[name]).toEqual({
        description,
        required: false,
        ...(value === undefined ? {} : {default: value})
      });
    }
  });

  it('gives no default to what the config file can say too', () => {
    for (const name of INPUT_NAMES) {
      const row: InputDefinition = INPUTS[name];
      expect(row.default !== undefined && row.fallback !== undefined).toBe(false);
    }
  });

  it('runs the bundle on Node 24, before and after', () => {
    expect(action.runs).toEqual({using: 'node24', main: 'dist/index.js', post: 'dist/index.js'});
  });

  it('is up to date, and generating it again changes nothing', () => {
    expect(actionYaml(read('action.yml'))).toBe(read('action.yml'));
  });
});

describe('README tables', () => {
  it('are up to date', () => {
    expect(readmeWithTables(read('README.md'), read('action.yml'))).toBe(read('README.md'));
  });

  it('need a description of every input', () => {
    const broken = 'inputs: {tags: {required: false}}\noutputs: {}';
    expect(() => readmeWithTables('', broken)).toThrow('"tags" has no description in action.yml');
  });

  it('need their markers', () => {
    expect(() => readmeWithTables('# Title', read('action.yml'))).toThrow('README.md has no <!-- inputs:start -->');
  });
});

describe('the JSON schema', () => {
  it('is up to date', () => {
    expect(configSchemaText()).toBe(read('schema/multiarch.schema.json'));
  });

  it('describes every key', () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const {properties} = node as {properties?: Record<string, {description?: string}>};
      for (const [key, value] of Object.entries(properties ?? {})) {
        if (!value.description) undescribed.push(`${path}.${key}`);
      }
      for (const [key, value] of Object.entries(node)) walk(value, `${path}.${key}`);
    };
    walk(JSON.parse(configSchemaText()), '');
    expect(undescribed).toEqual([]);
  });
});
