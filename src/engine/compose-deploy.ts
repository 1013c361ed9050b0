import type {GpuAccess} from '../ports/runtime.ts';
import type {ComposeDeploy, ComposeDevices, ComposeService} from './compose-project.ts';

const GPUS: Record<GpuAccess, ComposeDevices> = {
  runtime: {driver: 'nvidia', count: 'all', capabilities: ['gpu']},
  cdi: {driver: 'cdi', device_ids: ['nvidia.com/gpu=all'], capabilities: ['gpu']}
};

/** What a service has by `gpus` of the smoke test; undefined: what the file says. */
export type GpuGrant = GpuAccess | 'none' | undefined;

/**
 * `deploy` of the service under test: one container without a restart policy, since it must not die, and would get
 * another host port each time. Limits stand in the service itself: compose refuses a project that has them in both
 * places, also where one of them says nothing of what the other one limits.
 */
export function deployOf({deploy, mem_reservation}: ComposeService, gpus: GpuGrant): {readonly deploy?: ComposeDeploy} {
  const {replicas, restart_policy, resources: {limits, reservations, ...resources} = {}, ...rest} = deploy ?? {};
  const {devices: ofFile = [], ...reserved} = reservations ?? {};
  const devices = gpus === undefined ? ofFile : [...ofFile.filter(one => !isGpu(one)), ...granted(gpus)];
  if (deploy === undefined && devices.length === 0) return {};
  if (reservations === undefined && devices.length === 0) return {deploy: {...rest, resources}};
  const memory = mem_reservation === undefined ? {} : {memory: mem_reservation};
  const listed = devices.length === 0 ? {} : {devices};
  return {deploy: {...rest, resources: {...resources, reservations: {...reserved, ...memory, ...listed}}}};
}

const granted = (gpus: GpuAccess | 'none'): readonly ComposeDevices[] => (gpus === 'none' ? [] : [GPUS[gpus]]);

const isGpu = ({capabilities = [], device_ids = []}: ComposeDevices): boolean =>
  capabilities.includes('gpu') || device_ids.some(id => id.startsWith('nvidia.com/gpu'));
