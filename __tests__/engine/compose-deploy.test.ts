import {expect, test} from 'vitest';
import {deployOf, type GpuGrant} from '../../src/engine/compose-deploy.ts';
import type {ComposeDeploy, ComposeDevices, ComposeService} from '../../src/engine/compose-project.ts';

const NVIDIA = {driver: 'nvidia', count: 'all', capabilities: ['gpu']};
const CDI = {driver: 'cdi', device_ids: ['nvidia.com/gpu=all'], capabilities: ['gpu']};
const one = {driver: 'nvidia', count: 1, capabilities: ['gpu', 'utility']};
const tpu = {driver: 'tpu', capabilities: ['tpu']};
const reserving = (...devices: readonly ComposeDevices[]): ComposeDeploy => ({resources: {reservations: {devices}}});

test.each<{name: string; service: ComposeService; gpus: GpuGrant; want: ComposeDeploy | undefined}>([
  {name: 'nothing', service: {}, gpus: undefined, want: undefined},
  {name: 'no GPU', service: {}, gpus: 'none', want: undefined},
  {name: 'GPUs by the runtime', service: {}, gpus: 'runtime', want: reserving(NVIDIA)},
  {name: 'GPUs by CDI', service: {}, gpus: 'cdi', want: reserving(CDI)},
  {name: 'what the file says of GPUs', service: {deploy: reserving(one)}, gpus: undefined, want: reserving(one)},
  {name: 'other GPUs', service: {deploy: reserving(one, tpu)}, gpus: 'runtime', want: reserving(tpu, NVIDIA)},
  {
    name: 'none of the GPUs of the file',
    service: {deploy: reserving(one)},
    gpus: 'none',
    want: {resources: {reservations: {}}}
  },
  {
    name: 'no replicas, no restarts and no limits',
    service: {
      deploy: {replicas: 3, restart_policy: {}, mode: 'replicated', resources: {limits: {memory: '9'}}}
    },
    gpus: undefined,
    want: {mode: 'replicated', resources: {}}
  },
  {
    name: 'reserved memory as the service says it',
    service: {mem_reservation: '100'},
    gpus: 'runtime',
    want: {resources: {reservations: {memory: '100', devices: [NVIDIA]}}}
  }
])('the service under test has: $name', ({service, gpus, want}) => {
  expect(deployOf(service, gpus).deploy).toEqual(want);
});
