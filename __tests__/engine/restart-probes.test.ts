import {describe, expect, it} from 'vitest';
import {decideRounds, type Rounds, summarizeRounds} from '../../src/engine/restart-probes.ts';
import type {Check, Restart} from '../../src/inputs/check-settings.ts';
import type {ImageConfig} from '../../src/ports/runtime.ts';

const CONFIG: ImageConfig = {
  platform: 'linux/amd64',
  hasHealthcheck: true,
  exposedPorts: [80],
  size: 1,
  layers: 1,
  user: '',
  entrypoint: [],
  command: [],
  env: [],
  workdir: ''
};
const LIST: Check = {kind: 'http', path: '/list', port: 8080, lenient: false};
const TOOL: Check = {kind: 'run', command: ['--version'], exitCode: 0};

const decide = (restart: Restart, checks: readonly Check[], config: Partial<ImageConfig> = {}) =>
  decideRounds({timeoutMs: 1000, checks, restart}, {...CONFIG, ...config});

function rounds(...given: Parameters<typeof decide>): Rounds {
  const decision = decide(...given);
  if (!decision.ok) throw new Error(decision.problem);
  return decision;
}

const kinds = ({probes}: Pick<Rounds, 'probes'>) => probes.map(({check}) => check.kind);

describe('what is looked at after a restart', () => {
  it('is nothing without one', () => {
    const found = rounds(false, [LIST]);
    expect(found.again).toBeUndefined();
    expect(summarizeRounds(found)).toBe('HEALTHCHECK, GET :8080/list');
  });

  it('is the same again', () => {
    const found = rounds(true, [LIST]);
    expect(found.again?.probes).toEqual(found.probes);
    expect(summarizeRounds(found)).toBe('HEALTHCHECK, GET :8080/list, again after a restart');
  });

  it('is what is said of it, after the HEALTHCHECK', () => {
    const found = rounds({checks: [LIST]}, [{kind: 'http', path: '/', lenient: false}]);
    expect(kinds(found)).toEqual(['healthcheck', 'http']);
    expect(kinds(found.again ?? found)).toEqual(['healthcheck', 'http']);
    expect(summarizeRounds(found)).toBe('HEALTHCHECK, GET :80/, after a restart: HEALTHCHECK, GET :8080/list');
  });

  it('has its ports published from the start', () => {
    expect(rounds({checks: [LIST]}, [{kind: 'tcp'}]).publish).toEqual([80, 8080]);
    expect(rounds({checks: [LIST]}, [LIST]).publish).toEqual([8080]);
  });

  it('makes a service of what is else looked at by one-shot containers', () => {
    expect(rounds(true, [TOOL], {hasHealthcheck: false}).needsContainer).toBe(false);
    expect(rounds({checks: [LIST]}, [TOOL], {hasHealthcheck: false}).needsContainer).toBe(true);
  });

  it('must be possible', () => {
    const decision = decide({checks: [{kind: 'http', path: '/list', lenient: false}]}, [], {exposedPorts: []});
    expect(decision).toMatchObject({ok: false, problem: expect.stringContaining('No port is known')});
  });
});
