import {expect, it, test} from 'vitest';
import {parseProject} from '../../src/engine/compose-project.ts';
import {
  culprit,
  describeState,
  parseServices,
  readiness,
  readListing,
  type ServiceState
} from '../../src/engine/compose-services.ts';
import {cli} from '../contract/cli.ts';

const LINES = cli('compose/ps.jsonl');
const STATES: readonly ServiceState[] = [
  {service: 'db', name: 'shop-db-1', state: 'exited', health: '', exitCode: 3},
  {service: 'web', name: 'shop-web', state: 'created', health: '', exitCode: 0}
];

test.each([
  {name: 'a line for each', text: LINES, want: STATES},
  {name: 'a list, as before 2.21', text: `[${LINES.trim().split('\n').join(',')}]`, want: STATES},
  {name: 'one-shot containers among them', text: LINES.replaceAll('oneoff=False', 'oneoff=True'), want: []},
  {name: 'nothing', text: '\n', want: []}
])('reads the services of a project: $name', ({text, want}) => {
  expect(parseServices(text)).toEqual(want);
});

test.each([
  {name: 'all of them', answer: [0, LINES, ''], want: {known: true, states: STATES}},
  {
    name: 'none, while they are up',
    answer: [0, '\n', ''],
    want: {known: false, states: [], words: 'docker compose ps lists no containers'}
  },
  {
    name: 'an error',
    answer: [1, '', 'Cannot connect to the Docker daemon\n'],
    want: {known: false, states: [], words: 'Cannot connect to the Docker daemon'}
  },
  {
    name: 'no end of it',
    answer: [null, LINES, ''],
    want: {known: false, states: [], words: 'docker compose ps does not answer'}
  }
] as const)('takes for an answer of compose: $name', ({answer: [exitCode, stdout, stderr], want}) => {
  expect(readListing(exitCode, stdout, stderr)).toEqual(want);
});

const state = (service: string, of: Partial<ServiceState>): ServiceState => ({
  service,
  name: `shop-${service}-1`,
  state: 'running',
  health: '',
  exitCode: 0,
  ...of
});

test.each([
  {of: {}, want: 'ready', words: 'running'},
  {of: {health: 'healthy'}, want: 'ready', words: 'running, healthy'},
  {of: {health: 'starting'}, want: 'waiting', words: 'running, starting'},
  {of: {health: 'unhealthy'}, want: 'waiting', words: 'running, unhealthy'},
  {of: {state: 'exited'}, want: 'ready', words: 'exited with code 0'},
  {of: {state: 'exited', exitCode: 3}, want: 'failed', words: 'exited with code 3'},
  {of: {state: 'restarting', exitCode: 1}, want: 'waiting', words: 'restarting with code 1'},
  {of: {state: 'created'}, want: 'waiting', words: 'not started'},
  {of: {state: 'dead'}, want: 'failed', words: 'dead with code 0'}
])('a service that is $words is $want', ({of, want, words}) => {
  expect([readiness(state('db', of)), describeState(state('db', of))]).toEqual([want, words]);
});

const PROJECT = parseProject(
  JSON.stringify({services: {web: {depends_on: {api: {}}}, api: {depends_on: {db: {}}}, db: {}, mail: {}}})
);

test.each([
  {
    name: 'what failed',
    states: [state('mail', {state: 'created'}), state('api', {state: 'exited', exitCode: 1})],
    want: 'api'
  },
  {
    name: 'the first in a chain that waits',
    states: [state('web', {state: 'created'}), state('api', {state: 'created'}), state('db', {health: 'starting'})],
    want: 'db'
  },
  {
    name: 'what starts again and again',
    states: [state('db', {health: 'starting'}), state('mail', {state: 'restarting', exitCode: 1})],
    want: 'mail'
  },
  {name: 'nobody, when all are ready', states: [state('db', {}), state('web', {})], want: undefined}
])('at fault is $name', ({states, want}) => {
  expect(culprit(states, PROJECT, () => true)?.service).toBe(want);
});

it('looks for the fault among those that are waited for', () => {
  const states = [state('mail', {state: 'exited', exitCode: 1}), state('db', {health: 'starting'})];
  expect(culprit(states, PROJECT, service => service !== 'mail')?.service).toBe('db');
});
