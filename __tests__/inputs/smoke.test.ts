import {describe, expect, it, test} from 'vitest';
import {type Given, settingsOf, variant} from './support.ts';

const container = {env: {}, readOnly: false, tmpfs: [], volumes: [], extraHosts: []};
const base = {timeoutMs: 60_000, container, restart: false, foreignBinaries: []};
const lenient = {kind: 'http', path: '/', lenient: true};
const strict = {kind: 'http', path: '/health', lenient: false};

const CASES: readonly {name: string; given: Given; want: unknown}[] = [
  {name: 'auto', given: {smoke: 'auto'}, want: {...base, checks: []}},
  {name: 'off', given: {smoke: 'off'}, want: 'off'},
  {name: 'a port alone', given: {'health-port': '8080'}, want: {...base, port: 8080, checks: [lenient]}},
  {name: 'a path alone', given: {'health-path': '/health'}, want: {...base, checks: [strict]}},
  {
    name: 'port and path',
    given: {'health-port': '80', 'health-path': '/health'},
    want: {...base, port: 80, checks: [strict]}
  },
  {name: 'a time limit alone', given: {'health-timeout': '5'}, want: {...base, timeoutMs: 5000, checks: []}},
  {name: 'YAML with a port', given: {smoke: 'port: 80'}, want: {...base, port: 80, checks: [lenient]}},
  {
    name: 'YAML with a port and no checks',
    given: {smoke: '{port: 80, checks: []}'},
    want: {...base, port: 80, checks: []}
  },
  {
    name: 'YAML with a program and requests',
    given: {
      smoke:
        '{port: 80, timeout: 90, command: [a, b c], entrypoint: sh, env: {A: 1.10, B: , C: true}, checks: [{http: {path: /health, port: 81, status: 204}}, {http: {port: 82}}]}'
    },
    want: {
      ...base,
      port: 80,
      timeoutMs: 90_000,
      container: {...container, command: ['a', 'b c'], entrypoint: 'sh', env: {A: '1.10', B: '', C: 'true'}},
      checks: [
        {...strict, port: 81, status: 204},
        {...lenient, port: 82}
      ]
    }
  },
  {
    name: 'health inputs over YAML',
    given: {smoke: '{port: 80, timeout: 9s}', 'health-path': '/health', 'health-timeout': '8s'},
    want: {...base, port: 80, timeoutMs: 8000, checks: [strict]}
  }
];

describe('smoke settings', () => {
  test.each(CASES)('$name', async ({given, want}) => expect(variant(await settingsOf(given)).smoke).toEqual(want));

  it('merge key by key into a variant, and off stays off', async () => {
    const variants = 'a: {smoke: {env: {B: 2}}}\nb: {smoke: off}\nc: {smoke: auto}';
    const settings = await settingsOf({variants, smoke: '{port: 80, env: {A: 1}}'});
    expect(variant(settings, 'a').smoke).toEqual({
      ...base,
      port: 80,
      container: {...container, env: {A: '1', B: '2'}},
      checks: [lenient]
    });
    expect(variant(settings, 'b').smoke).toBe('off');
    expect(variant(settings, 'c').smoke).toEqual({...base, checks: []});
  });

  it('keep what a variant does not say, and take its checks instead of those of the image', async () => {
    const configText = `
images:
  a:
    smoke:
      memory: 64m
      gpus: auto
      checks: [http: /a, log: up]
      without-gpu: {command: serve --cpu, env: {A: 1}}
    variants:
      cpu: {smoke: {gpus: none, checks: [tcp: 80]}}
      gpu: {smoke: {without-gpu: {env: {B: 2}}, user: 1000, cap-add: []}}
`;
    const settings = await settingsOf({config: 'c.yml'}, {configText});
    expect(variant(settings, 'cpu').smoke).toMatchObject({
      checks: [{kind: 'tcp', port: 80}],
      container: {memory: 2 ** 26, gpus: 'none'}
    });
    expect(variant(settings, 'gpu').smoke).toMatchObject({
      checks: [{path: '/a'}, {pattern: 'up'}],
      withoutGpu: {command: ['serve', '--cpu'], env: {A: '1', B: '2'}},
      container: {memory: 2 ** 26, gpus: 'auto', user: '1000', capAdd: []}
    });
  });

  it('are not turned on by a health input when the config file turns them off', async () => {
    const configText = 'images: {a: {smoke: off}}';
    const settings = await settingsOf({config: 'c.yml', 'health-path': '/health'}, {configText});
    expect(variant(settings).smoke).toBe('off');
  });
});
