import {describe, expect, it, test} from 'vitest';
import {decideProbes, limitFor, type ReadyCheck, STAY_UP_MS, type Wanted} from '../../src/engine/probes.ts';
import type {Check, HttpCheck} from '../../src/inputs/check-settings.ts';
import type {ImageConfig} from '../../src/ports/runtime.ts';

const wanted: Wanted = {timeoutMs: 60_000, checks: []};
const check: HttpCheck = {kind: 'http', path: '/health', lenient: false};
const run: Check = {kind: 'run', command: ['--version'], exitCode: 0};
const plain: ImageConfig = {
  platform: 'linux/amd64',
  hasHealthcheck: false,
  exposedPorts: [],
  size: 1,
  layers: 1,
  user: '',
  entrypoint: [],
  command: [],
  env: [],
  workdir: ''
};
const healthy = {...plain, hasHealthcheck: true};

interface Case {
  readonly name: string;
  readonly given: Wanted;
  readonly config: ImageConfig;
  readonly checks: readonly ReadyCheck[];
  readonly publish?: readonly number[];
}

const decided = (given: Wanted, config: ImageConfig, emulated?: boolean) => {
  const decision = decideProbes(given, config, emulated);
  if (!decision.ok) throw new Error(decision.problem);
  return decision;
};

describe('decideProbes', () => {
  test.each<Case>([
    {
      name: 'nothing known: it stays up',
      given: wanted,
      config: plain,
      checks: [{kind: 'stay-up', forMs: STAY_UP_MS}]
    },
    {
      name: 'the HEALTHCHECK of the image',
      given: wanted,
      config: {...healthy, exposedPorts: [8000]},
      checks: [{kind: 'healthcheck'}]
    },
    {
      name: 'a path, by the one port that the image exposes',
      given: {...wanted, checks: [check]},
      config: {...plain, exposedPorts: [8000]},
      checks: [{...check, port: 8000}],
      publish: [8000]
    },
    {
      name: 'a path, by the port of the smoke test',
      given: {...wanted, port: 9000, checks: [{...check, status: 204}]},
      config: {...plain, exposedPorts: [8000]},
      checks: [{...check, port: 9000, status: 204}],
      publish: [9000]
    },
    {
      name: 'the port of a check before all others; each is published once',
      given: {...wanted, port: 9000, checks: [{kind: 'tcp', port: 1}, check, {...check, path: '/b'}]},
      config: plain,
      checks: [
        {kind: 'tcp', port: 1},
        {...check, port: 9000},
        {...check, port: 9000, path: '/b'}
      ],
      publish: [1, 9000]
    },
    {
      name: 'HEALTHCHECK first',
      given: {...wanted, port: 80, checks: [check]},
      config: healthy,
      checks: [{kind: 'healthcheck'}, {...check, port: 80}],
      publish: [80]
    },
    {
      name: 'HEALTHCHECK where it is named',
      given: {...wanted, port: 80, checks: [{kind: 'tcp'}, {kind: 'healthcheck', withinMs: 5}]},
      config: healthy,
      checks: [
        {kind: 'tcp', port: 80},
        {kind: 'healthcheck', withinMs: 5}
      ],
      publish: [80]
    },
    {
      name: 'staying up, when nothing else lasts until the log is looked at',
      given: {...wanted, checks: [{kind: 'no-log', pattern: 'panic'}]},
      config: plain,
      checks: [{kind: 'stay-up', forMs: STAY_UP_MS}]
    }
  ])('$name', ({given, config, checks, publish = []}) => {
    const decision = decided(given, config);
    expect(decision.probes.map(probe => probe.check)).toEqual(checks);
    expect(decision.publish).toEqual(publish);
    expect(decision.needsContainer).toBe(true);
  });

  it('starts no container for one-shot commands alone, unless the image is a service', () => {
    expect(decided({...wanted, checks: [run, run]}, plain).needsContainer).toBe(false);
    expect(decided({...wanted, checks: [run]}, healthy).needsContainer).toBe(true);
    expect(decided({...wanted, checks: [run, {kind: 'log', pattern: 'up'}]}, plain).needsContainer).toBe(true);
  });

  it('gives each check its own limit, an emulated one more', () => {
    const checks = [{...check, withinMs: 5000}, check];
    const limits = (emulated: boolean) =>
      decided({...wanted, port: 1, checks}, plain, emulated).probes.map(({limitMs}) => limitMs);
    expect(limits(false)).toEqual([5000, 60_000]);
    expect(limits(true)).toEqual([20_000, 240_000]);
  });

  it('says which check it is, and all of them in a few words', () => {
    const checks: readonly Check[] = [check, {kind: 'no-log', pattern: 'panic'}, run];
    const {probes, bans, summary} = decided({...wanted, port: 80, checks}, healthy);
    expect([...probes, ...bans].map(({words}) => words)).toEqual([
      'check 1 of 4: HEALTHCHECK',
      'check 2 of 4: GET :80/health',
      'check 4 of 4: run --version',
      'check 3 of 4: no log /panic/'
    ]);
    expect(summary).toBe('HEALTHCHECK, GET :80/health, no log /panic/, run --version');
    expect(decided(wanted, healthy).probes[0]?.words).toBe('HEALTHCHECK');
  });

  test.each([
    {name: 'none', exposedPorts: [], want: 'the image exposes none'},
    {name: 'two', exposedPorts: [80, 443], want: 'the image exposes 80, 443'}
  ])('asks for the port when the image exposes $name', ({exposedPorts, want}) => {
    for (const one of [check, {kind: 'tcp'} as const]) {
      expect(decideProbes({...wanted, checks: [one]}, {...plain, exposedPorts})).toMatchObject({
        ok: false,
        problem: expect.stringContaining(want),
        remedy: expect.stringContaining('health-port')
      });
    }
  });

  it('refuses to wait for a HEALTHCHECK that the image does not have', () => {
    expect(decideProbes({...wanted, checks: [{kind: 'healthcheck'}]}, plain)).toMatchObject({
      ok: false,
      problem: 'There is a healthcheck among the checks, and the image has no HEALTHCHECK'
    });
  });
});

describe('limitFor', () => {
  it('gives an emulated platform more', () => {
    expect(limitFor(60_000, false)).toBe(60_000);
    expect(limitFor(60_000, true)).toBe(240_000);
  });
});
