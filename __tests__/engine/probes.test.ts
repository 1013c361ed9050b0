import {describe, expect, it, test} from 'vitest';
import {
  decideProbes,
  describeProbe,
  limitFor,
  passesStatus,
  STAY_UP_MS,
  wantedStatus
} from '../../src/engine/probes.ts';
import type {HttpCheck, SmokeTest} from '../../src/inputs/check-settings.ts';
import type {ImageConfig} from '../../src/ports.ts';

const smoke: SmokeTest = {
  timeoutMs: 60_000,
  container: {env: {}, readOnly: false, tmpfs: [], volumes: [], extraHosts: []},
  checks: [],
  restart: false,
  foreignBinaries: []
};
const check: HttpCheck = {kind: 'http', path: '/health', lenient: false};
const plain: ImageConfig = {platform: 'linux/amd64', hasHealthcheck: false, exposedPorts: [], size: 1, layers: 1};

describe('decideProbes', () => {
  test.each([
    {
      name: 'nothing known: it stays up',
      given: smoke,
      config: plain,
      probes: [{kind: 'stay-up', forMs: STAY_UP_MS}],
      publish: []
    },
    {
      name: 'the HEALTHCHECK of the image',
      given: smoke,
      config: {...plain, hasHealthcheck: true, exposedPorts: [8000]},
      probes: [{kind: 'healthcheck'}],
      publish: []
    },
    {
      name: 'a path, by the one port that the image exposes',
      given: {...smoke, checks: [check]},
      config: {...plain, exposedPorts: [8000]},
      probes: [{kind: 'http', port: 8000, path: '/health', lenient: false}],
      publish: [8000]
    },
    {
      name: 'a path, by the port of the smoke test',
      given: {...smoke, port: 9000, checks: [{...check, status: 204}]},
      config: {...plain, exposedPorts: [8000]},
      probes: [{kind: 'http', port: 9000, path: '/health', lenient: false, status: 204}],
      publish: [9000]
    },
    {
      name: 'the port of a check before all others; each is published once',
      given: {...smoke, port: 9000, checks: [{...check, port: 1}, check, {...check, path: '/b'}]},
      config: plain,
      probes: [
        {kind: 'http', port: 1, path: '/health', lenient: false},
        {kind: 'http', port: 9000, path: '/health', lenient: false},
        {kind: 'http', port: 9000, path: '/b', lenient: false}
      ],
      publish: [1, 9000]
    },
    {
      name: 'HEALTHCHECK and HTTP together',
      given: {...smoke, port: 80, checks: [check]},
      config: {...plain, hasHealthcheck: true},
      probes: [{kind: 'healthcheck'}, {kind: 'http', port: 80, path: '/health', lenient: false}],
      publish: [80]
    }
  ])('$name', ({given, config, probes, publish}) =>
    expect(decideProbes(given, config)).toEqual({ok: true, probes, publish})
  );

  test.each([
    {name: 'none', exposedPorts: [], want: 'the image exposes none'},
    {name: 'two', exposedPorts: [80, 443], want: 'the image exposes 80, 443'}
  ])('asks for the port when the image exposes $name', ({exposedPorts, want}) => {
    const decision = decideProbes({...smoke, checks: [check]}, {...plain, exposedPorts});
    expect(decision).toMatchObject({
      ok: false,
      problem: expect.stringContaining(want),
      remedy: expect.stringContaining('health-port')
    });
  });
});

describe('limitFor', () => {
  it('gives an emulated platform more', () => {
    expect(limitFor(60_000, false)).toBe(60_000);
    expect(limitFor(60_000, true)).toBe(240_000);
  });
});

describe('passesStatus', () => {
  test.each([
    {status: 200, wanted: undefined, lenient: false, want: true},
    {status: 204, wanted: undefined, lenient: false, want: true},
    {status: 302, wanted: undefined, lenient: false, want: false},
    {status: 404, wanted: undefined, lenient: false, want: false},
    {status: 404, wanted: undefined, lenient: true, want: true},
    {status: 500, wanted: undefined, lenient: true, want: false},
    {status: 401, wanted: 401, lenient: false, want: true},
    {status: 200, wanted: 401, lenient: true, want: false}
  ])('$status, wanted $wanted, lenient $lenient: $want', ({status, wanted, lenient, want}) =>
    expect(passesStatus(status, wanted, lenient)).toBe(want)
  );

  it('says in words what it wants', () => {
    expect([wantedStatus(undefined, false), wantedStatus(undefined, true), wantedStatus(418, true)]).toEqual([
      '2xx',
      'any below 500',
      '418'
    ]);
  });
});

test.each([
  {probe: {kind: 'healthcheck'}, want: 'HEALTHCHECK'},
  {probe: {kind: 'http', port: 80, path: '/x', lenient: false}, want: 'GET :80/x'},
  {probe: {kind: 'stay-up', forMs: 3000}, want: 'stayed up 3 s'}
] as const)('describeProbe: $want', ({probe, want}) => expect(describeProbe(probe)).toBe(want));
