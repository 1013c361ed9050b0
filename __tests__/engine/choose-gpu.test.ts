import {describe, expect, test} from 'vitest';
import {chooseGpu, type GpuChoice} from '../../src/engine/choose-gpu.ts';
import type {ContainerOptions, SmokeTest} from '../../src/inputs/check-settings.ts';
import type {GpuAccess} from '../../src/ports/runtime.ts';

const container: ContainerOptions = {env: {}, readOnly: false, tmpfs: [], volumes: [], extraHosts: []};
const smoke = (options: Partial<ContainerOptions>, more: Partial<SmokeTest> = {}): SmokeTest => ({
  timeoutMs: 1,
  checks: [],
  restart: false,
  foreignBinaries: [],
  container: {...container, ...options},
  ...more
});
const log = {kind: 'log', pattern: 'x'} as const;
const plain = smoke({});
const auto = smoke({gpus: 'auto'});
const all = smoke({gpus: 'all'});
const none = smoke({gpus: 'none', command: ['serve']});
const configured = smoke({gpus: 'auto', command: ['serve']});
const checked = smoke({gpus: 'auto'}, {checks: [log]});
const fallback = smoke(
  {gpus: 'auto', command: ['serve'], env: {A: '1', B: '1'}},
  {withoutGpu: {command: ['serve', '--cpu'], env: {B: '2'}}, checks: [log]}
);

describe('chooseGpu', () => {
  test.each<{name: string; given: SmokeTest; access: GpuAccess | undefined; want: GpuChoice}>([
    {name: 'not asked for', given: plain, access: 'runtime', want: {run: true, smoke: plain}},
    {name: 'turned off', given: none, access: 'runtime', want: {run: true, smoke: none}},
    {name: 'auto, where there is one', given: auto, access: 'cdi', want: {run: true, smoke: auto, gpus: 'cdi'}},
    {
      name: 'auto with a fallback, where there is one',
      given: fallback,
      access: 'runtime',
      want: {run: true, smoke: fallback, gpus: 'runtime'}
    },
    {
      name: 'auto with a fallback, where there is none',
      given: fallback,
      access: undefined,
      want: {
        run: true,
        lacksGpu: true,
        smoke: {
          ...fallback,
          container: {...fallback.container, command: ['serve', '--cpu'], env: {A: '1', B: '2'}}
        }
      }
    },
    {
      name: 'auto with other checks without',
      given: smoke({gpus: 'auto'}, {withoutGpu: {checks: [log]}}),
      access: undefined,
      want: {run: true, lacksGpu: true, smoke: smoke({gpus: 'auto'}, {withoutGpu: {checks: [log]}, checks: [log]})}
    },
    {
      name: 'auto with a command',
      given: configured,
      access: undefined,
      want: {run: true, lacksGpu: true, smoke: configured}
    },
    {name: 'auto with checks', given: checked, access: undefined, want: {run: true, lacksGpu: true, smoke: checked}},
    {name: 'auto alone', given: auto, access: undefined, want: {run: false, reason: 'no GPU here'}},
    {name: 'demanded', given: all, access: undefined, want: {run: true, smoke: all, gpus: 'runtime'}}
  ])('$name', ({given, access, want}) => expect(chooseGpu(given, access)).toEqual(want));
});
