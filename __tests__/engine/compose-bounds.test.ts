import {expect, test} from 'vitest';
import {boundsOf, type Host, memoryOf} from '../../src/engine/compose-bounds.ts';
import type {ComposeService} from '../../src/engine/compose-project.ts';
import type {ContainerOptions} from '../../src/inputs/check-settings.ts';

const nothing: ContainerOptions = {env: {}, readOnly: false, tmpfs: [], volumes: [], extraHosts: []};
const host = {memory: 8000, user: ''};
const ROOT = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'];
const limits = {limits: {memory: '900', cpus: '0.50', pids: 7}};
const silent = {
  mem_limit: '6000',
  memswap_limit: '6000',
  pids_limit: 4096,
  logging: {driver: 'json-file', options: {'max-size': '16m', 'max-file': '2'}},
  cap_drop: ['ALL'],
  cap_add: ROOT
};

interface Case {
  readonly name: string;
  readonly service?: ComposeService;
  readonly asked?: Partial<ContainerOptions>;
  readonly of?: Host;
  readonly want: object;
}

test.each<Case>([
  {name: 'a file that says nothing', want: silent},
  {
    name: 'an image with a user of its own',
    of: {...host, user: 'app'},
    want: {...silent, cap_add: ['NET_BIND_SERVICE']}
  },
  {name: 'a service with one', service: {user: '1000:1000'}, want: {...silent, cap_add: ['NET_BIND_SERVICE']}},
  {name: 'a user that the smoke test names', service: {user: '1000'}, asked: {user: 'root'}, want: silent},
  {
    name: 'limits of the file',
    service: {mem_limit: '900', cpus: 0.5, pids_limit: -1, logging: {driver: 'none'}},
    want: {mem_limit: '900', cpus: 0.5, pids_limit: -1, logging: {driver: 'none'}}
  },
  {
    name: 'limits below "deploy"',
    service: {deploy: {resources: limits}},
    want: {mem_limit: '900', cpus: '0.50', pids_limit: 7}
  },
  {
    name: 'limits of the smoke test over those of the file',
    service: {deploy: {resources: limits}},
    asked: {memory: 1000, cpus: 2, pids: 9},
    want: {mem_limit: '1000', memswap_limit: '1000', cpus: 2, pids_limit: 9}
  },
  {
    name: 'more reserved memory than the share',
    service: {deploy: {resources: {reservations: {memory: '7000'}}}},
    want: {...silent, mem_limit: '7000', memswap_limit: '7000'}
  }
])('a service has bounds: $name', ({service = {}, asked = {}, of = host, want}) => {
  expect(boundsOf(service, {...nothing, ...asked}, of)).toMatchObject(want);
});

test.each<{name: string; service: ComposeService}>([
  {name: 'adds some', service: {cap_add: ['NET_ADMIN']}},
  {name: 'drops some', service: {cap_drop: ['NET_RAW']}},
  {name: 'is privileged', service: {privileged: true}}
])('capabilities stay where the file $name, until the smoke test asks for others', ({service}) => {
  const kept = boundsOf(service, nothing, host);
  expect(kept).not.toHaveProperty('cap_add');
  expect(kept).not.toHaveProperty('cap_drop');
  const asked = boundsOf(service, {...nothing, capAdd: ['SYS_TIME']}, host);
  expect(asked).toMatchObject({cap_drop: ['ALL'], cap_add: ['SYS_TIME']});
});

test('an engine that does not tell its memory gives no limit', () => {
  const bounds = boundsOf({}, nothing, {...host, memory: undefined});
  expect(Object.keys(bounds).sort()).toEqual(['cap_add', 'cap_drop', 'logging', 'pids_limit']);
});

test('a limit of the file leaves its swap as it is', () => {
  expect(boundsOf({mem_limit: '900'}, nothing, host)).not.toHaveProperty('memswap_limit');
  expect([memoryOf({}), memoryOf({mem_limit: '900'}), memoryOf({deploy: {resources: limits}})]).toEqual([
    undefined,
    900,
    900
  ]);
});
