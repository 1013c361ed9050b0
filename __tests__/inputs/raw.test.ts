import {describe, expect, it} from 'vitest';
import {INPUT_NAMES} from '../../src/inputs/definitions.ts';
import {readRawInputs} from '../../src/inputs/raw.ts';

describe('readRawInputs', () => {
  it('reads hyphened names, trims, and fills in defaults', () => {
    const {values} = readRawInputs({'INPUT_BUILD-ARGS': ' A=1\nB=2\n', INPUT_PUSH: ''});
    expect(values['build-args']).toBe('A=1\nB=2');
    expect(values.push).toBe('auto');
    expect(values.parallel).toBe('4');
    expect(values['github-token']).toBe('');
    expect(Object.keys(values)).toEqual(INPUT_NAMES);
  });

  it('collects unknown inputs that are not empty', () => {
    const env = {INPUT_PLATFORM: 'linux/amd64', INPUT_LOAD: ' ', PATH: '/bin', INPUTS: 'x'};
    expect(readRawInputs(env).unknown).toEqual(['platform']);
  });
});
