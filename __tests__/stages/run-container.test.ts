import {describe, expect, it, test} from 'vitest';
import type {Probes} from '../../src/engine/probes.ts';
import type {Rounds} from '../../src/engine/restart-probes.ts';
import type {ContainerEvent, ContainerSpec, ContainerState} from '../../src/ports/container.ts';
import type {ContainerRuntime} from '../../src/ports/runtime.ts';
import {checkService} from '../../src/stages/run-container.ts';
import {manualClock} from './support.ts';

const SPEC: ContainerSpec = {
  name: 'c1',
  image: 'acme/app@sha256:1',
  platform: 'linux/amd64',
  labels: {},
  publish: [],
  env: {},
  readOnly: false,
  tmpfs: [],
  mounts: [],
  pids: 10,
  capabilities: [],
  extraHosts: []
};

const STAY_UP: Probes['probes'] = [{check: {kind: 'stay-up', forMs: 5000}, limitMs: 60_000, words: 'stays up'}];
const BANS: Probes['bans'] = [{check: {kind: 'no-log', pattern: 'Traceback'}, words: 'no log /Traceback/'}];

const probesOf = (more: Partial<Rounds>): Rounds =>
  ({probes: STAY_UP, bans: [], publish: [], needsContainer: true, summary: '', ...more}) as Rounds;

const state = (status: string, exitCode = 0): ContainerState => ({
  status,
  exitCode,
  oomKilled: false,
  error: '',
  health: []
});

interface Engine {
  readonly state?: ContainerState | undefined;
  /** None: `docker events` tells nothing and ends at once. */
  readonly events?: readonly ContainerEvent[];
  readonly logs?: ContainerRuntime['logs'];
}

function check(probes: Rounds, {state: now, events = [], logs = async () => []}: Engine, again?: Probes) {
  const runtime = {
    watch: async (_: string, tell: (event: ContainerEvent) => void) => events.forEach(tell),
    start: async () => ({started: true}),
    create: async () => ({started: true}),
    startAgain: async () => ({started: true}),
    startAttached: () => new Promise(() => {}),
    stop: async () => {},
    state: async () => now,
    usage: async () => ({memory: 7}),
    logs
  } as unknown as ContainerRuntime;
  const {signal} = new AbortController();
  const none = {} as never;
  return checkService(SPEC, again ? {...probes, again} : probes, [], {
    runtime,
    http: none,
    tcp: none,
    clock: manualClock(9000),
    signal
  });
}

describe('a container whose events are lost', () => {
  test.each([
    {name: 'runs', state: state('running'), want: {passed: true, usage: {memory: 7}}},
    {
      name: 'has ended',
      state: state('exited', 1),
      want: {passed: false, reason: 'ended with exit code 1 after it had passed every check'}
    },
    {
      name: 'is paused',
      state: state('paused'),
      want: {passed: false, reason: 'is "paused", not running, after it had passed every check'}
    },
    {
      name: 'is gone',
      state: undefined,
      want: {
        passed: false,
        reason: 'was not there any more, or the engine does not tell of it, after it had passed every check'
      }
    }
  ])('is looked at in the end: it $name', async ({state, want}) => {
    expect(await check(probesOf({}), {state})).toMatchObject(want);
  });

  it('is not waited for without end where its log is looked at', async () => {
    expect(await check(probesOf({bans: BANS}), {state: state('created')})).toMatchObject({
      passed: false,
      reason: 'is "created", not running, after it had passed every check'
    });
    expect(await check(probesOf({bans: BANS}), {state: state('running')})).toMatchObject({passed: true});
  });
});

it('has its second life judged by what is looked at then', async () => {
  const again = probesOf({bans: BANS});
  const engine: Engine = {
    state: state('running'),
    events: [{kind: 'start', at: 4000}],
    logs: async () => ['Traceback of this life']
  };
  expect(await check(probesOf({}), engine)).toMatchObject({passed: true});
  expect(await check(probesOf({again}), engine)).toMatchObject({
    passed: false,
    probe: BANS[0],
    reason: expect.stringMatching(/must not have: Traceback of this life after a restart$/)
  });
});

it('looks at the log of the present life alone', async () => {
  const asked: (number | undefined)[] = [];
  const outcome = await check(probesOf({bans: BANS}), {
    state: state('running'),
    events: [{kind: 'start', at: 4000}],
    logs: async (_name, _lines, since) => {
      asked.push(since);
      return since === undefined ? ['Traceback of an earlier life'] : [];
    }
  });
  expect(outcome).toMatchObject({passed: true});
  expect(asked).toEqual([4000]);
});
